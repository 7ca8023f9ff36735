namespace Search.Engine.Scoring;

/// <summary>The documents of another scorer, with scores from values: 0 where there is none, a negative one or NaN.</summary>
/// <param name="inner">Finds the documents.</param>
/// <param name="values">The values.</param>
/// <param name="needsScores">Whether they are made of the inner scores.</param>
/// <param name="boost">Multiplies the values.</param>
internal sealed class FunctionScorer(Scorer inner, ScoreValues values, bool needsScores, float boost) : Scorer
{
    private readonly int[] _docs = new int[BlockSize];
    private readonly int[] _places = new int[BlockSize];
    private readonly float[] _innerScores = new float[BlockSize];
    private readonly double[] _values = new double[BlockSize];
    private readonly bool[] _hasValue = new bool[BlockSize];

    public override long Cost => inner.Cost;

    public override int Next => inner.Next;

    public override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        int room = Math.Min(docs.Length, BlockSize);
        bool isScoring = !scores.IsEmpty;
        int count = inner.Read(from, end, docs[..room], isScoring && needsScores ? _innerScores.AsSpan(0, room) : default);
        if (isScoring && count > 0)
        {
            Score(docs[..count]);
            _innerScores.AsSpan(0, count).CopyTo(scores);
        }
        return count;
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        bool isScoring = !scores.IsEmpty;
        inner.Probe(docs, matches, isScoring && needsScores ? _innerScores.AsSpan(0, docs.Length) : default);
        int found = 0;
        for (int i = 0; i < docs.Length && isScoring; i++)
        {
            if (matches[i])
            {
                _docs[found] = docs[i];
                _innerScores[found] = _innerScores[i];
                _places[found++] = i;
            }
        }
        if (found > 0)
        {
            Score(_docs.AsSpan(0, found));
            for (int i = 0; i < found; i++)
            {
                scores[_places[i]] = _innerScores[i];
            }
        }
    }

    public override float MaxScore(int from, int end) => float.PositiveInfinity;

    /// <summary>Puts the scores of documents in the place of their inner ones.</summary>
    private void Score(ReadOnlySpan<int> docs)
    {
        values.Fill(docs, _innerScores.AsSpan(0, docs.Length), _values, _hasValue);
        for (int i = 0; i < docs.Length; i++)
        {
            // Hits are ordered by the bits of their scores, so there must be no -0.
            _innerScores[i] = _hasValue[i] && _values[i] >= 0 ? (float)(_values[i] * boost) + 0f : 0;
        }
    }
}
