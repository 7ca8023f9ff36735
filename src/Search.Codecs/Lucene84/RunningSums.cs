using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;

namespace Search.Codecs.Lucene84;

/// <summary>Sums of the numbers of a block up to each of them.</summary>
internal static class RunningSums
{
    /// <summary>128 numbers less than this, and not negative, have a sum of at most 31 bits.</summary>
    private const int Limit = 1 << 24;

    /// <param name="values">128 numbers.</param>
    /// <param name="sums">Takes 0 and the 128 sums.</param>
    /// <returns>False: a number is so large, or negative, that sums may have passed 31 bits.</returns>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static bool Fill(ReadOnlySpan<int> values, Span<int> sums)
    {
        ref int value = ref MemoryMarshal.GetReference(values[..ForBlock.Size]);
        sums = sums[..(ForBlock.Size + 1)];
        sums[0] = 0;
        if (!Vector256.IsHardwareAccelerated)
        {
            return FillScalar(values, sums);
        }
        ref int target = ref sums[1];
        Vector256<int> before = Vector256<int>.Zero;
        Vector256<int> all = Vector256<int>.Zero;
        for (nuint i = 0; i < ForBlock.Size; i += 8)
        {
            Vector256<int> sum = Vector256.LoadUnsafe(ref value, i);
            all |= sum;
            sum = AddUp(sum) + before;
            sum.StoreUnsafe(ref target, i);
            before = Vector256.Shuffle(sum, Vector256.Create(7));
        }
        return Vector256.LessThanAll(all.AsUInt32(), Vector256.Create((uint)Limit));
    }

    /// <summary>The sums of some numbers.</summary>
    /// <param name="values">At least <paramref name="count"/>, and 7 numbers behind them that mean nothing.</param>
    /// <param name="count">At least 1.</param>
    /// <param name="sums">Takes the sums up to and with each number; as much room.</param>
    /// <returns>False: one is negative.</returns>
    public static bool Fill(ReadOnlySpan<int> values, int count, Span<int> sums)
    {
        int signs = 0;
        if (!Vector256.IsHardwareAccelerated)
        {
            int last = 0;
            for (int i = 0; i < count; i++)
            {
                sums[i] = last += values[i];
                signs |= last;
            }
            return signs >= 0;
        }
        Vector256<int> before = Vector256<int>.Zero;
        for (int i = 0; i < count; i += 8)
        {
            Vector256<int> sum = AddUp(Vector256.Create(values.Slice(i, 8))) + before;
            sum.CopyTo(sums.Slice(i, 8));
            before = Vector256.Shuffle(sum, Vector256.Create(7));
            signs |= (int)(sum.ExtractMostSignificantBits() & (uint.MaxValue >> Math.Max(0, 32 - (count - i))));
        }
        return signs == 0;
    }

    /// <summary>The sums of eight numbers up to each of them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static Vector256<int> AddUp(Vector256<int> sums)
    {
        if (Avx2.IsSupported)
        {
            sums += Avx2.ShiftLeftLogical128BitLane(sums, 4);
            sums += Avx2.ShiftLeftLogical128BitLane(sums, 8);
        }
        else
        {
            sums += Vector256.Shuffle(sums, Vector256.Create(8, 0, 1, 2, 8, 4, 5, 6));      // an index past the end gives 0
            sums += Vector256.Shuffle(sums, Vector256.Create(8, 8, 0, 1, 8, 8, 4, 5));
        }
        return sums + Vector256.Shuffle(sums, Vector256.Create(8, 8, 8, 8, 3, 3, 3, 3));
    }

    private static bool FillScalar(ReadOnlySpan<int> values, Span<int> sums)
    {
        int sum = 0;
        int all = 0;
        for (int i = 0; i < ForBlock.Size; i++)
        {
            sum += values[i];
            all |= values[i];
            sums[i + 1] = sum;
        }
        return (uint)all < Limit;
    }
}
