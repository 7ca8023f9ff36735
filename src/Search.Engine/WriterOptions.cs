namespace Search.Engine;

/// <summary>How a writer works.</summary>
public sealed record WriterOptions
{
    /// <summary>Documents wait in memory until they fill this much; then they become a segment.</summary>
    public int MemoryMegabytes { get; init; } = 256;

    /// <summary>Segments of similar size that may stand side by side before they are merged; int.MaxValue: never merge by itself.</summary>
    public int SegmentsPerTier { get; init; } = 10;

    /// <summary>Whether segments are merged on a thread of its own, beside whoever adds documents; otherwise by those who flush or commit.</summary>
    public bool MergeInBackground { get; init; } = true;

    /// <summary>Stored with every commit, unless the commit brings its own.</summary>
    public IReadOnlyDictionary<string, string>? UserData { get; init; }
}
