namespace Search.Engine.Collecting;

/// <summary>Keeps the first of many documents by a number; those without one come last, ties in the order of doc ids.</summary>
internal sealed class TopValues(int capacity, bool descending)
{
    private readonly PriorityQueue<(int DocId, long Value), (long Key, int DocId)> _heap = new(WorstFirst);
    private readonly List<int> _missing = [];

    private static readonly Comparer<(long Key, int DocId)> WorstFirst =
        Comparer<(long Key, int DocId)>.Create((a, b) => a.Key != b.Key ? a.Key.CompareTo(b.Key) : b.DocId.CompareTo(a.DocId));

    /// <summary>Offers a document; doc ids must rise.</summary>
    public void Offer(int docId, long value)
    {
        // The complement turns the order round, and unlike the negative it has no exception.
        long key = descending ? value : ~value;
        if (_heap.Count < capacity)
        {
            _heap.Enqueue((docId, value), (key, docId));
        }
        else if (capacity > 0 && _heap.TryPeek(out _, out (long Key, int DocId) worst) && key > worst.Key)
        {
            _heap.EnqueueDequeue((docId, value), (key, docId));
        }
    }

    /// <summary>Offers a document without a number.</summary>
    public void OfferMissing(int docId)
    {
        if (_missing.Count < capacity)
        {
            _missing.Add(docId);
        }
    }

    /// <summary>The documents kept, in order, with their values. Ends the collecting.</summary>
    public (int DocId, long? Value)[] Sorted()
    {
        var sorted = new (int, long?)[Math.Min(capacity, _heap.Count + _missing.Count)];
        int valued = _heap.Count;
        for (int i = valued; i < sorted.Length; i++)
        {
            sorted[i] = (_missing[i - valued], null);
        }
        for (int i = valued - 1; i >= 0; i--)
        {
            sorted[i] = _heap.Dequeue();
        }
        return sorted;
    }
}
