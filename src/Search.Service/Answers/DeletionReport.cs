namespace Search.Service.Answers;

/// <summary>What a deletion did.</summary>
public sealed record DeletionReport
{
    /// <summary>Articles that are gone; of a dry run: that would be.</summary>
    public long Deleted { get; init; }

    /// <summary>Ids that no article has.</summary>
    public IReadOnlyList<string> NotFound { get; init; } = [];

    /// <summary>The query as it was understood; null where there was none.</summary>
    public string? Parsed { get; init; }

    /// <summary>Nothing of what was deleted is left in any file of the index.</summary>
    public bool Purged { get; init; }

    /// <summary>Nothing was deleted: it was only tried.</summary>
    public bool DryRun { get; init; }
}
