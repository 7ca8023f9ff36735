namespace Search.Engine.Scoring;

/// <summary>How often a document must have each term of a phrase, so that its score can be high enough.</summary>
/// <param name="similarity">Scores the phrase.</param>
/// <param name="times">No document has the phrase more often than so many times its rarest term.</param>
internal sealed class FreqBounds(Bm25 similarity, float times)
{
    private readonly int[] _least = new int[256];
    private readonly float[] _minScores = new float[256];

    /// <param name="norm">Of the document.</param>
    /// <param name="minScore">What counts as high enough, more than 0.</param>
    public int LeastFreq(byte norm, float minScore)
    {
        if (_minScores[norm] != minScore)
        {
            _least[norm] = FindLeast(norm, minScore);
            _minScores[norm] = minScore;
        }
        return _least[norm];
    }

    /// <summary>Scores do not fall as frequencies rise, also as floats: from about where it should be the limit is found in a few steps.</summary>
    private int FindLeast(byte norm, float minScore)
    {
        const int most = 1 << 20;
        if (!IsEnough(most, norm, minScore))
        {
            return most;
        }
        int freq = 1;
        while (!IsEnough(freq, norm, minScore))
        {
            freq *= 2;
        }
        for (int step = freq / 4; step > 0; step /= 2)
        {
            freq = IsEnough(freq - step, norm, minScore) ? freq - step : freq;
        }
        return freq;
    }

    private bool IsEnough(int freq, byte norm, float minScore) => similarity.Score(freq * times, norm) >= minScore;
}
