namespace Search.Service.Answers;

/// <summary>
/// What an indexing run did. It adds up: <see cref="Read"/> = <see cref="Added"/> + <see cref="Updated"/> + <see cref="Unchanged"/> +
/// <see cref="Skipped"/> + <see cref="Rejected"/>.
/// </summary>
public sealed record IndexingReport
{
    /// <summary>Everything that was read: articles, what is none, and what could not be read.</summary>
    public long Read { get; init; }

    public long Added { get; init; }

    public long Updated { get; init; }

    /// <summary>Already in the index as they are.</summary>
    public long Unchanged { get; init; }

    /// <summary>Pages and records that are no articles.</summary>
    public long Skipped { get; init; }

    /// <summary>How many of them for each reason, the most frequent first.</summary>
    public IReadOnlyDictionary<string, long> SkippedBecause { get; init; } = new Dictionary<string, long>();

    /// <summary>Files and records that could not be read, and articles that could not be indexed.</summary>
    public long Rejected { get; init; }

    /// <summary>Articles deleted because their origin no longer has them.</summary>
    public long Pruned { get; init; }

    /// <summary>UTF-8 bytes of text in the articles that were read.</summary>
    public long Bytes { get; init; }

    public double Seconds { get; init; }

    public bool Interrupted { get; init; }

    /// <summary>Nothing was written: it was only tried.</summary>
    public bool DryRun { get; init; }

    public double MegabytesPerSecond => Seconds > 0 ? Math.Round(Bytes / 1e6 / Seconds, 2) : 0;

    public double ArticlesPerSecond => Seconds > 0 ? Math.Round((Added + Updated + Unchanged) / Seconds, 1) : 0;
}
