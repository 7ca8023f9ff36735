namespace Search.Codecs.Contracts;

/// <summary>A version of Lucene, as files record it.</summary>
public readonly record struct LuceneVersion(int Major, int Minor, int Bugfix) : IComparable<LuceneVersion>
{
    /// <summary>What our segments say they were written by.</summary>
    public static readonly LuceneVersion Written = new(8, 8, 1);

    public int CompareTo(LuceneVersion other) =>
        (Major, Minor, Bugfix).CompareTo((other.Major, other.Minor, other.Bugfix));

    public override string ToString() => $"{Major}.{Minor}.{Bugfix}";
}
