using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>How a document's score is made of the scores of the parts that match it.</summary>
internal enum Combination
{
    /// <summary>Added in double precision, rounded once.</summary>
    Sum,

    /// <summary>The highest, and a share of the sum of the others (Lucene's <c>DisjunctionMaxScorer</c>).</summary>
    Max,
}

/// <summary>
/// Documents that match at least some of several scorers. It works window by window: each part puts its scores of a window into sums by doc id, then the
/// documents that have any are read off.
/// </summary>
internal sealed class DisjunctionScorer : Scorer
{
    private readonly Scorer[] _parts;
    private readonly Combination _combination;
    private readonly float _tieBreaker;
    private readonly int _minimum;
    private readonly DocWindow _window = new();
    private readonly double[] _sums;
    private readonly float[] _maxima;
    private readonly ushort[] _counts;
    private readonly int[] _partDocs = new int[BlockSize];
    private readonly float[] _partScores = new float[BlockSize];
    private readonly bool[] _partMatches = new bool[BlockSize];
    private int _next;

    /// <param name="parts">At least two.</param>
    /// <param name="hasScores">Whether scores will be asked for.</param>
    /// <param name="combination">How scores are combined.</param>
    /// <param name="tieBreaker">The share of the others, for <see cref="Combination.Max"/>.</param>
    /// <param name="minimum">How many parts must match.</param>
    public DisjunctionScorer(Scorer[] parts, bool hasScores, Combination combination = Combination.Sum, float tieBreaker = 0, int minimum = 1)
    {
        _parts = parts;
        _combination = combination;
        _tieBreaker = tieBreaker;
        _minimum = minimum;
        _sums = new double[hasScores ? DocWindow.Size : 0];
        _maxima = new float[hasScores && combination == Combination.Max ? DocWindow.Size : 0];
        _counts = new ushort[minimum > 1 ? DocWindow.Size : 0];
        foreach (Scorer part in parts)
        {
            Cost += part.Cost;
        }
    }

    public override long Cost { get; }

    public override int Next => _next;

    public override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        while (true)
        {
            _next = Math.Max(_next, from);
            if (_next >= end || (_next >= _window.End && !FillWindow(end, !scores.IsEmpty)))
            {
                return 0;
            }
            _window.SkipTo(_next);
            int count = _window.Take(end, docs);
            _next = _window.Next;
            count = _minimum > 1 ? KeepEnough(docs, count) : count;
            for (int i = 0; i < count && !scores.IsEmpty; i++)
            {
                scores[i] = Combined(_sums, _maxima, _window.PlaceOf(docs[i]));
            }
            if (count > 0)
            {
                return count;
            }
        }
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        bool isScoring = !scores.IsEmpty;
        Span<int> counts = stackalloc int[docs.Length];
        Span<double> sums = stackalloc double[isScoring ? docs.Length : 0];
        Span<float> maxima = stackalloc float[isScoring && _combination == Combination.Max ? docs.Length : 0];
        counts.Clear();
        sums.Clear();
        maxima.Clear();
        foreach (Scorer part in _parts)
        {
            part.Probe(docs, _partMatches, isScoring ? _partScores.AsSpan(0, docs.Length) : default);
            for (int i = 0; i < docs.Length; i++)
            {
                if (_partMatches[i])
                {
                    counts[i]++;
                    if (isScoring)
                    {
                        Add(sums, maxima, i, _partScores[i]);
                    }
                }
            }
        }
        for (int i = 0; i < docs.Length; i++)
        {
            matches[i] = counts[i] >= _minimum;
            if (isScoring)
            {
                scores[i] = Combined(sums, maxima, i);
            }
        }
    }

    public override float MaxScore(int from, int end)
    {
        if (from < _window.End)
        {
            // The parts stand behind the window, and say nothing of it any more.
            return float.PositiveInfinity;
        }
        double sum = 0;
        foreach (Scorer part in _parts)
        {
            sum += part.MaxScore(from, end);
        }
        return (float)sum;
    }

    private void Add(Span<double> sums, Span<float> maxima, int at, float score)
    {
        if (_combination == Combination.Sum)
        {
            sums[at] += score;
        }
        else if (score >= maxima[at])
        {
            sums[at] += maxima[at];
            maxima[at] = score;
        }
        else
        {
            sums[at] += score;
        }
    }

    private float Combined(ReadOnlySpan<double> sums, ReadOnlySpan<float> maxima, int at) =>
        _combination == Combination.Sum ? (float)sums[at] : (float)(maxima[at] + sums[at] * _tieBreaker);

    /// <summary>Fills the window that holds the next match; false where it would start at or behind the end.</summary>
    private bool FillWindow(int end, bool isScoring)
    {
        int start = DocIdIterator.NoMoreDocs;
        foreach (Scorer part in _parts)
        {
            start = Math.Min(start, part.Next);
        }
        start = Math.Max(start, _next);
        _next = start;
        if (start >= end)
        {
            return false;
        }
        _window.Move(start, end, _sums.AsSpan());
        Array.Clear(_maxima);
        Array.Clear(_counts);
        foreach (Scorer part in _parts)
        {
            if (part.Next < _window.End)
            {
                FillPart(part, isScoring);
            }
        }
        return true;
    }

    private void FillPart(Scorer part, bool isScoring)
    {
        Span<float> scores = isScoring ? _partScores : default;
        Span<ulong> bits = _window.Bits;
        int from = _window.Start;
        int count;
        while (from < _window.End && (count = part.Read(from, _window.End, _partDocs, scores)) > 0)
        {
            from = _partDocs[count - 1] + 1;
            for (int i = 0; i < count; i++)
            {
                int at = _window.PlaceOf(_partDocs[i]);
                bits[at >> 6] |= 1UL << at;
                if (isScoring)
                {
                    Add(_sums, _maxima, at, _partScores[i]);
                }
                if (_counts.Length > 0)
                {
                    _counts[at]++;
                }
            }
        }
    }

    private int KeepEnough(Span<int> docs, int count)
    {
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            docs[kept] = docs[i];
            kept += _counts[_window.PlaceOf(docs[i])] >= _minimum ? 1 : 0;
        }
        return kept;
    }
}
