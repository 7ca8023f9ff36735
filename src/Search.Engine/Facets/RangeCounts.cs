namespace Search.Engine.Facets;

/// <summary>
/// Counts numbers by ranges that may overlap. The ends of all ranges cut the numbers into pieces; a number is counted in its piece, and ranges are sums of pieces. (As Lucene's
/// LongRangeCounter does it.)
/// </summary>
internal sealed class RangeCounts : NumberCounts
{
    private readonly RangesFacet _facet;
    private readonly long[] _starts;                       // where pieces start, all but the one below the first of them; ascending
    private readonly (int First, int Last)[] _pieces;      // of each range
    private readonly long[] _single;                       // per piece: documents with one value
    private readonly long[] _several;                      // per range: documents with several values
    private readonly List<int> _seen = [];

    public RangeCounts(RangesFacet facet)
    {
        _facet = facet;
        var starts = new SortedSet<long>();
        foreach (FacetRange range in facet.Wanted)
        {
            starts.Add(range.Lower);
            if (range.Before is { } end)
            {
                starts.Add(end);
            }
        }
        _starts = [.. starts];
        _pieces = [.. facet.Wanted.Select(range => (PieceOf(range.Lower), PieceOf(range.Upper)))];
        _single = new long[_starts.Length + 1];
        _several = new long[facet.Wanted.Count];
    }

    public override void Add(ReadOnlySpan<long> values)
    {
        foreach (long value in values)
        {
            _single[PieceOf(value)]++;
        }
    }

    public override void AddTimes(long value, long times) => _single[PieceOf(value)] += times;

    public override void AddSeveral(ReadOnlySpan<long> values)
    {
        _seen.Clear();
        foreach (long value in values)
        {
            _seen.Add(PieceOf(value));
        }
        for (int i = 0; i < _pieces.Length; i++)
        {
            (int first, int last) = _pieces[i];
            int at = _seen.BinarySearch(first);
            at = at < 0 ? ~at : at;
            if (at < _seen.Count && _seen[at] <= last)
            {
                _several[i]++;
            }
        }
    }

    public override void Absorb(NumberCounts other)
    {
        var same = (RangeCounts)other;
        for (int i = 0; i < _single.Length; i++)
        {
            _single[i] += same._single[i];
        }
        for (int i = 0; i < _several.Length; i++)
        {
            _several[i] += same._several[i];
        }
    }

    public override IEnumerable<NumberBucket> Buckets()
    {
        for (int i = 0; i < _pieces.Length; i++)
        {
            long count = _several[i];
            for (int piece = _pieces[i].First; piece <= _pieces[i].Last; piece++)
            {
                count += _single[piece];
            }
            yield return new NumberBucket(i, count, null);
        }
    }

    public override string LabelOf(NumberBucket bucket) => _facet.Wanted[(int)bucket.Place].Label;

    /// <summary>The number of starts that are not above the value: 0 is the piece below all of them.</summary>
    private int PieceOf(long value)
    {
        int at = Array.BinarySearch(_starts, value);
        return at < 0 ? ~at : at + 1;
    }
}
