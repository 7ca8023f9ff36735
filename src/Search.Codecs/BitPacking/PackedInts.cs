using System.Buffers.Binary;
using System.Numerics;
using Search.Storage;

namespace Search.Codecs.BitPacking;

/// <summary>
/// Whole numbers in as few bits as the largest needs; Lucene's <c>PackedInts.Format.PACKED</c>, without a header.
/// </summary>
/// <remarks>
/// <code>
/// Packed = value:bit[bitsPerValue]{count}, zero:bit[0..7]     -- a value's highest bit first, bytes filled from their highest bit
/// </code>
/// <c>bitsPerValue</c> is 1 to 64 and stands elsewhere. The zero bits fill the last byte. All versions of Lucene that this project reads write it so.
/// </remarks>
public static class PackedInts
{
    /// <summary>The number that Lucene 8 stores where a file names the version of its packed numbers.</summary>
    public const int Version = 2;

    /// <summary>Bits that the number needs as an unsigned one; 1 for 0.</summary>
    public static int BitsRequired(long maxValue) => Math.Max(1, 64 - BitOperations.LeadingZeroCount((ulong)maxValue));

    /// <summary>Bytes that so many values take.</summary>
    public static long ByteCount(long count, int bitsPerValue) => (count * bitsPerValue + 7) >> 3;

    public static void Write(ByteWriter output, ReadOnlySpan<int> values, int bitsPerValue)
    {
        var bits = new BitAppender(output);
        foreach (int value in values)
        {
            bits.Add((uint)value, bitsPerValue);
        }
        bits.Finish();
    }

    public static void Write(ByteWriter output, ReadOnlySpan<long> values, int bitsPerValue)
    {
        var bits = new BitAppender(output);
        foreach (long value in values)
        {
            bits.Add((ulong)value, bitsPerValue);
        }
        bits.Finish();
    }

    /// <summary>Reads as many values as the span takes.</summary>
    /// <exception cref="CorruptIndexException"><paramref name="bitsPerValue"/> is not 1 to 32, or the input ends.</exception>
    public static void Read(ref ByteReader input, Span<int> values, int bitsPerValue)
    {
        ReadOnlySpan<byte> bytes = Take(ref input, values.Length, bitsPerValue, 32);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (int)ValueAt(bytes, (long)i * bitsPerValue, bitsPerValue);
        }
    }

    /// <summary>Reads as many values as the span takes.</summary>
    /// <exception cref="CorruptIndexException"><paramref name="bitsPerValue"/> is not 1 to 64, or the input ends.</exception>
    public static void Read(ref ByteReader input, Span<long> values, int bitsPerValue)
    {
        ReadOnlySpan<byte> bytes = Take(ref input, values.Length, bitsPerValue, 64);
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = (long)ValueAt(bytes, (long)i * bitsPerValue, bitsPerValue);
        }
    }

    private static ReadOnlySpan<byte> Take(ref ByteReader input, int count, int bitsPerValue, int mostBits)
    {
        if (bitsPerValue < 1 || bitsPerValue > mostBits)
        {
            throw input.Corrupt($"{bitsPerValue} bits per value, 1 to {mostBits} expected");
        }
        long bytes = ByteCount(count, bitsPerValue);
        if (bytes > input.Remaining)
        {
            throw input.Corrupt($"{count} values of {bitsPerValue} bits expected, but only {input.Remaining} bytes are left");
        }
        return input.ReadSpan((int)bytes);
    }

    private static ulong ValueAt(ReadOnlySpan<byte> bytes, long bit, int bitsPerValue)
    {
        int at = (int)(bit >> 3);
        int skip = (int)(bit & 7);
        if (bytes.Length - at >= 8)
        {
            ulong head = BinaryPrimitives.ReadUInt64BigEndian(bytes[at..]) << skip >> (64 - bitsPerValue);
            int over = skip + bitsPerValue - 64;      // bits that lie in a ninth byte
            return over <= 0 ? head : head | (ulong)bytes[at + 8] >> (8 - over);
        }
        int last = (int)((bit + bitsPerValue + 7) >> 3);
        UInt128 window = 0;
        for (int i = at; i < last; i++)
        {
            window = window << 8 | bytes[i];
        }
        ulong value = (ulong)(window >> ((last - at) * 8 - skip - bitsPerValue));
        return bitsPerValue == 64 ? value : value & ((1UL << bitsPerValue) - 1);
    }
}
