namespace Search.Service.Answers;

/// <summary>
/// What an indexing run did. It adds up: <see cref="Read"/> = <see cref="Added"/> + <see cref="Updated"/> + <see cref="Unchanged"/> + those of
/// <see cref="Rejected"/> that could be read but not indexed.
/// </summary>
public sealed record IndexingReport
{
    /// <summary>Articles that were read from the sources.</summary>
    public long Read { get; init; }

    public long Added { get; init; }

    public long Updated { get; init; }

    /// <summary>Already in the index as they are.</summary>
    public long Unchanged { get; init; }

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

    public double ArticlesPerSecond => Seconds > 0 ? Math.Round(Read / Seconds, 1) : 0;
}
