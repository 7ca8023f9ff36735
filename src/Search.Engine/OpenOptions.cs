namespace Search.Engine;

/// <summary>How an index is opened.</summary>
public sealed record OpenOptions
{
    /// <summary>Read every byte of every file once, and compare checksums, before anything is searched.</summary>
    public bool Verify { get; init; }

    /// <summary>Memory for what filters found that are asked again and again, such as a range of years. 0: nothing is kept.</summary>
    public long FilterCacheMegabytes { get; init; } = 32;
}
