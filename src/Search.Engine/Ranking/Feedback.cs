using System.Text;

namespace Search.Engine.Ranking;

/// <summary>
/// Words that the best hits of a query have in common, as optional clauses. A hit counts the more the better it is, a word the more it is there and the fewer documents have it.
/// </summary>
internal sealed class Feedback(WordWeights weights, Schema schema, string field, FeedbackOptions options)
{
    private const double K1 = 1.2;
    private const double B = 0.75;

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
            .. _shares.Where(pair => DocumentTerms.IsWord(pair.Key))
                .Select(pair => (Term: pair.Key, Share: pair.Value, Weight: weights.Of(field, Encoding.UTF8.GetBytes(pair.Key))))
                .Where(term => term.Weight.DocFreq >= 2 && term.Weight.DocFreq <= 0.1 * weights.Documents)
                .OrderByDescending(term => term.Share * term.Weight.Idf).ThenBy(term => term.Term, StringComparer.Ordinal)
                .Take(options.Terms)
                .Select(term => (term.Term, term.Share * term.Weight.Boost)),
        ];
        float share = options.Weight / (1 - options.Weight) * most;
        return [.. terms.Select(term => new BooleanClause(new BoostQuery(new TermQuery(field, term.Term), (float)(share * term.Boost / terms.Max(other => other.Boost))), Occur.Should))];
    }

    private void Read(Document document, double weight)
    {
        var terms = new DocumentTerms(schema, document, field);
        double damping = K1 * (1 - B + B * terms.Length / weights.AverageLength(field));
        foreach ((string term, int count) in terms.Counts)
        {
            _shares[term] = _shares.GetValueOrDefault(term) + weight * count / (count + damping);
        }
    }
}
