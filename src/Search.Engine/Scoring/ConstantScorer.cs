using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>Gives all documents of another scorer the same score.</summary>
internal sealed class ConstantScorer(Scorer inner, float score) : Scorer
{
    private bool _isDone;

    public override long Cost => inner.Cost;

    public override int Next => _isDone ? DocIdIterator.NoMoreDocs : inner.Next;

    public override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        int count = _isDone ? 0 : inner.Read(from, end, docs, default);
        if (!scores.IsEmpty)
        {
            scores[..count].Fill(score);
        }
        return count;
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        inner.Probe(docs, matches, default);
        scores.Fill(score);
    }

    public override int CountFrom(int from, float minScore) => score < minScore && !_isDone ? inner.CountFrom(from, minScore) : -1;

    public override float MaxScore(int from, int end) => score;

    public override void SetMinScore(float minScore) => _isDone |= score < minScore;
}
