namespace Search.Engine;

/// <summary>What <see cref="SnapshotRanking"/> makes of a parsed query: search it with both.</summary>
/// <param name="Query">Matches what the parsed query matches.</param>
/// <param name="Rescoring">For <see cref="SearchOptions.Rescoring"/>; null: the query ranks alone.</param>
public sealed record RankedQuery(Query Query, Rescoring? Rescoring)
{
    /// <summary>
    /// Both as one tree, the second pass as an optional clause: it matches the same documents, and gives those that were rescored the same floats (both passes are added as floats, by
    /// Lucene's <c>ReqOptSumScorer</c> there, by its <c>QueryRescorer</c> here).
    /// </summary>
    public Query Tree => Rescoring == null ? Query : new BooleanQuery(new BooleanClause(Query, Occur.Must), new BooleanClause(Rescoring.Query, Occur.Should));

    /// <summary>The tree.</summary>
    public override string ToString() => Tree.ToString();
}
