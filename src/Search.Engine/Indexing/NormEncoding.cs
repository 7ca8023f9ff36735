using System.Numerics;

namespace Search.Engine.Indexing;

/// <summary>
/// A field's length in one byte, as Lucene's SmallFloat.intToByte4 makes it: lengths below 24 as they are, larger ones with the 4 highest bits.
/// As an unsigned number the byte never falls when the length rises.
/// </summary>
internal static class NormEncoding
{
    private const int Exact = 24;   // 255 - the code of int.MaxValue

    internal static byte Encode(int length)
    {
        if (length < Exact)
        {
            return (byte)length;
        }
        uint rest = (uint)(length - Exact);
        int bits = 32 - BitOperations.LeadingZeroCount(rest);
        if (bits < 4)
        {
            return (byte)(Exact + rest);
        }
        int shift = bits - 4;
        return (byte)(Exact + (((rest >> shift) & 7) | (uint)((shift + 1) << 3)));
    }
}
