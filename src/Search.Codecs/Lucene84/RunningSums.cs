using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

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
            sum += Vector256.Shuffle(sum, Vector256.Create(8, 0, 1, 2, 3, 4, 5, 6));     // an index past the end gives 0
            sum += Vector256.Shuffle(sum, Vector256.Create(8, 8, 0, 1, 2, 3, 4, 5));
            sum += Vector256.Shuffle(sum, Vector256.Create(8, 8, 8, 8, 0, 1, 2, 3));
            sum += before;
            sum.StoreUnsafe(ref target, i);
            before = Vector256.Shuffle(sum, Vector256.Create(7));
        }
        return Vector256.LessThanAll(all.AsUInt32(), Vector256.Create((uint)Limit));
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
