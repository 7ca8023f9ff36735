using Search.Engine.Ranking;

namespace Search.Engine;

/// <summary>Asks for documents that are like a given one, by the words that tell most of it; the idea is that of Lucene's <c>MoreLikeThis</c>.</summary>
public static class SnapshotSimilarity
{
    /// <summary>
    /// Alternatives of the words that are frequent in the document and in few others (at most half of all), each boosted by its share of the document: below 1. It finds the document itself, too. Matches
    /// nothing where no word of the document is in another one.
    /// </summary>
    /// <param name="snapshot">Its statistics say how much a word tells.</param>
    /// <param name="document">What is stored of the document.</param>
    /// <param name="field">The text field that is compared; it or the fields that it is composed of are stored.</param>
    /// <param name="schema">The index's schema.</param>
    /// <param name="terms">Words at most.</param>
    public static Query Similar(this Snapshot snapshot, Document document, string field, Schema schema, int terms = 50)
    {
        if (schema[field] is not { Kind: FieldKind.Text })
        {
            throw new ArgumentException($"'{field}' is no text field of the schema", nameof(field));
        }
        var weights = new WordWeights(snapshot);
        var words = new DocumentTerms(schema, document, field);
        IEnumerable<string> best = TellingTerms.Best(weights, field, words.Counts.Select(pair => (pair.Key, (double)pair.Value)), Math.Max(2, snapshot.MaxDoc / 2), terms)
            .Select(term => term.Term);
        // The score has the idf of each word already: boosts have the rest of BM25, for the document that is compared.
        Dictionary<string, double> shares = words.Shares(weights.AverageLength(field)).ToDictionary(StringComparer.Ordinal);
        BooleanClause[] clauses = [.. best.Select(term => new BooleanClause(new BoostQuery(new TermQuery(field, term), (float)shares[term]), Occur.Should))];
        return clauses.Length == 0 ? new MatchNoDocsQuery("no words in common with another document") : new BooleanQuery(clauses);
    }
}
