namespace Search.Service.Indexing;

/// <summary>How articles are brought into an index.</summary>
public sealed record IndexingOptions
{
    /// <summary>Articles wait in memory until they fill this much; then they become a segment.</summary>
    public int MemoryMegabytes { get; init; } = 256;

    /// <summary>Threads that analyze articles and write them, at most. What is in the index afterwards, and what is told, depends on it no more than the order of documents does.</summary>
    public int Threads { get; init; } = Environment.ProcessorCount;

    /// <summary>Read and compare everything, write nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>
    /// Absolute paths. Articles of the index whose origin is one of these or lies under one, and which this run did not meet, are deleted. Empty: none.
    /// Nothing is deleted after an interruption.
    /// </summary>
    public IReadOnlyList<string> PruneUnder { get; init; } = [];

    /// <summary>
    /// The run's articles take the place of all that the index holds: ids belong to no origin, and what the run does not meet is deleted.
    /// </summary>
    public bool Replaces { get; init; }

    /// <summary>At least so often what was read is made durable.</summary>
    public TimeSpan CommitInterval { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>
    /// Stored with the last commit, when all was read, besides what the archive itself keeps there. Commits before that have the same keys with empty values.
    /// </summary>
    public IReadOnlyDictionary<string, string> CommitData { get; init; } = new Dictionary<string, string>();
}
