using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>
/// Documents that match any of several scorers, their scores added, where only the best are wanted. As soon as a score is needed that some parts cannot reach even together, those
/// parts lead no longer: they only test what the others, the essential ones, find (the MaxScore algorithm of Turtle and Flood, with bounds for ranges of documents as in
/// Lucene 9's <c>MaxScoreBulkScorer</c>).
/// </summary>
/// <remarks>
/// Which parts are essential is decided anew for each range: up to the nearest end of a block of impacts of those that were. The sums are exact in double
/// precision but for parts of very different size, so the order in which parts are added does not show; the bounds allow for it.
/// </remarks>
internal sealed class MaxScoreScorer : Scorer
{
    /// <summary>Doc ids that a range has at least: bounds of fewer cost more than they save.</summary>
    private const int ShortestRange = ScoreWindow.Size;

    private const int LongestRange = 1 << 16;

    /// <summary>What rounding can add to a sum of bounds, as a share of it.</summary>
    private const double Rounding = 1.000001;

    private readonly Scorer[] _parts;       // the inessential ones first
    private readonly double[] _max;         // beside them: the best score in the range
    private readonly double[] _bounds;      // [i]: the best score of the parts before i together
    private readonly ScoreWindow _window = new();
    private readonly double[] _docSums = new double[BlockSize];
    private readonly float[] _rounded = new float[BlockSize];
    private readonly int[] _partDocs = new int[BlockSize];
    private readonly float[] _partScores = new float[BlockSize];
    private readonly bool[] _partMatches = new bool[BlockSize];
    private int _firstEssential;
    private int _rangeEnd;
    private int _next;
    private float _minScore;

    /// <param name="parts">At least two.</param>
    public MaxScoreScorer(Scorer[] parts)
    {
        _parts = [.. parts];
        _max = new double[parts.Length];
        _bounds = new double[parts.Length + 1];
        foreach (Scorer part in parts)
        {
            Cost += part.Cost;
        }
    }

    public override long Cost { get; }

    public override int Next => _next;

    public override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        int room = Math.Min(docs.Length, BlockSize);
        while (true)
        {
            _next = Math.Max(_next, from);
            if (_next >= end)
            {
                return 0;
            }
            if (_next >= _rangeEnd && !BeginRange())
            {
                continue;
            }
            int count = _firstEssential == _parts.Length - 1 ? ReadEssential(end, docs[..room]) : ReadWindow(end, docs[..room]);
            if (_firstEssential > 0)
            {
                count = AddInessential(docs, count);
            }
            _rounded.AsSpan(0, scores.IsEmpty ? 0 : count).CopyTo(scores);
            if (count > 0)
            {
                return count;
            }
        }
    }

    public override void Probe(ReadOnlySpan<int> docs, Span<bool> matches, Span<float> scores)
    {
        Span<double> sums = _docSums.AsSpan(0, docs.Length);
        sums.Clear();
        matches[..docs.Length].Clear();
        foreach (Scorer part in _parts)
        {
            part.Probe(docs, _partMatches, scores.IsEmpty ? default : _partScores.AsSpan(0, docs.Length));
            for (int i = 0; i < docs.Length; i++)
            {
                matches[i] |= _partMatches[i];
                sums[i] += _partMatches[i] ? _partScores[i] : 0;
            }
        }
        for (int i = 0; i < docs.Length && !scores.IsEmpty; i++)
        {
            scores[i] = (float)sums[i];
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
        return (float)(sum * Rounding);
    }

    public override void SetMinScore(float minScore) => _minScore = minScore;

    /// <summary>Decides which parts are essential from the next doc id on, and up to where that holds; false where no document there scores high enough.</summary>
    private bool BeginRange()
    {
        if (_minScore <= 0)
        {
            _firstEssential = 0;
            _next = Math.Max(_next, NextEssential());
            _rangeEnd = (int)Math.Min((long)_next + ScoreWindow.Size, DocIdIterator.NoMoreDocs);
            return _next < _rangeEnd;
        }
        long end = (long)_next + LongestRange;
        for (int i = _firstEssential; i < _parts.Length; i++)
        {
            end = Math.Min(end, _parts[i].BlockEnd(_next));
        }
        _rangeEnd = (int)Math.Min(Math.Max(end, (long)_next + ShortestRange), DocIdIterator.NoMoreDocs);
        for (int i = 0; i < _parts.Length; i++)
        {
            _max[i] = _parts[i].MaxScore(_next, _rangeEnd);
        }
        Array.Sort(_max, _parts);
        _firstEssential = 0;
        while (_firstEssential < _parts.Length && IsTooLow(_bounds[_firstEssential] + _max[_firstEssential]))
        {
            _bounds[_firstEssential + 1] = _bounds[_firstEssential] + _max[_firstEssential];
            _firstEssential++;
        }
        if (_firstEssential < _parts.Length)
        {
            return true;
        }
        // The best part still says where the next range ends.
        _firstEssential--;
        _next = _rangeEnd;
        return false;
    }

    /// <summary>A doc id before which no essential part has a document.</summary>
    private int NextEssential()
    {
        int next = DocIdIterator.NoMoreDocs;
        for (int i = _firstEssential; i < _parts.Length; i++)
        {
            next = Math.Min(next, _parts[i].Next);
        }
        return next;
    }

    /// <summary>What a document must have of the essential parts, or a little less.</summary>
    private double LowestSum => (_minScore / Rounding - _bounds[_firstEssential]) / Rounding;

    private bool IsTooLow(double bound) => _minScore > 0 && bound * Rounding < _minScore;

    /// <summary>Reads documents of the only essential part.</summary>
    private int ReadEssential(int end, Span<int> docs)
    {
        int last = Math.Min(end, _rangeEnd);
        int count = _parts[^1].Read(_next, last, docs, _rounded.AsSpan(0, docs.Length));
        _next = count == 0 ? last : docs[count - 1] + 1;
        count = HighScores.Keep(docs[..count], _rounded, MathF.BitDecrement((float)LowestSum));
        for (int i = 0; i < count; i++)
        {
            _docSums[i] = _rounded[i];
        }
        return count;
    }

    /// <summary>Reads documents of the essential parts, added up in a window.</summary>
    private int ReadWindow(int end, Span<int> docs)
    {
        int last = Math.Min(end, _rangeEnd);
        if (_next >= _window.End)
        {
            _next = Math.Max(_next, NextEssential());
            if (_next >= last)
            {
                _next = last;
                return 0;
            }
            _window.Move(_next, last);
            for (int i = _firstEssential; i < _parts.Length; i++)
            {
                FillPart(_parts[i]);
            }
        }
        _window.SkipTo(_next);
        int count = _window.Take(end, LowestSum, docs, _rounded);
        _next = _window.Next;
        for (int i = 0; i < count && _firstEssential > 0; i++)
        {
            _docSums[i] = _window.SumOf(docs[i]);
        }
        return count;
    }

    private void FillPart(Scorer part)
    {
        int from = _window.Start;
        int count;
        while (from < _window.End && (count = part.Read(from, _window.End, _partDocs, _partScores)) > 0)
        {
            from = _partDocs[count - 1] + 1;
            _window.Add(_partDocs.AsSpan(0, count), _partScores);
        }
    }

    /// <summary>Adds what the other parts give to documents, the best part first; leaves out those that cannot score high enough any more.</summary>
    private int AddInessential(Span<int> docs, int count)
    {
        for (int part = _firstEssential - 1; part >= 0 && count > 0; part--)
        {
            _parts[part].AddScores(docs[..count], _docSums);
            count = part > 0 ? KeepHigh(docs, count, _bounds[part]) : count;
        }
        for (int i = 0; i < count; i++)
        {
            _rounded[i] = (float)_docSums[i];
        }
        return count;
    }

    private int KeepHigh(Span<int> docs, int count, double bound)
    {
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            docs[kept] = docs[i];
            _docSums[kept] = _docSums[i];
            kept += IsTooLow(_docSums[i] + bound) ? 0 : 1;
        }
        return kept;
    }
}
