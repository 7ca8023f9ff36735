namespace Search.Engine;

/// <summary>How thoroughly an index is checked.</summary>
public sealed record CheckOptions
{
    /// <summary>Compare the checksums of all files and open the segments, but read no structure.</summary>
    public bool Fast { get; init; }

    /// <summary>Is told of each segment once it has been checked.</summary>
    public IProgress<SegmentCheck>? Progress { get; init; }
}
