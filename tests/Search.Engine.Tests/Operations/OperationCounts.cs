namespace Search.Engine.Tests.Operations;

/// <summary>What a run of random operations did, so that a long one can show that it left nothing out.</summary>
internal sealed class OperationCounts
{
    public long Additions { get; set; }

    public long Updates { get; set; }

    public long Deletions { get; set; }

    public long Flushes { get; set; }

    public long Commits { get; set; }

    public long Merges { get; set; }

    public long Reopenings { get; set; }

    public long Searches { get; private set; }

    public long SearchesWithHits { get; private set; }

    public long Total => Additions + Updates + Deletions + Flushes + Commits + Merges + Reopenings + Searches;

    /// <summary>Notes a search whose hits were compared with the model.</summary>
    public void AddSearch(long hits)
    {
        Searches++;
        SearchesWithHits += hits > 0 ? 1 : 0;
    }

    public override string ToString() =>
        $"{Total:N0} operations: {Additions:N0} additions, {Updates:N0} updates, {Deletions:N0} deletions, {Flushes:N0} flushes, {Commits:N0} commits, {Merges:N0} merges, "
        + $"{Reopenings:N0} reopenings, {Searches:N0} searches ({SearchesWithHits:N0} with hits)";
}
