namespace Search.Engine.Ranking;

/// <summary>
/// Words that the best hits of a query have in common, as optional clauses. A hit counts the more the better it is, a word the more it is there and the fewer documents have it.
/// </summary>
internal sealed class Feedback(WordWeights weights, Schema schema, string field, FeedbackOptions options)
{
    private readonly Dictionary<string, double> _shares = new(StringComparer.Ordinal);

    /// <param name="most">How often the most frequent word of the query is in it.</param>
    /// <param name="best">The best hits, best first, with what is stored of them.</param>
    /// <returns>Clauses with boosts: beside a query that counts 1, so that each query counts as its share says.</returns>
    public IReadOnlyList<BooleanClause> Words(int most, IReadOnlyList<Hit> best)
    {
        double all = Enumerable.Range(1, best.Count).Sum(rank => 1 / Math.Log(rank + 1));
        for (int i = 0; i < best.Count; i++)
        {
            Read(best[i].Document, 1 / Math.Log(i + 2) / all);
        }
        (string Term, double Boost)[] terms =
        [
            .. TellingTerms.Best(weights, field, _shares.Select(pair => (pair.Key, pair.Value)), 0.1 * weights.Documents, options.Terms)
                .Select(term => (term.Term, term.Share * term.Weight.Boost)),
        ];
        float share = options.Weight / (1 - options.Weight) * most;
        return [.. terms.Select(term => new BooleanClause(new BoostQuery(new TermQuery(field, term.Term), (float)(share * term.Boost / terms.Max(other => other.Boost))), Occur.Should))];
    }

    private void Read(Document document, double weight)
    {
        foreach ((string term, double share) in new DocumentTerms(schema, document, field).Shares(weights.AverageLength(field)))
        {
            _shares[term] = _shares.GetValueOrDefault(term) + weight * share;
        }
    }
}
