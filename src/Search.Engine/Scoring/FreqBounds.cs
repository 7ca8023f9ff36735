namespace Search.Engine.Scoring;

/// <summary>Which documents have the terms of a phrase so often that its score can be high enough.</summary>
/// <param name="similarity">Scores the phrase.</param>
/// <param name="times">No document has the phrase more often than so many times its rarest term.</param>
internal sealed class FreqBounds(Bm25 similarity, float times)
{
    /// <summary>More than what rounding can take from a score, as a share of the highest one, and from a product.</summary>
    private const double Rounding = 1e-6;

    private float _minScore = float.NaN;
    private float _least;

    /// <summary>A frequency of the phrase times the weight of its document's norm must be so high; a little less, lest rounding matters.</summary>
    /// <param name="minScore">What counts as high enough, more than 0.</param>
    public float LeastProduct(float minScore)
    {
        if (_minScore != minScore)
        {
            _minScore = minScore;
            double highest = similarity.Weight;
            double wanted = minScore - (highest * Rounding);
            _least = wanted >= highest ? float.PositiveInfinity : (float)(wanted / (highest - wanted) * (1 - Rounding));
        }
        return _least;
    }

    /// <summary>How often a document must have each term.</summary>
    /// <param name="norm">Of the document.</param>
    /// <param name="minScore">What counts as high enough, more than 0.</param>
    public int LeastFreq(byte norm, float minScore)
    {
        float least = LeastProduct(minScore) / (similarity.NormInverses[norm] * times);
        return least < int.MaxValue / 2 ? Math.Max(1, (int)Math.Ceiling(least * (1 - Rounding))) : int.MaxValue;
    }

    /// <summary>Lists documents of a block that have its term often enough.</summary>
    /// <param name="block">The documents.</param>
    /// <param name="freqs">How often they have it: as many.</param>
    /// <param name="lengths">Norms of all documents; empty: there are none.</param>
    /// <param name="minScore">What counts as high enough, more than 0.</param>
    /// <param name="leastFreq">How often they must have it anyway.</param>
    /// <param name="listed">Takes the documents: as much room.</param>
    /// <param name="places">Takes their places in <paramref name="block"/>.</param>
    /// <returns>How many there are.</returns>
    public int List(
        ReadOnlySpan<int> block, ReadOnlySpan<int> freqs, ReadOnlySpan<byte> lengths, float minScore, int leastFreq, Span<int> listed, Span<int> places)
    {
        float least = LeastProduct(minScore) / times * (float)(1 - Rounding);
        ReadOnlySpan<float> inverses = similarity.NormInverses[..256];
        freqs = freqs[..block.Length];
        int count = 0;
        for (int i = 0; i < block.Length; i++)
        {
            int doc = block[i];
            int freq = freqs[i];
            listed[count] = doc;
            places[count] = i;
            bool isEnough = freq * inverses[lengths.IsEmpty ? Bm25.DefaultNorm : lengths[doc]] >= least & freq >= leastFreq;
            count += isEnough ? 1 : 0;
        }
        return count;
    }

    /// <summary>Keeps the documents that have two terms often enough.</summary>
    /// <param name="docs">The documents; those that are kept come first, as in all lists.</param>
    /// <param name="first">Their places in the block of the one term.</param>
    /// <param name="firstFreqs">How often documents of that block have it.</param>
    /// <param name="second">Their places in the block of the other term.</param>
    /// <param name="secondFreqs">How often documents of that block have it.</param>
    /// <param name="lengths">Norms of all documents; empty: there are none.</param>
    /// <param name="minScore">What counts as high enough, more than 0.</param>
    /// <returns>How many are kept.</returns>
    public int Keep(
        Span<int> docs, Span<int> first, ReadOnlySpan<int> firstFreqs, Span<int> second, ReadOnlySpan<int> secondFreqs, ReadOnlySpan<byte> lengths, float minScore)
    {
        float least = LeastProduct(minScore) * (float)(1 - Rounding);
        ReadOnlySpan<float> inverses = similarity.NormInverses[..256];
        first = first[..docs.Length];
        second = second[..docs.Length];
        int kept = 0;
        for (int i = 0; i < docs.Length; i++)
        {
            int doc = docs[i];
            int firstPlace = first[i];
            int secondPlace = second[i];
            docs[kept] = doc;
            first[kept] = firstPlace;
            second[kept] = secondPlace;
            int firstFreq = firstFreqs[firstPlace];
            int secondFreq = secondFreqs[secondPlace];
            // Where each is there once, the phrase is.
            float most = (firstFreq | secondFreq) == 1 ? 1 : Math.Min(firstFreq, secondFreq) * times;
            kept += most * inverses[lengths.IsEmpty ? Bm25.DefaultNorm : lengths[doc]] >= least ? 1 : 0;
        }
        return kept;
    }
}
