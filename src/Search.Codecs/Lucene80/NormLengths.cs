using System.Numerics;

namespace Search.Codecs.Lucene80;

/// <summary>
/// A field's length in tokens as the one byte that Lucene's similarities store as its norm (<c>SmallFloat.intToByte4</c>): lengths below 40 as they are,
/// larger ones with the 4 highest bits of what is above 24. As an unsigned number the byte never falls when the length rises.
/// </summary>
public static class NormLengths
{
    // 255 less the 231 that the coding by 4 bits needs for int.MaxValue.
    private const int Exact = 24;

    /// <param name="length">Not negative.</param>
    public static byte Encode(int length)
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

    /// <summary>The shortest length that a norm stands for, which is the one that scores are computed with.</summary>
    public static int Decode(byte norm)
    {
        int rest = norm - Exact;
        return rest < 8 ? norm : Exact + (((rest & 7) | 8) << ((rest >> 3) - 1));
    }
}
