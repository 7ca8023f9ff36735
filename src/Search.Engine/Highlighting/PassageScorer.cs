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

    /// <param name="passage">The passage.</param>
    /// <param name="contentLength">The length of the whole text.</param>
    /// <param name="parts">How often each part stands in the passage and in the text, in the order of their first places in the passage: sums of floats depend on it.</param>
    public static float Score(Passage passage, int contentLength, IEnumerable<(int InPassage, int InText)> parts)
    {
        float score = 0;
        foreach ((int inPassage, int inText) in parts)
        {
            score += TermFrequency(inPassage, passage.Length) * Weight(contentLength, inText);
        }
        return score * Norm(passage.Start);
    }

    /// <summary>How much one occurrence counts of a part that stands so often in a document of that length.</summary>
    private static float Weight(int contentLength, int freqInDocument)
    {
        float documents = 1 + contentLength / Pivot;
        return (K1 + 1) * (float)Math.Log(1 + (documents + 0.5) / (freqInDocument + 0.5));
    }

    private static float TermFrequency(int freq, int passageLength) => freq / (freq + K1 * ((1 - B) + B * (passageLength / Pivot)));

    private static float Norm(int passageStart) => 1 + 1 / (float)Math.Log(Pivot + passageStart);
}
