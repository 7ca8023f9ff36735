namespace Search.Engine.Collecting;

/// <summary>Keeps the first of many documents by a number; those without one come last, ties in the order of doc ids.</summary>
/// <param name="capacity">How many are kept.</param>
/// <param name="sort">The order.</param>
/// <param name="after">Only documents behind this one are kept; null: any.</param>
internal sealed class TopValues(int capacity, Sort sort, HitCursor? after = null)
{
    private readonly PriorityQueue<(int DocId, long Value), (long Key, int DocId)> _heap = new(WorstFirst);
    private readonly List<int> _missing = [];

    private static readonly Comparer<(long Key, int DocId)> WorstFirst =
        Comparer<(long Key, int DocId)>.Create((a, b) => a.Key != b.Key ? a.Key.CompareTo(b.Key) : b.DocId.CompareTo(a.DocId));

    /// <summary>Offers a document; doc ids must rise. True: it came too late, and so would any that is not better.</summary>
    public bool Offer(int docId, long value)
    {
        long key = sort.KeyOf(value);
        if (!IsBehindCursor(docId, key))
        {
            return false;
        }
        if (_heap.Count < capacity)
        {
            _heap.Enqueue((docId, value), (key, docId));
            return false;
        }
        if (capacity > 0 && _heap.TryPeek(out _, out (long Key, int DocId) worst) && key > worst.Key)
        {
            _heap.EnqueueDequeue((docId, value), (key, docId));
            return false;
        }
        return true;
    }

    /// <summary>Offers a document without a number. True: it came too late.</summary>
    public bool OfferMissing(int docId)
    {
        if (after is { SortValue: null } && docId <= after.DocId)
        {
            return false;
        }
        // Later segments may have better ones, but none makes room.
        if (_missing.Count + _heap.Count < capacity)
        {
            _missing.Add(docId);
            return false;
        }
        return true;
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

    private bool IsBehindCursor(int docId, long key) =>
        after == null || after.SortValue is { } value && (key < sort.KeyOf(value) || key == sort.KeyOf(value) && docId > after.DocId);
}
