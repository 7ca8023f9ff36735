using System.Runtime.Intrinsics;

namespace Search.Engine.Collecting;

/// <summary>
/// Keeps the best of many hits in a heap whose root is the worst kept one. A hit is one number that orders as hits do: the bits of the score (never
/// negative, so they order as the score does) above the doc id turned round, so that of equal scores the smaller doc id is the better.
/// </summary>
/// <param name="capacity">How many are kept.</param>
/// <param name="after">Only hits behind this one are kept; null: any.</param>
internal sealed class TopHits(int capacity, HitCursor? after = null)
{
    private readonly ulong[] _heap = new ulong[capacity];
    private readonly ulong _end = after == null ? ulong.MaxValue : Pack(after.Score, after.DocId);
    private int _count;

    public bool IsFull => _count == capacity;

    /// <summary>A score that every further hit must exceed to be kept; negative while there is room. Doc ids must rise.</summary>
    public float Threshold => IsFull && capacity > 0 ? ScoreOf(_heap[0]) : -1f;

    /// <summary>Offers hits with rising doc ids.</summary>
    /// <param name="docs">Of a segment.</param>
    /// <param name="scores">As many.</param>
    /// <param name="docBase">Where the segment's doc ids start.</param>
    public void Offer(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores, int docBase)
    {
        int i = 0;
        for (; i < docs.Length && _count < _heap.Length; i++)
        {
            ulong hit = Pack(scores[i], docs[i] + docBase);
            if (hit >= _end)
            {
                continue;
            }
            _heap[_count++] = hit;
            if (_count == _heap.Length)
            {
                for (int parent = (_count >> 1) - 1; parent >= 0; parent--)
                {
                    SiftDown(parent);
                }
            }
        }
        if (_heap.Length == 0)
        {
            return;
        }
        scores = scores[..docs.Length];
        while ((i = FirstAbove(scores, i, Threshold)) < docs.Length)
        {
            ulong hit = Pack(scores[i], docs[i] + docBase);
            if (hit < _end)
            {
                _heap[0] = hit;
                SiftDown(0);
            }
            i++;
        }
    }

    /// <summary>The place of the first score, from one on, that is higher than another; their number: there is none. Of many scores few are.</summary>
    private static int FirstAbove(ReadOnlySpan<float> scores, int from, float threshold)
    {
        int i = from;
        if (Vector256.IsHardwareAccelerated)
        {
            Vector256<float> lowest = Vector256.Create(threshold);
            for (; i <= scores.Length - Vector256<float>.Count; i += Vector256<float>.Count)
            {
                uint above = Vector256.GreaterThan(Vector256.Create(scores.Slice(i, Vector256<float>.Count)), lowest).ExtractMostSignificantBits();
                if (above != 0)
                {
                    return i + System.Numerics.BitOperations.TrailingZeroCount(above);
                }
            }
        }
        while (i < scores.Length && !(scores[i] > threshold))
        {
            i++;
        }
        return i;
    }

    /// <summary>The hits kept, best first. Ends the collecting.</summary>
    public (int DocId, float Score)[] Sorted()
    {
        Span<ulong> kept = _heap.AsSpan(0, _count);
        kept.Sort();
        kept.Reverse();
        var hits = new (int, float)[kept.Length];
        for (int i = 0; i < hits.Length; i++)
        {
            hits[i] = (int.MaxValue - (int)(uint)kept[i], ScoreOf(kept[i]));
        }
        return hits;
    }

    private static ulong Pack(float score, int docId) => (ulong)BitConverter.SingleToUInt32Bits(score) << 32 | (uint)(int.MaxValue - docId);

    private static float ScoreOf(ulong hit) => BitConverter.UInt32BitsToSingle((uint)(hit >> 32));

    private void SiftDown(int at)
    {
        ulong hit = _heap[at];
        while (true)
        {
            int child = at * 2 + 1;
            if (child >= _count)
            {
                break;
            }
            if (child + 1 < _count && _heap[child + 1] < _heap[child])
            {
                child++;
            }
            if (_heap[child] >= hit)
            {
                break;
            }
            _heap[at] = _heap[child];
            at = child;
        }
        _heap[at] = hit;
    }
}
