namespace Search.Engine;

/// <summary>The order in which every segment of an index keeps its documents: <see cref="Schema.SortBy"/>.</summary>
/// <param name="Field">A date, or an integer with doc values. Of several values the one that comes first in this order counts.</param>
/// <param name="Descending">The largest first. Documents without a value are last either way.</param>
public sealed record SchemaSort(string Field, bool Descending);
