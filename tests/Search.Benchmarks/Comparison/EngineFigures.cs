namespace Search.Benchmarks.Comparison;

/// <summary>All that a run found out about one engine; null is what was not measured.</summary>
internal sealed class EngineFigures(string name)
{
    public string Name { get; } = name;

    /// <summary>One thread on one core.</summary>
    public IndexResult? OneCore { get; set; }

    /// <summary>Two threads on all cores.</summary>
    public IndexResult? TwoThreads { get; set; }

    /// <summary>One thread on one core with a budget of 64 MB.</summary>
    public IndexResult? Small { get; set; }

    public SearchResult? Search { get; set; }

    /// <summary>Peak of anonymous memory of the process that searched, in bytes.</summary>
    public long SearchMemory { get; set; }

    /// <summary>From the start of a process to its end, with one answer: the shortest and the median.</summary>
    public (TimeSpan Shortest, TimeSpan Median)? Start { get; set; }

    /// <summary>In what its answers differ from those of the reference.</summary>
    public List<string>? Differences { get; set; }
}
