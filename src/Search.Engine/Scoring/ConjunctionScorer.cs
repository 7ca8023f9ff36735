namespace Search.Engine.Scoring;

/// <summary>
/// Documents that match all of several scorers. The one with the fewest documents leads, the others test what it finds, block by block. The score is
/// the sum of the scored ones, added in double precision and rounded once.
/// </summary>
internal sealed class ConjunctionScorer : Scorer
{
    private readonly Scorer[] _parts;
    private readonly bool[] _isScored;
    private readonly int[] _docs = new int[BlockSize];
    private readonly int[] _places = new int[BlockSize];
    private readonly double[] _sums = new double[BlockSize];
    private readonly float[] _scores = new float[BlockSize];
    private readonly bool[] _matches = new bool[BlockSize];
    private float _minScore;

    /// <param name="scored">Parts whose scores are added.</param>
    /// <param name="filters">Parts that only must match.</param>
    public ConjunctionScorer(IReadOnlyCollection<Scorer> scored, IReadOnlyCollection<Scorer> filters)
    {
        (Scorer Part, bool IsScored)[] parts = [.. scored.Select(part => (part, true)), .. filters.Select(part => (part, false))];
        parts = [.. parts.OrderBy(part => part.Part.Cost)];
        _parts = [.. parts.Select(part => part.Part)];
        _isScored = [.. parts.Select(part => part.IsScored)];
    }

    public override long Cost => _parts[0].Cost;

    public override int Next => _parts[0].Next;

    public override int Read(int from, int end, Span<int> docs, Span<float> scores)
    {
        Scorer lead = _parts[0];
        bool isScoring = !scores.IsEmpty;
        while (true)
        {
            int last = end;
            if (_minScore > 0)
            {
                from = Math.Max(from, lead.Next);
                from = FindCompetitive(from, end, _minScore, out last);
                if (from >= end)
                {
                    return 0;
                }
            }
            int room = Math.Min(docs.Length, BlockSize);
            int count = lead.Read(from, last, docs[..room], isScoring && _isScored[0] ? _scores.AsSpan(0, room) : default);
            if (count == 0)
            {
                if (last >= end)
                {
                    return 0;
                }
                from = last;
                continue;
            }
            from = docs[count - 1] + 1;
            if (isScoring)
            {
                StartSums(count, _isScored[0]);
            }
            for (int i = 1; i < _parts.Length && count > 0; i++)
            {
                count = Keep(_parts[i], docs, count, isScoring, isScoring && _isScored[i], null);
            }
            for (int i = 0; i < count && isScoring; i++)
            {
                scores[i] = (float)_sums[i];
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
        int count = docs.Length;
        docs.CopyTo(_docs);
        for (int i = 0; i < count; i++)
        {
            _places[i] = i;
        }
        StartSums(count, hasScores: false);
        for (int i = 0; i < _parts.Length && count > 0; i++)
        {
            count = Keep(_parts[i], _docs, count, isScoring, isScoring && _isScored[i], _places);
        }
        matches[..docs.Length].Clear();
        for (int i = 0; i < count; i++)
        {
            matches[_places[i]] = true;
            if (isScoring)
            {
                scores[_places[i]] = (float)_sums[i];
            }
        }
    }

    public override float MaxScore(int from, int end)
    {
        double sum = 0;
        for (int i = 0; i < _parts.Length; i++)
        {
            sum += _isScored[i] ? _parts[i].MaxScore(from, end) : 0;
        }
        return (float)sum;
    }

    public override int BlockEnd(int from) => _parts[0].BlockEnd(from);

    public override void SetMinScore(float minScore) => _minScore = minScore;

    /// <summary>Tests what is left with one more part and closes the gaps of what does not match.</summary>
    private int Keep(Scorer part, Span<int> docs, int count, bool keepSums, bool addScores, int[]? places)
    {
        part.Probe(docs[..count], _matches, addScores ? _scores.AsSpan(0, count) : default);
        int kept = 0;
        for (int i = 0; i < count; i++)
        {
            if (_matches[i])
            {
                docs[kept] = docs[i];
                if (keepSums)
                {
                    _sums[kept] = addScores ? _sums[i] + _scores[i] : _sums[i];
                }
                if (places != null)
                {
                    places[kept] = places[i];
                }
                kept++;
            }
        }
        return kept;
    }

    private void StartSums(int count, bool hasScores)
    {
        if (!hasScores)
        {
            _sums.AsSpan(0, count).Clear();
            return;
        }
        for (int i = 0; i < count; i++)
        {
            _sums[i] = _scores[i];
        }
    }
}
