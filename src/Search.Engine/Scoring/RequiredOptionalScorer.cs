namespace Search.Engine.Scoring;

/// <summary>Documents of one scorer, whose scores another one raises. The two are added as floats (Lucene's <c>ReqOptSumScorer</c>).</summary>
internal sealed class RequiredOptionalScorer(Scorer required, Scorer optional) : Scorer
{
    private readonly bool[] _matches = new bool[BlockSize];
    private readonly float[] _scores = new float[BlockSize];
    private readonly int[] _docs = new int[BlockSize];
    private readonly int[] _places = new int[BlockSize];

    public override long Cost => required.Cost;

    public override int Next => required.Next;

    public override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        int room = Math.Min(docs.Length, BlockSize);
        int count = required.Read(from, end, docs[..room], scores.IsEmpty ? default : scores[..room]);
        if (count > 0 && !scores.IsEmpty)
        {
            optional.Probe(docs[..count], _matches, _scores.AsSpan(0, count));
            for (int i = 0; i < count; i++)
            {
                if (_matches[i])
                {
                    scores[i] += _scores[i];
                }
            }
        }
        return count;
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        required.Probe(docs, matches, scores);
        if (scores.IsEmpty)
        {
            return;
        }
        int count = 0;
        for (int i = 0; i < docs.Length; i++)
        {
            if (matches[i])
            {
                _docs[count] = docs[i];
                _places[count++] = i;
            }
        }
        if (count > 0)
        {
            optional.Probe(_docs.AsSpan(0, count), _matches, _scores.AsSpan(0, count));
            for (int i = 0; i < count; i++)
            {
                if (_matches[i])
                {
                    scores[_places[i]] += _scores[i];
                }
            }
        }
    }

    public override float MaxScore(int from, int end) => required.MaxScore(from, end) + optional.MaxScore(from, end);

    public override int BlockEnd(int from) => Math.Min(required.BlockEnd(from), optional.BlockEnd(from));
}
