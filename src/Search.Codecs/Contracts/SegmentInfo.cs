namespace Search.Codecs.Contracts;

/// <summary>The unchanging facts of one segment: the content of its <c>.si</c> file, with the codec's name from <c>segments_N</c>.</summary>
public sealed class SegmentInfo
{
    /// <summary>Such as <c>_0</c>: all files of the segment begin with it.</summary>
    public required string Name { get; init; }

    /// <summary>16 random bytes that stand in the header of each of its files.</summary>
    public required byte[] Id { get; init; }

    /// <summary>Number of documents, deleted ones included: doc ids are 0 to MaxDoc - 1.</summary>
    public required int MaxDoc { get; init; }

    public string Codec { get; init; } = "Lucene87";

    /// <summary>The version that wrote the segment.</summary>
    public LuceneVersion Version { get; init; } = LuceneVersion.Written;

    /// <summary>The oldest version that any document came from before merges; null when unknown.</summary>
    public LuceneVersion? MinVersion { get; init; } = LuceneVersion.Written;

    public bool IsCompoundFile { get; init; }

    /// <summary>How it came to be: for people, never read by code.</summary>
    public Dictionary<string, string> Diagnostics { get; init; } = new(StringComparer.Ordinal);

    /// <summary>Names of all its files that never change (not live docs and doc values updates).</summary>
    public IReadOnlyCollection<string> Files { get; set; } = [];

    public Dictionary<string, string> Attributes { get; init; } = new(StringComparer.Ordinal);

    /// <summary>The order of its documents; empty = as they were added.</summary>
    public IReadOnlyList<IndexSortField> IndexSort { get; init; } = [];
}
