namespace Search.Engine;

/// <summary>A hit's place in the order of a search: what <see cref="SearchOptions.After"/> goes on behind. Good for the snapshot that the hit was found in.</summary>
/// <param name="DocId">The document's id.</param>
/// <param name="Score">Its score; counts where the order is by score.</param>
/// <param name="SortValue">Its value; counts where the order is by a field. Null: it has none.</param>
public sealed record HitCursor(int DocId, float Score, long? SortValue = null);
