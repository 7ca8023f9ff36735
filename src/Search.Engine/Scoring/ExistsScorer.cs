using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>The documents that have a value, without scores.</summary>
internal sealed class ExistsScorer(DocValuesIterator values) : Scorer
{
    public override long Cost => values.Cost;

    public override int Next => Math.Max(values.DocId, 0);

    public override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        int doc = values.DocId < from ? values.Advance(from) : values.DocId;
        int count = 0;
        while (doc < end && count < docs.Length)
        {
            docs[count++] = doc;
            doc = values.NextDoc();
        }
        return count;
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        for (int i = 0; i < docs.Length; i++)
        {
            matches[i] = values.AdvanceExact(docs[i]);
        }
    }

    public override float MaxScore(int from, int end) => 0;
}
