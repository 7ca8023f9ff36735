namespace Search.Engine;

/// <summary>How an index is opened.</summary>
public sealed record OpenOptions
{
    /// <summary>Read every byte of every file once, and compare checksums, before anything is searched.</summary>
    public bool Verify { get; init; }
}
