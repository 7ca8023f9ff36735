using Search.Engine.Ranking;

namespace Search.Engine;

/// <summary>
/// Ranks better than BM25 alone, by queries of Lucene's own kinds: boosts where the words of the query stand, and optional clauses in a second pass over the best hits. So any Lucene gives the
/// same scores, and the trees match what the query matches.
/// </summary>
public static class SnapshotRanking
{
    /// <summary>What to search instead of a parsed query.</summary>
    /// <param name="snapshot">Its statistics say how much a word tells.</param>
    /// <param name="query">What was parsed.</param>
    /// <param name="options">What is done.</param>
    /// <param name="search">
    /// The filters and choices of the search, and what ends it: feedback is read from hits that the search finds. There is no second pass where it orders by a field.
    /// </param>
    /// <param name="schema">The index's schema: feedback needs it.</param>
    /// <exception cref="OperationCanceledException"/>
    public static RankedQuery Rank(this Snapshot snapshot, ParsedQuery query, RankingOptions options, SearchOptions? search = null, Schema? schema = null)
    {
        var weights = new WordWeights(snapshot);
        var tree = new WeighedTree(weights, options, query.Words);
        Query weighed = tree.Weigh(query.Query);
        if (search?.Sort.Field != null)
        {
            return new RankedQuery(weighed, null);
        }
        var ranked = new RankedQuery(weighed, tree.Optional.Count == 0 ? null : new Rescoring(new BooleanQuery(tree.Optional), options.Window));
        if (options.Feedback is not { } feedback)
        {
            return ranked;
        }
        if (schema?[options.Field] is not { Kind: FieldKind.Text })
        {
            throw new ArgumentException($"Feedback reads text field '{options.Field}', which the schema does not have", nameof(schema));
        }
        SearchResults best = snapshot.Search(
            ranked,
            (search ?? SearchOptions.Default) with
            {
                Take = feedback.Documents,
                Skip = 0,
                After = null,
                Collapse = null,
                Facets = [],
                Fields = null,
                Highlight = null,
                CountExactly = false,
            },
            schema);
        IReadOnlyList<BooleanClause> words = best.Hits.Count == 0 ? [] : new Feedback(weights, schema, options.Field, feedback).Words(tree.MostFrequent, best.Hits);
        BooleanClause[] clauses = [.. words.Concat(tree.Optional).Take(BooleanQuery.MaxClauses)];
        return clauses.Length == 0 ? ranked : new RankedQuery(weighed, new Rescoring(new BooleanQuery(clauses), feedback.Window));
    }
}
