using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Search.Codecs.BitPacking;

namespace Search.Engine.Scoring;

/// <summary>
/// The sums of scores of a few thousand doc ids: parts of a query add their scores one after the other, then the documents are taken off in order, eight at a
/// time. A sum of -0 stands for a document that has none: no score is negative, and -0 plus 0 is 0, so that no mark is needed beside the sums.
/// </summary>
internal sealed class ScoreWindow
{
    /// <summary>Doc ids that a window has room for.</summary>
    public const int Size = 4096;

    // Documents are looked at in groups of 64; a bit for each group that anything was added to.
    private const int GroupBits = 6;

    private readonly double[] _sums = new double[Size + PackedLanes.Lanes];
    private ulong _touched = ulong.MaxValue;

    /// <summary>Its first doc id.</summary>
    public int Start { get; private set; }

    /// <summary>Behind its last doc id.</summary>
    public int End { get; private set; }

    /// <summary>The doc id from which on documents were not taken yet.</summary>
    public int Next { get; private set; }

    /// <summary>The sum of a document of the window.</summary>
    public double SumOf(int doc) => _sums[doc - Start];

    /// <summary>Moves the window to [start, end), as far as it reaches, and empties it.</summary>
    public void Move(int start, int end)
    {
        Start = start;
        Next = start;
        End = (int)Math.Min((long)start + Size, end);
        for (ulong groups = _touched; groups != 0; groups &= groups - 1)
        {
            _sums.AsSpan(BitOperations.TrailingZeroCount(groups) << GroupBits, 1 << GroupBits).Fill(-0.0);
        }
        _touched = 0;
    }

    /// <summary>Adds scores.</summary>
    /// <param name="docs">Of the window.</param>
    /// <param name="scores">As many; none is negative.</param>
    public void Add(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
    {
        scores = scores[..docs.Length];
        double[] sums = _sums;
        int start = Start;
        for (int i = 0; i < docs.Length; i++)
        {
            // A score may be -0, which would leave no trace.
            sums[docs[i] - start] += scores[i] + 0f;
        }
        if (!docs.IsEmpty)
        {
            Touch(docs);
        }
    }

    private void Touch(ReadOnlySpan<int> docs)
    {
        int first = (docs[0] - Start) >> GroupBits;
        int last = (docs[^1] - Start) >> GroupBits;
        if (docs.Length >= 2 * (last - first))
        {
            // Nearly all groups between them have some.
            _touched |= (ulong.MaxValue >> (63 - (last - first))) << first;
            return;
        }
        foreach (int doc in docs)
        {
            _touched |= 1UL << ((doc - Start) >> GroupBits);
        }
    }

    /// <summary>Passes over documents before a doc id.</summary>
    public void SkipTo(int doc) => Next = Math.Max(Next, doc);

    /// <summary>Takes documents off, as many as fit.</summary>
    /// <param name="end">Where to stop.</param>
    /// <param name="lowest">Documents with a lower sum are left out; at least 0.</param>
    /// <param name="docs">Takes doc ids, ascending.</param>
    /// <param name="scores">Takes their sums, rounded: as long as <paramref name="docs"/>.</param>
    public int Take(int end, double lowest, Span<int> docs, Span<float> scores)
    {
        int at = Next - Start;
        int last = Math.Min(End, end) - Start;
        scores = scores[..docs.Length];
        int count = 0;
        while (at < last && count < docs.Length)
        {
            int group = at >> GroupBits;
            ulong groups = _touched >> group;
            if ((groups & 1) == 0)
            {
                at = groups == 0 ? last : (group + BitOperations.TrailingZeroCount(groups)) << GroupBits;
                continue;
            }
            int endOfGroups = Math.Min(last, (group + BitOperations.TrailingZeroCount(~groups)) << GroupBits);
            count += PackedLanes.IsSupported ? TakeEights(ref at, endOfGroups, lowest, docs[count..], scores[count..]) : 0;
            for (; at < endOfGroups && count < docs.Length; at++)
            {
                double sum = _sums[at];
                docs[count] = Start + at;
                scores[count] = (float)sum;
                count += sum >= lowest && !double.IsNegative(sum) ? 1 : 0;
            }
        }
        Next = Math.Max(Next, Start + Math.Min(at, last));
        return count;
    }

    private int TakeEights(ref int at, int last, double lowest, Span<int> docs, Span<float> scores)
    {
        ref double sums = ref MemoryMarshal.GetArrayDataReference(_sums);
        // Of what has a sum, -0 is the only one whose bits are negative; no bound is lower than 0.
        Vector256<long> bound = Vector256.Create(BitConverter.DoubleToInt64Bits(Math.Max(lowest, 0)) - 1);
        int count = 0;
        for (; at <= last - PackedLanes.Lanes && count <= docs.Length - PackedLanes.Lanes; at += PackedLanes.Lanes)
        {
            Vector256<double> low = Vector256.LoadUnsafe(ref sums, (nuint)at);
            Vector256<double> high = Vector256.LoadUnsafe(ref sums, (nuint)at + 4);
            uint set = Vector256.GreaterThan(low.AsInt64(), bound).ExtractMostSignificantBits()
                | Vector256.GreaterThan(high.AsInt64(), bound).ExtractMostSignificantBits() << 4;
            if (set == 0)
            {
                continue;
            }
            Vector256<int> indexes = PackedLanes.IndexesOf(set);
            (indexes + Vector256.Create(Start + at)).StoreUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetReference(docs), count));
            PackedLanes.Pack(Vector256.Narrow(low, high), indexes).StoreUnsafe(ref Unsafe.Add(ref MemoryMarshal.GetReference(scores), count));
            count += BitOperations.PopCount(set);
        }
        return count;
    }
}
