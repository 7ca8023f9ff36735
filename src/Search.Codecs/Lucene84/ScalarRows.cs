using System.Runtime.CompilerServices;

namespace Search.Codecs.Lucene84;

/// <summary>The kernel without vectors: the twin that the others are tested against.</summary>
internal readonly struct ScalarRows : IRowKernel
{
    public static bool UsesWords => false;

    public static void Shift(ref readonly byte words, ref ulong rows, int count, int shift, ulong mask)
    {
        for (int i = 0; i < count; i++)
        {
            Unsafe.Add(ref rows, i) = ForBlock.ReadWord(in words, i) >> shift & mask;
        }
    }

    public static void Spread(ref readonly ulong rows, int laneBits, ref int values)
    {
        int rowCount = 2 * laneBits;
        uint mask = uint.MaxValue >> (32 - laneBits);
        for (int shift = 64 - laneBits; shift >= 0; shift -= laneBits)
        {
            for (int i = 0; i < rowCount; i++)
            {
                Unsafe.Add(ref values, i) = (int)((uint)(Unsafe.Add(ref Unsafe.AsRef(in rows), i) >> shift) & mask);
            }
            values = ref Unsafe.Add(ref values, rowCount);
        }
    }

    public static void AddUp(ref int values, int start)
    {
        int sum = start;
        for (int i = 0; i < ForBlock.Size; i++)
        {
            ref int value = ref Unsafe.Add(ref values, i);
            sum += value;
            value = sum;
        }
    }
}
