namespace Search.Codecs.BitPacking;

/// <summary>
/// Packed numbers of which each can be read by itself: only widths that never straddle more than eight bytes. Lucene's <c>DirectWriter</c> and <c>DirectReader</c>.
/// </summary>
/// <remarks>
/// <code>
/// Direct = value:bit[bitsPerValue]{count}, zero:bit[0..7], padding:u8[3]     -- a value's highest bit first
/// </code>
/// <c>bitsPerValue</c> is one of 1, 2, 4, 8, 12, 16, 20, 24, 28, 32, 40, 48, 56, 64 and stands elsewhere, like <c>count</c>. The padding is 0; it lets Java read
/// a value with one read of four bytes. Our reader takes eight bytes at once: the footer that ends each file makes that safe.
/// </remarks>
public static class DirectFormat
{
    /// <summary>Zero bytes behind the values.</summary>
    public const int Padding = 3;

    /// <summary>Bits that the number needs as an unsigned one, rounded up to a width that this format has.</summary>
    public static int BitsRequired(long maxValue)
    {
        int bits = PackedInts.BitsRequired(maxValue);
        return bits switch
        {
            <= 2 => bits,
            <= 4 => 4,
            <= 32 => (bits + 3) & ~3,
            _ => (bits + 7) & ~7,
        };
    }

    /// <summary>Whether the format has this width.</summary>
    public static bool IsWidth(int bitsPerValue) => bitsPerValue switch
    {
        1 or 2 => true,
        >= 4 and <= 32 => bitsPerValue % 4 == 0,
        40 or 48 or 56 or 64 => true,
        _ => false,
    };

    /// <summary>Bytes that so many values take, padding included.</summary>
    public static long ByteCount(long count, int bitsPerValue) => PackedInts.ByteCount(count, bitsPerValue) + Padding;
}
