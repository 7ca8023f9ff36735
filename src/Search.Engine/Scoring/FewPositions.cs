using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using Search.Codecs.Contracts;

namespace Search.Engine.Scoring;

/// <summary>
/// Compares rows of a <see cref="PositionRows"/>: at most eight positions of one term in a document with at most eight of another, each with each and without a branch.
/// </summary>
internal static class FewPositions
{
    /// <summary>What stands behind positions of the first term: nothing that could be a position, and other than for the second.</summary>
    public const int FirstPadding = -1_500_000_000;

    /// <summary>What stands behind positions of the second term.</summary>
    public const int SecondPadding = -500_000_000;

    /// <summary>A shift and a slop together are less than this: then padding is never taken for a position.</summary>
    public const int Most = 1 << 28;

    /// <summary>Which positions of the first term, eight for each document, have one of the second so far behind them: a bit for each.</summary>
    public static void FindFollowed(ReadOnlySpan<int> firsts, ReadOnlySpan<int> seconds, int shift, Span<byte> found)
    {
        _ = firsts[..(found.Length * PositionRows.Lanes)];
        _ = seconds[..(found.Length * PositionRows.Lanes)];
        ref int first = ref MemoryMarshal.GetReference(firsts);
        ref int second = ref MemoryMarshal.GetReference(seconds);
        for (int i = 0; i < found.Length; i++)
        {
            found[i] = (byte)FindFollowed(ref first, ref second, shift);
            first = ref Unsafe.Add(ref first, PositionRows.Lanes);
            second = ref Unsafe.Add(ref second, PositionRows.Lanes);
        }
    }

    /// <summary>How many positions of the first term, eight for each document, have one of the second so far behind them.</summary>
    public static void CountFollowed(ReadOnlySpan<int> firsts, ReadOnlySpan<int> seconds, int shift, Span<float> counts)
    {
        _ = firsts[..(counts.Length * PositionRows.Lanes)];
        _ = seconds[..(counts.Length * PositionRows.Lanes)];
        ref int first = ref MemoryMarshal.GetReference(firsts);
        ref int second = ref MemoryMarshal.GetReference(seconds);
        for (int i = 0; i < counts.Length; i++)
        {
            counts[i] = BitOperations.PopCount(FindFollowed(ref first, ref second, shift));
            first = ref Unsafe.Add(ref first, PositionRows.Lanes);
            second = ref Unsafe.Add(ref second, PositionRows.Lanes);
        }
    }

    /// <summary>Which positions of one row of the first term have one of the second, in any of a document's rows, so far behind them: a bit for each.</summary>
    public static uint FindFollowed(ReadOnlySpan<int> row, ReadOnlySpan<int> seconds, int shift)
    {
        uint found = 0;
        for (int i = 0; i < seconds.Length; i += PositionRows.Lanes)
        {
            ref int first = ref MemoryMarshal.GetReference(row[..PositionRows.Lanes]);
            found |= FindFollowed(ref first, ref MemoryMarshal.GetReference(seconds.Slice(i, PositionRows.Lanes)), shift);
        }
        return found;
    }

    /// <summary>How many positions of the first term in a document, all its rows, have one of the second so far behind them.</summary>
    public static int CountFollowed(ReadOnlySpan<int> firsts, ReadOnlySpan<int> seconds, int shift)
    {
        int count = 0;
        for (int i = 0; i < firsts.Length; i += PositionRows.Lanes)
        {
            count += BitOperations.PopCount(FindFollowed(firsts.Slice(i, PositionRows.Lanes), seconds, shift));
        }
        return count;
    }

    /// <summary>Whether the same of a document in all its rows.</summary>
    public static bool AreNear(ReadOnlySpan<int> firsts, ReadOnlySpan<int> seconds, int shift, int slop)
    {
        for (int i = 0; i < firsts.Length; i += PositionRows.Lanes)
        {
            for (int j = 0; j < seconds.Length; j += PositionRows.Lanes)
            {
                ref int first = ref MemoryMarshal.GetReference(firsts.Slice(i, PositionRows.Lanes));
                if (AreNear(ref first, ref MemoryMarshal.GetReference(seconds.Slice(j, PositionRows.Lanes)), shift, slop))
                {
                    return true;
                }
            }
        }
        return false;
    }

    /// <summary>Whether a position of the first term in a document, moved on, is at most <paramref name="slop"/> from one of the second.</summary>
    public static void FindNear(ReadOnlySpan<int> firsts, ReadOnlySpan<int> seconds, int shift, int slop, Span<bool> found)
    {
        _ = firsts[..(found.Length * PositionRows.Lanes)];
        _ = seconds[..(found.Length * PositionRows.Lanes)];
        ref int first = ref MemoryMarshal.GetReference(firsts);
        ref int second = ref MemoryMarshal.GetReference(seconds);
        for (int i = 0; i < found.Length; i++)
        {
            found[i] = AreNear(ref first, ref second, shift, slop);
            first = ref Unsafe.Add(ref first, PositionRows.Lanes);
            second = ref Unsafe.Add(ref second, PositionRows.Lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint FindFollowed(ref int first, ref int second, int shift)
    {
        Vector256<int> wanted = Vector256.LoadUnsafe(ref first) + Vector256.Create(shift);
        Vector256<int> equal = Vector256.Equals(wanted, At(ref second, 0)) | Vector256.Equals(wanted, At(ref second, 1));
        equal |= Vector256.Equals(wanted, At(ref second, 2)) | Vector256.Equals(wanted, At(ref second, 3));
        equal |= Vector256.Equals(wanted, At(ref second, 4)) | Vector256.Equals(wanted, At(ref second, 5));
        equal |= Vector256.Equals(wanted, At(ref second, 6)) | Vector256.Equals(wanted, At(ref second, 7));
        return equal.ExtractMostSignificantBits();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool AreNear(ref int first, ref int second, int shift, int slop)
    {
        Vector256<int> moved = Vector256.LoadUnsafe(ref first) + Vector256.Create(shift);
        Vector256<uint> nearest = Vector256.Min(Distance(moved, At(ref second, 0)), Distance(moved, At(ref second, 1)));
        nearest = Vector256.Min(nearest, Vector256.Min(Distance(moved, At(ref second, 2)), Distance(moved, At(ref second, 3))));
        nearest = Vector256.Min(nearest, Vector256.Min(Distance(moved, At(ref second, 4)), Distance(moved, At(ref second, 5))));
        nearest = Vector256.Min(nearest, Vector256.Min(Distance(moved, At(ref second, 6)), Distance(moved, At(ref second, 7))));
        return Vector256.LessThanOrEqualAny(nearest, Vector256.Create((uint)slop));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<int> At(ref int numbers, int index) => Vector256.Create(Unsafe.Add(ref numbers, index));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static Vector256<uint> Distance(Vector256<int> first, Vector256<int> second) => Vector256.Abs(first - second).AsUInt32();
}
