namespace Search.Engine;

/// <summary>
/// A range that documents are counted by: <paramref name="From"/> &lt;= value &lt; <paramref name="Before"/>, so that ranges which touch share no value. Null: no
/// end on that side.
/// </summary>
/// <param name="Label">Names its bucket.</param>
/// <param name="From">The smallest value that belongs to it.</param>
/// <param name="Before">The smallest value above that does not.</param>
public sealed record FacetRange(string Label, long? From, long? Before)
{
    /// <summary>A range of dates, taken as the time that is written, of whatever kind.</summary>
    public static FacetRange Dates(string label, DateTime? from, DateTime? before) =>
        new(label, from is { } first ? Facet.Milliseconds(first) : null, before is { } end ? Facet.Milliseconds(end) : null);

    internal long Lower => From ?? long.MinValue;

    /// <summary>The largest value that belongs to it.</summary>
    internal long Upper => Before is { } before ? before - 1 : long.MaxValue;

    internal bool IsEmpty => Before == long.MinValue || Lower > Upper;
}
