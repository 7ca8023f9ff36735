namespace Search.Codecs.Contracts;

/// <summary>One commit: the content of <c>segments_N</c>. Immutable; the next commit is a new one.</summary>
public sealed record SegmentInfos
{
    /// <summary>N of <c>segments_N</c>; 0 before the first commit. File names write it in base 36.</summary>
    public long Generation { get; init; }

    /// <summary>Counts changes of the index; rises with every commit that changes something.</summary>
    public long Version { get; init; }

    /// <summary>The number that the next new segment's name takes, in base 36 after <c>_</c>.</summary>
    public long Counter { get; init; }

    /// <summary>The major version of Lucene that made the index.</summary>
    public int CreatedVersionMajor { get; init; } = LuceneVersion.Written.Major;

    /// <summary>16 random bytes of this commit.</summary>
    public byte[] Id { get; init; } = [];

    public IReadOnlyList<SegmentCommitInfo> Segments { get; init; } = [];

    /// <summary>What the user of the index stored with the commit.</summary>
    public IReadOnlyDictionary<string, string> UserData { get; init; } = new Dictionary<string, string>();
}
