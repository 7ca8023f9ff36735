namespace Search.Engine.Highlighting;

/// <summary>Where a part of the query stands in a text: [Start, End) in UTF-16 units.</summary>
/// <param name="Start">Its first unit.</param>
/// <param name="End">Behind its last unit.</param>
/// <param name="Part">Number of the query's part.</param>
internal readonly record struct TextMatch(int Start, int End, int Part) : IComparable<TextMatch>
{
    public int CompareTo(TextMatch other) =>
        Start != other.Start ? Start.CompareTo(other.Start) : End != other.End ? End.CompareTo(other.End) : Part.CompareTo(other.Part);
}
