namespace Search.Engine;

/// <summary>What <see cref="SnapshotRanking"/> makes of a parsed query: search it with both.</summary>
/// <param name="Query">Matches what the parsed query matches.</param>
/// <param name="Rescoring">For <see cref="SearchOptions.Rescoring"/>; null: the query ranks alone.</param>
public sealed record RankedQuery(Query Query, Rescoring? Rescoring)
{
    /// <summary>Both as one text.</summary>
    public override string ToString() => Rescoring == null ? Query.ToString() : $"{Query}; {Rescoring}";
}
