using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Search.Codecs.Lucene84;

/// <summary>The kernel for vectors of 8 rows.</summary>
internal readonly struct Vector512Rows : IRowKernel
{
    public static bool UsesWords => SpareRows.IsSupported;

    public static void Shift(ref readonly byte words, ref ulong rows, int count, int shift, ulong mask)
    {
        Vector512<ulong> masks = Vector512.Create(mask);
        int i = 0;
        for (; i + 8 <= count; i += 8)
        {
            Vector512<ulong> word = Vector512.LoadUnsafe(in words, (nuint)i * 8).AsUInt64();
            (Vector512.ShiftRightLogical(word, shift) & masks).StoreUnsafe(ref rows, (nuint)i);
        }
        if (i < count)
        {
            Vector256Rows.Shift(
                in Unsafe.Add(ref Unsafe.AsRef(in words), i * 8), ref Unsafe.Add(ref rows, i), count - i, shift, mask);
        }
    }

    public static void Spread(ref readonly ulong rows, int laneBits, ref int values)
    {
        int rowCount = 2 * laneBits;
        Vector512<uint> mask = Vector512.Create(uint.MaxValue >> (32 - laneBits));
        for (int i = 0; i < rowCount; i += 16)
        {
            Vector512<ulong> first = Vector512.LoadUnsafe(in rows, (nuint)i);
            Vector512<ulong> second = Vector512.LoadUnsafe(in rows, (nuint)i + 8);
            Vector512<uint> lower = Vector512.Narrow(first, second);
            Vector512<uint> upper = Vector512.Narrow(Vector512.ShiftRightLogical(first, 32), Vector512.ShiftRightLogical(second, 32));
            nuint target = (nuint)i;
            for (int shift = 32 - laneBits; shift >= 0; shift -= laneBits, target += (nuint)rowCount)
            {
                (Vector512.ShiftRightLogical(upper, shift) & mask).AsInt32().StoreUnsafe(ref values, target);
            }
            for (int shift = 32 - laneBits; shift >= 0; shift -= laneBits, target += (nuint)rowCount)
            {
                (Vector512.ShiftRightLogical(lower, shift) & mask).AsInt32().StoreUnsafe(ref values, target);
            }
        }
    }

    public static void AddUp(ref int values, int start)
    {
        Vector512<int> before = Vector512.Create(start);
        for (nuint i = 0; i < ForBlock.Size; i += 16)
        {
            Vector512<int> sums = Vector512.LoadUnsafe(ref values, i);
            sums += Vector512.Shuffle(sums, Vector512.Create(16, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14));     // an index past the end gives 0
            sums += Vector512.Shuffle(sums, Vector512.Create(16, 16, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13));
            sums += Vector512.Shuffle(sums, Vector512.Create(16, 16, 16, 16, 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11));
            sums += Vector512.Shuffle(sums, Vector512.Create(16, 16, 16, 16, 16, 16, 16, 16, 0, 1, 2, 3, 4, 5, 6, 7));
            (sums + before).StoreUnsafe(ref values, i);
            before += Vector512.Shuffle(sums, Vector512.Create(15));
        }
    }
}
