using System.Text;
using Search.Engine.Ranking;

namespace Search.Engine;

/// <summary>Asks for documents that are like a given one, by the words that tell most of it; the idea is Lucene's <c>MoreLikeThis</c>.</summary>
public static class SnapshotSimilarity
{
    /// <summary>
    /// Alternatives of the words that are frequent in the document and in few others (at most half of all), each with its share as a boost: at most 1. It finds the document itself, too. Matches nothing
    /// where no word of the document is in another one.
    /// </summary>
    /// <param name="snapshot">Its statistics say how much a word tells.</param>
    /// <param name="document">What is stored of the document.</param>
    /// <param name="field">The text field that is compared; it or the fields that it is composed of are stored.</param>
    /// <param name="schema">The index's schema.</param>
    /// <param name="terms">Words at most.</param>
    public static Query Similar(this Snapshot snapshot, Document document, string field, Schema schema, int terms = 25)
    {
        if (schema[field] is not { Kind: FieldKind.Text })
        {
            throw new ArgumentException($"'{field}' is no text field of the schema", nameof(field));
        }
        var weights = new WordWeights(snapshot);
        (string Term, double Share)[] best =
        [
            .. new DocumentTerms(schema, document, field).Counts.Where(pair => DocumentTerms.IsWord(pair.Key))
                .Select(pair => (Term: pair.Key, Count: pair.Value, Weight: weights.Of(field, Encoding.UTF8.GetBytes(pair.Key))))
                .Where(word => word.Weight.DocFreq >= 2 && word.Weight.DocFreq <= Math.Max(2, snapshot.MaxDoc / 2))
                .Select(word => (word.Term, Share: word.Count * word.Weight.Idf))
                .OrderByDescending(word => word.Share).ThenBy(word => word.Term, StringComparer.Ordinal)
                .Take(terms),
        ];
        return best.Length == 0
            ? new MatchNoDocsQuery("no words in common with another document")
            : new BooleanQuery([.. best.Select(word => new BooleanClause(new BoostQuery(new TermQuery(field, word.Term), (float)(word.Share / best[0].Share)), Occur.Should))]);
    }
}
