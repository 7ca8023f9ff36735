using Search.Engine.Queries;

namespace Search.Engine.Scoring;

/// <summary>Explains a score of BM25: the tree of Lucene's <c>BM25Similarity</c>, in its words.</summary>
internal static class Bm25Explanation
{
    /// <summary>Up to this norm lengths are kept exactly.</summary>
    private const int LargestExactNorm = 39;

    /// <summary>The node of a term, a phrase or whatever else is counted in a field.</summary>
    /// <param name="query">What is counted.</param>
    /// <param name="doc">The document's id in its segment.</param>
    /// <param name="similarity">Null where no score is asked for.</param>
    /// <param name="freq">How often, or how nearly, the document has it.</param>
    /// <param name="freqDescription">What Lucene calls that number.</param>
    /// <param name="norm">The document's norm in the field.</param>
    public static Explanation OfWeight(Query query, int doc, Bm25? similarity, float freq, string freqDescription, long norm)
    {
        var found = Explanation.Match(freq, freqDescription);
        Explanation score = similarity == null
            ? Explanation.Match(1f, $"score(freq={found.ValueText}), with freq of:", found)
            : Score(similarity, found, freq, norm);
        return score.ResultOf($"weight({query} in {doc}) [BM25Similarity], result of:") with { Part = query };
    }

    private static Explanation Score(Bm25 similarity, Explanation found, float freq, long norm)
    {
        var details = new List<Explanation>();
        if (similarity.Boost != 1f)
        {
            details.Add(Explanation.Match(similarity.Boost, "boost"));
        }
        details.Add(Idf(similarity));
        details.Add(Tf(similarity, found, freq, norm));
        return Explanation.Match(similarity.Score(freq, norm), $"score(freq={found.ValueText}), computed as boost * idf * tf from:", details);
    }

    private static Explanation Idf(Bm25 similarity)
    {
        Explanation[] idfs = [.. similarity.DocFreqs.Select(docFreq => Explanation.Match(
            Bm25.Idf(docFreq, similarity.Field.DocCount),
            "idf, computed as log(1 + (N - n + 0.5) / (n + 0.5)) from:",
            Explanation.Match(docFreq, "n, number of documents containing term"),
            Explanation.Match(similarity.Field.DocCount, "N, total number of documents with field")))];
        return idfs.Length == 1 ? idfs[0] : Explanation.Match((float)idfs.Sum(idf => idf.Value), "idf, sum of:", idfs);
    }

    private static Explanation Tf(Bm25 similarity, Explanation found, float freq, long norm) => Explanation.Match(
        similarity.Share(freq, norm),
        "tf, computed as freq / (freq + k1 * (1 - b + b * dl / avgdl)) from:",
        found,
        Explanation.Match(Bm25.K1, "k1, term saturation parameter"),
        Explanation.Match(Bm25.B, "b, length normalization parameter"),
        Explanation.Match(Bm25.LengthOf(norm), (norm & 0xFF) > LargestExactNorm ? "dl, length of field (approximate)" : "dl, length of field"),
        Explanation.Match(similarity.AverageLength, "avgdl, average length of field"));
}
