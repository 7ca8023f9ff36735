namespace Search.Service.Indexing;

/// <summary>What an indexing run has done so far.</summary>
public record struct IndexingCounts
{
    /// <summary>Everything that was read: the sum of added, updated, unchanged, skipped, refused and unreadable.</summary>
    public readonly long Read => Added + Updated + Unchanged + Skipped + Refused + Unreadable;

    public long Added { get; set; }

    public long Updated { get; set; }

    public long Unchanged { get; set; }

    /// <summary>Pages and records that are no articles.</summary>
    public long Skipped { get; set; }

    /// <summary>Articles that were read but cannot be indexed.</summary>
    public long Refused { get; set; }

    /// <summary>Files and records that could not be read.</summary>
    public long Unreadable { get; set; }

    public long Pruned { get; set; }

    /// <summary>UTF-8 bytes of title, body and furniture of the articles that were read.</summary>
    public long Bytes { get; set; }
}
