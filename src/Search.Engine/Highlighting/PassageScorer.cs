namespace Search.Engine.Highlighting;

/// <summary>
/// Scores a passage as a small document within the document, as Lucene's PassageScorer (UnifiedHighlighter) does: BM25 with the rarity of each part
/// within the document, more for passages near its start.
/// </summary>
internal static class PassageScorer
{
    private const float K1 = 1.2f;
    private const float B = 0.75f;

    /// <summary>The average length of an English sentence in UTF-16 units, as Lucene takes it.</summary>
    private const float Pivot = 87f;

    /// <summary>How much one occurrence counts of a part that stands so often in a document of that length.</summary>
    public static float Weight(int contentLength, int freqInDocument)
    {
        float documents = 1 + contentLength / Pivot;
        return (K1 + 1) * (float)Math.Log(1 + (documents + 0.5) / (freqInDocument + 0.5));
    }

    public static float TermFrequency(int freq, int passageLength) => freq / (freq + K1 * ((1 - B) + B * (passageLength / Pivot)));

    public static float Norm(int passageStart) => 1 + 1 / (float)Math.Log(Pivot + passageStart);
}
