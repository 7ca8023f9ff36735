namespace Search.Engine.Scoring;

/// <summary>Documents of one scorer that none of several others matches.</summary>
internal sealed class ExclusionScorer(Scorer required, Scorer[] prohibited) : Scorer
{
    private readonly bool[] _matches = new bool[BlockSize];

    public override long Cost => required.Cost;

    public override int Next => required.Next;

    public override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        int room = Math.Min(docs.Length, BlockSize);
        int kept = 0;
        while (kept == 0)
        {
            int count = required.Read(from, end, docs[..room], scores.IsEmpty ? default : scores[..room]);
            if (count == 0)
            {
                return 0;
            }
            from = docs[count - 1] + 1;
            kept = count;
            foreach (Scorer part in prohibited)
            {
                part.Probe(docs[..kept], _matches, default);
                int left = 0;
                for (int i = 0; i < kept; i++)
                {
                    if (!_matches[i])
                    {
                        docs[left] = docs[i];
                        if (!scores.IsEmpty)
                        {
                            scores[left] = scores[i];
                        }
                        left++;
                    }
                }
                kept = left;
            }
        }
        return kept;
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        required.Probe(docs, matches, scores);
        foreach (Scorer part in prohibited)
        {
            part.Probe(docs, _matches, default);
            for (int i = 0; i < docs.Length; i++)
            {
                matches[i] &= !_matches[i];
            }
        }
    }

    public override float MaxScore(int from, int end) => required.MaxScore(from, end);

    public override int BlockEnd(int from) => required.BlockEnd(from);

    public override void SetMinScore(float minScore) => required.SetMinScore(minScore);
}
