namespace Search.Codecs.BitPacking;

/// <summary>
/// Numbers that never fall, such as offsets: per block a straight line, and how far each number lies above it. Lucene's <c>DirectMonotonicWriter</c>.
/// </summary>
/// <remarks>
/// <code>
/// Meta  = { min:u64be, slope:f32be, offset:u64be, bitsPerValue:u8 }*     -- one per block of 2^blockShift numbers; offset in bytes from the start of Data
/// Data  = { Direct(bitsPerValue) }*                                      -- one per block; none where bitsPerValue is 0
/// number i of a block = min + (i64)(slope * (f32)i) + value i of its Direct
/// </code>
/// Count and blockShift (2 to 22) stand elsewhere. <c>min</c> may be negative: it is the least difference from the line, not the first number.
/// The product is rounded as a 32-bit float, then cut to an integer; a reader that multiplies with more digits gets other numbers.
/// </remarks>
public static class DirectMonotonicFormat
{
    public const int MinBlockShift = 2;

    public const int MaxBlockShift = 22;

    /// <summary>Bytes of one block's meta data.</summary>
    public const int MetaBytes = 8 + 4 + 8 + 1;

    /// <summary>Where the block's line stands at its <paramref name="index"/>-th number, from the line's start.</summary>
    internal static long LineAt(float slope, long index) => (long)(slope * (float)index);
}
