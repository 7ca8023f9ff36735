namespace Search.Codecs.Contracts;

/// <summary>The type of an index sort field. <see cref="SortedSet"/> and <see cref="SortedNumeric"/> choose one of several values by a selector.</summary>
public enum IndexSortType
{
    String,
    Int,
    Long,
    Float,
    Double,
    SortedSet,
    SortedNumeric,
}

/// <summary>One field that a segment's documents are sorted by.</summary>
/// <param name="Field">The field's name.</param>
/// <param name="Type">How values compare; for <see cref="IndexSortType.SortedNumeric"/> see <paramref name="NumericType"/>.</param>
/// <param name="Reverse">Largest first.</param>
/// <param name="Selector">Which of several values counts (0 min, 1 max, 2 middle min, 3 middle max).</param>
/// <param name="NumericType">The numbers' type where <paramref name="Type"/> is <see cref="IndexSortType.SortedNumeric"/>.</param>
/// <param name="MissingValue">Raw bits of the value that documents without one count as, or null; for strings 1 = first, 2 = last.</param>
public sealed record IndexSortField(
    string Field, IndexSortType Type, bool Reverse, int Selector = 0, IndexSortType NumericType = IndexSortType.Long, long? MissingValue = null);
