using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>Every document of a segment, without scores.</summary>
internal sealed class AllDocsScorer(int maxDoc) : Scorer
{
    private int _next;

    public override long Cost => maxDoc;

    public override int Next => _next < maxDoc ? _next : DocIdIterator.NoMoreDocs;

    public override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        _next = Math.Max(_next, from);
        int count = Math.Clamp(Math.Min(end, maxDoc) - _next, 0, docs.Length);
        for (int i = 0; i < count; i++)
        {
            docs[i] = _next++;
        }
        return count;
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores) => matches.Fill(true);

    public override float MaxScore(int from, int end) => 0;
}
