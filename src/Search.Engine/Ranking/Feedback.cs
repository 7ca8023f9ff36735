using System.Text;
using Search.Analysis;
using Search.Engine.Highlighting;

namespace Search.Engine.Ranking;

/// <summary>
/// Words that the best hits of a query have in common, as optional clauses. A hit counts the more the better it is, a word the more it is there and the fewer documents have it.
/// </summary>
internal sealed class Feedback(WordWeights weights, Schema schema, string field, FeedbackOptions options)
{
    private const double K1 = 1.2;
    private const double B = 0.75;

    private readonly Dictionary<string, double> _shares = new(StringComparer.Ordinal);

    /// <param name="query">What ranked the hits.</param>
    /// <param name="most">How often the most frequent word of the query is in it.</param>
    /// <param name="best">The best hits, best first, with what is stored of them.</param>
    /// <returns>Matches what <paramref name="query"/> matches.</returns>
    public Query Add(Query query, int most, IReadOnlyList<Hit> best)
    {
        double all = Enumerable.Range(1, best.Count).Sum(rank => 1 / Math.Log(rank + 1));
        for (int i = 0; i < best.Count; i++)
        {
            Read(best[i].Document, 1 / Math.Log(i + 2) / all);
        }
        (string Term, double Boost)[] terms =
        [
            .. _shares.Where(pair => IsWord(pair.Key))
                .Select(pair => (Term: pair.Key, Share: pair.Value, Weight: weights.Of(field, Encoding.UTF8.GetBytes(pair.Key))))
                .Where(term => term.Weight.DocFreq >= 2 && term.Weight.DocFreq <= 0.1 * weights.Documents)
                .OrderByDescending(term => term.Share * term.Weight.Idf).ThenBy(term => term.Term, StringComparer.Ordinal)
                .Take(options.Terms)
                .Select(term => (term.Term, term.Share * term.Weight.Boost)),
        ];
        var clauses = new List<BooleanClause> { new(new BoostQuery(query, (1 - options.Weight) / most), Occur.Must) };
        foreach ((string term, double boost) in terms)
        {
            float share = (float)(options.Weight * boost / terms.Max(other => other.Boost));
            clauses.Add(new BooleanClause(new BoostQuery(new TermQuery(field, term), share), Occur.Should));
        }
        return new BooleanQuery(clauses);
    }

    /// <summary>Words that people write: no numbers, nothing that is only an artefact of a text's form.</summary>
    private static bool IsWord(string term) => term.Length is >= 2 and <= 20 && term.All(char.IsLetterOrDigit) && !term.All(char.IsDigit);

    private void Read(Document document, double weight)
    {
        var counts = new Dictionary<string, int>(StringComparer.Ordinal);
        int length = 0;
        TokenStream stream = Analyzers.ByName(schema[field]!.Text.Analyzer).CreateStream();
        stream.Reset(FieldText.Of(schema, document, field).Text.AsMemory());
        while (stream.MoveNext())
        {
            length++;
            string term = stream.Token.Text.ToString();
            counts[term] = counts.GetValueOrDefault(term) + 1;
        }
        double damping = K1 * (1 - B + B * length / weights.AverageLength(field));
        foreach ((string term, int count) in counts)
        {
            _shares[term] = _shares.GetValueOrDefault(term) + weight * count / (count + damping);
        }
    }
}
