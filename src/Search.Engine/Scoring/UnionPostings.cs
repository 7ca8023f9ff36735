using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>
/// Several terms as if they were one: the documents that have any of them, and the positions of all in their order. A position of two terms comes
/// twice (Lucene's <c>MultiPhraseQuery.UnionPostingsEnum</c>).
/// </summary>
internal sealed class UnionPostings : JoinedPostings
{
    private readonly PostingsEnum[] _parts;
    private readonly KeyHeap _queue;
    private readonly int[] _current;
    private int _currentCount;
    private int[] _positions = [];
    private int[] _more = [];
    private int _positionsDoc = -1;
    private int _next;

    /// <param name="parts">Two at least, before their first document; nobody else moves them.</param>
    public UnionPostings(IReadOnlyCollection<PostingsEnum> parts)
    {
        _parts = [.. parts];
        _current = new int[_parts.Length];
        _queue = new KeyHeap(_parts.Length);
        for (int i = 0; i < _parts.Length; i++)
        {
            _queue.Keys[i] = _parts[i].DocId;
            _queue.Add(i);
        }
        DocFreq = (int)Math.Min(int.MaxValue, parts.Sum(part => part.Cost));
    }

    /// <summary>At most so many documents.</summary>
    public override int DocFreq { get; }

    public override int NextPosition()
    {
        if (_positionsDoc != DocId)
        {
            _positionsDoc = DocId;
            _next = 0;
            ReadPositions(ref _positions);
        }
        return _positions[_next++];
    }

    public override int ReadPositions(ref int[] positions)
    {
        int count = _parts[_current[0]].ReadPositions(ref positions);
        for (int i = 1; i < _currentCount; i++)
        {
            int more = _parts[_current[i]].ReadPositions(ref _more);
            if (positions.Length - PositionsPadding < count + more)
            {
                Array.Resize(ref positions, Math.Max(count + more + PositionsPadding, positions.Length * 2));
            }
            _more.AsSpan(0, more).CopyTo(positions.AsSpan(count));
            count += more;
        }
        if (_currentCount > 1)
        {
            positions.AsSpan(0, count).Sort();
        }
        return count;
    }

    /// <summary>The parts that have the current document, by their numbers; valid until the next move.</summary>
    public ReadOnlySpan<int> Current => _current.AsSpan(0, _currentCount);

    protected override int Find(int target)
    {
        while (_queue.Keys[_queue.Top] < target)
        {
            int top = _queue.Top;
            _queue.Keys[top] = _parts[top].Advance(target);
            _queue.MoveTopDown();
        }
        _currentCount = _queue.ListTop(_current);
        return (int)_queue.Keys[_queue.Top];
    }

    protected override void DecodeFreqs()
    {
        int freq = 0;
        foreach (int part in Current)
        {
            freq += _parts[part].Freq;
        }
        Freqs[0] = freq;
        FreqsDecoded = true;
    }
}
