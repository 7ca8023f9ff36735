using Search.Engine.Ranking;

namespace Search.Engine;

/// <summary>
/// Ranks better than BM25 alone, by queries of Lucene's own kinds: boosts where the words of the query stand, and optional clauses. So any Lucene gives the tree the same scores, and
/// it matches what the query matches.
/// </summary>
public static class SnapshotRanking
{
    /// <summary>The tree to search instead of a parsed query.</summary>
    /// <param name="snapshot">Its statistics say how much a word tells.</param>
    /// <param name="query">What was parsed.</param>
    /// <param name="options">What is done.</param>
    /// <param name="search">The filters and choices of the search, and what ends it: feedback is read from hits that the search finds.</param>
    /// <param name="schema">The index's schema: feedback needs it.</param>
    /// <exception cref="OperationCanceledException"/>
    public static Query Rank(this Snapshot snapshot, ParsedQuery query, RankingOptions options, SearchOptions? search = null, Schema? schema = null)
    {
        var weights = new WordWeights(snapshot);
        var tree = new WeighedTree(weights, options, query.Words);
        Query weighed = tree.Weigh(query.Query);
        if (options.Feedback is not { } feedback)
        {
            return weighed;
        }
        if (schema?[options.Field] is not { Kind: FieldKind.Text })
        {
            throw new ArgumentException($"Feedback reads text field '{options.Field}', which the schema does not have", nameof(schema));
        }
        SearchResults best = snapshot.Search(
            weighed,
            (search ?? SearchOptions.Default) with
            {
                Take = feedback.Documents,
                Skip = 0,
                After = null,
                Sort = Sort.Relevance,
                Collapse = null,
                Facets = [],
                Fields = null,
                Highlight = null,
                CountExactly = false,
            },
            schema);
        return best.Hits.Count == 0 ? weighed : new Feedback(weights, schema, options.Field, feedback).Add(weighed, tree.MostFrequent, best.Hits);
    }
}
