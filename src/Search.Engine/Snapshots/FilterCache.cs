using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Engine.Snapshots;

/// <summary>
/// What filters found in segments, as one bit a document, for filters that are asked again: a segment never changes, deletions are looked at elsewhere. Remembers
/// the last filters asked, and keeps bits of those that come back; what was not used for longest goes first. Safe for several threads.
/// </summary>
/// <param name="capacity">Bytes of bits at most; 0: nothing is kept.</param>
/// <param name="minDocs">Smaller segments are searched faster than remembered (10,000 as in Lucene's LRUQueryCache).</param>
internal sealed class FilterCache(long capacity, int minDocs = 10_000)
{
    /// <summary>So many filters that were asked last are remembered (as in Lucene's UsageTrackingQueryCachingPolicy).</summary>
    private const int History = 256;

    private readonly Lock _guard = new();
    private readonly Dictionary<(ISegmentReader Segment, Query Filter), LinkedListNode<Kept>> _kept = [];
    private readonly LinkedList<Kept> _byUse = [];
    private readonly Queue<Query> _asked = new();
    private readonly Dictionary<Query, int> _uses = [];

    /// <summary>Bytes of bits that are kept.</summary>
    public long Bytes { get; private set; }

    /// <summary>Told once per search of each filter that is worth keeping: whether it was asked before.</summary>
    public bool IsAskedAgain(Query filter)
    {
        if (capacity == 0)
        {
            return false;
        }
        lock (_guard)
        {
            int uses = _uses[filter] = _uses.GetValueOrDefault(filter) + 1;
            _asked.Enqueue(filter);
            if (_asked.Count > History && _asked.Dequeue() is var oldest && --_uses[oldest] == 0)
            {
                _uses.Remove(oldest);
            }
            return uses > 1;
        }
    }

    /// <summary>Whether bits of a segment would be kept.</summary>
    public bool Takes(SegmentView segment) => segment.MaxDoc >= minDocs && BytesOf(segment.MaxDoc) <= capacity / 4;

    /// <summary>The bits of a filter in a segment and how many there are, if they are here. Nobody changes them.</summary>
    public (BitSet Bits, int Count)? Find(SegmentView segment, Query filter)
    {
        if (capacity == 0)
        {
            return null;
        }
        lock (_guard)
        {
            if (!_kept.TryGetValue((segment.Reader, filter), out LinkedListNode<Kept>? kept))
            {
                return null;
            }
            _byUse.Remove(kept);
            _byUse.AddLast(kept);
            return (kept.Value.Bits, kept.Value.Count);
        }
    }

    /// <summary>Keeps the bits of a filter in a segment.</summary>
    public void Keep(SegmentView segment, Query filter, BitSet bits, int count)
    {
        lock (_guard)
        {
            var kept = new Kept(segment.Reader, filter, bits, count);
            if (!_kept.ContainsKey((segment.Reader, filter)))
            {
                _kept.Add((segment.Reader, filter), _byUse.AddLast(kept));
                Bytes += BytesOf(bits.Length);
            }
            while (Bytes > capacity)
            {
                Remove(_byUse.First!);
            }
        }
    }

    /// <summary>The segment is closed.</summary>
    public void Forget(ISegmentReader segment)
    {
        lock (_guard)
        {
            for (LinkedListNode<Kept>? node = _byUse.First, next; node != null; node = next)
            {
                next = node.Next;
                if (ReferenceEquals(node.Value.Segment, segment))
                {
                    Remove(node);
                }
            }
        }
    }

    private void Remove(LinkedListNode<Kept> node)
    {
        _byUse.Remove(node);
        _kept.Remove((node.Value.Segment, node.Value.Filter));
        Bytes -= BytesOf(node.Value.Bits.Length);
    }

    private static long BytesOf(int docs) => (docs + 63L) / 64 * sizeof(ulong);

    private sealed record Kept(ISegmentReader Segment, Query Filter, BitSet Bits, int Count);
}
