using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Search.Codecs.Lucene84;

/// <summary>The kernel for vectors of 4 rows.</summary>
internal readonly struct Vector256Rows : IRowKernel
{
    public static bool UsesWords => false;

    public static void Shift(ref readonly byte words, ref ulong rows, int count, int shift, ulong mask)
    {
        Vector256<ulong> masks = Vector256.Create(mask);
        int i = 0;
        for (; i + 4 <= count; i += 4)
        {
            Vector256<ulong> word = Vector256.LoadUnsafe(in words, (nuint)i * 8).AsUInt64();
            (Vector256.ShiftRightLogical(word, shift) & masks).StoreUnsafe(ref rows, (nuint)i);
        }
        if (i < count)
        {
            Vector128<ulong> word = Vector128.LoadUnsafe(in words, (nuint)i * 8).AsUInt64();
            (Vector128.ShiftRightLogical(word, shift) & masks.GetLower()).StoreUnsafe(ref rows, (nuint)i);
        }
    }

    public static void Spread(ref readonly ulong rows, int laneBits, ref int values)
    {
        int rowCount = 2 * laneBits;
        Vector256<uint> mask = Vector256.Create(uint.MaxValue >> (32 - laneBits));
        for (int i = 0; i < rowCount; i += 8)
        {
            Vector256<ulong> first = Vector256.LoadUnsafe(in rows, (nuint)i);
            Vector256<ulong> second = Vector256.LoadUnsafe(in rows, (nuint)i + 4);
            Vector256<uint> lower = Vector256.Narrow(first, second);
            Vector256<uint> upper = Vector256.Narrow(Vector256.ShiftRightLogical(first, 32), Vector256.ShiftRightLogical(second, 32));
            nuint target = (nuint)i;
            for (int shift = 32 - laneBits; shift >= 0; shift -= laneBits, target += (nuint)rowCount)
            {
                (Vector256.ShiftRightLogical(upper, shift) & mask).AsInt32().StoreUnsafe(ref values, target);
            }
            for (int shift = 32 - laneBits; shift >= 0; shift -= laneBits, target += (nuint)rowCount)
            {
                (Vector256.ShiftRightLogical(lower, shift) & mask).AsInt32().StoreUnsafe(ref values, target);
            }
        }
    }

    public static void AddUp(ref int values, int start)
    {
        Vector256<int> before = Vector256.Create(start);
        for (nuint i = 0; i < ForBlock.Size; i += 8)
        {
            Vector256<int> sums = Vector256.LoadUnsafe(ref values, i);
            sums += Vector256.Shuffle(sums, Vector256.Create(8, 0, 1, 2, 3, 4, 5, 6));     // an index past the end gives 0
            sums += Vector256.Shuffle(sums, Vector256.Create(8, 8, 0, 1, 2, 3, 4, 5));
            sums += Vector256.Shuffle(sums, Vector256.Create(8, 8, 8, 8, 0, 1, 2, 3));
            (sums + before).StoreUnsafe(ref values, i);
            before += Vector256.Shuffle(sums, Vector256.Create(7));
        }
    }
}
