namespace Search.Engine.Scoring.Spans;

/// <summary>
/// Sums 1 / (1 + width) over the spans of a document, in the arithmetic of Lucene's <c>SpanScorer</c>: a double is added to a float.
/// </summary>
internal sealed class SpanMatcher(SpanNode root) : PhraseMatcher
{
    private static readonly double[] Inverses = [.. Enumerable.Range(0, 64).Select(width => 1.0 / (1.0 + width))];

    public override float Freq(bool any)
    {
        if (root is TermNode term)
        {
            return term.Postings.Freq;
        }
        int count = root.Load(any ? 1 : int.MaxValue);
        float freq = 0;
        foreach (int width in root.Widths.AsSpan(0, count))
        {
            freq = (float)(freq + (width < Inverses.Length ? Inverses[width] : 1.0 / (1.0 + width)));
        }
        return freq;
    }

    /// <summary>Spans without order are at least as wide as one token.</summary>
    public override float MaxFreq() => root is UnorderedNode ? root.MaxCount() * 0.5f : root.MaxCount();
}
