namespace Search.Engine;

/// <summary>A hit's place in the order of a search: what <see cref="SearchOptions.After"/> goes on behind. Good for the snapshot that the hit was found in.</summary>
/// <param name="Rank">Hits up to this one, from 1 on.</param>
/// <param name="DocId">The document's id.</param>
/// <param name="Score">Its score; counts where the order is by score.</param>
/// <param name="SortValue">Its value; counts where the order is by a field. Null: it has none.</param>
public sealed record HitCursor(int Rank, int DocId, float Score, long? SortValue = null);
