using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace Search.Codecs.Lucene84;

/// <summary>The kernel for vectors of 2 rows.</summary>
internal readonly struct Vector128Rows : IRowKernel
{
    public static bool UsesWords => false;

    public static void Shift(ref readonly byte words, ref ulong rows, int count, int shift, ulong mask)
    {
        Vector128<ulong> masks = Vector128.Create(mask);
        for (int i = 0; i < count; i += 2)
        {
            Vector128<ulong> word = Vector128.LoadUnsafe(in words, (nuint)i * 8).AsUInt64();
            (Vector128.ShiftRightLogical(word, shift) & masks).StoreUnsafe(ref rows, (nuint)i);
        }
    }

    public static void Spread(ref readonly ulong rows, int laneBits, ref int values)
    {
        ref uint halves = ref Unsafe.As<ulong, uint>(ref Unsafe.AsRef(in rows));
        int rowCount = 2 * laneBits;
        Vector128<uint> mask = Vector128.Create(uint.MaxValue >> (32 - laneBits));
        for (int i = 0; i < rowCount; i += 4)
        {
            Vector128<uint> first = Vector128.LoadUnsafe(ref halves, (nuint)i * 2);
            Vector128<uint> second = Vector128.LoadUnsafe(ref halves, (nuint)i * 2 + 4);
            Vector128<uint> lower = Vector128.Narrow(first.AsUInt64(), second.AsUInt64());
            Vector128<uint> upper = Vector128.Narrow(
                Vector128.ShiftRightLogical(first.AsUInt64(), 32), Vector128.ShiftRightLogical(second.AsUInt64(), 32));
            nuint target = (nuint)i;
            for (int shift = 32 - laneBits; shift >= 0; shift -= laneBits, target += (nuint)rowCount)
            {
                (Vector128.ShiftRightLogical(upper, shift) & mask).AsInt32().StoreUnsafe(ref values, target);
            }
            for (int shift = 32 - laneBits; shift >= 0; shift -= laneBits, target += (nuint)rowCount)
            {
                (Vector128.ShiftRightLogical(lower, shift) & mask).AsInt32().StoreUnsafe(ref values, target);
            }
        }
    }

    public static void AddUp(ref int values, int start)
    {
        Vector128<int> before = Vector128.Create(start);
        for (nuint i = 0; i < ForBlock.Size; i += 4)
        {
            Vector128<int> sums = Vector128.LoadUnsafe(ref values, i);
            sums += Vector128.Shuffle(sums, Vector128.Create(4, 0, 1, 2));     // an index past the end gives 0
            sums += Vector128.Shuffle(sums, Vector128.Create(4, 4, 0, 1));
            (sums + before).StoreUnsafe(ref values, i);
            before += Vector128.Shuffle(sums, Vector128.Create(3));
        }
    }
}
