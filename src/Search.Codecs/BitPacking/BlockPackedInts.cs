using Search.Storage;

namespace Search.Codecs.BitPacking;

/// <summary>
/// Numbers in blocks of 64, each in as few bits as the block's range needs; Lucene's <c>BlockPackedWriter</c> with a block size of 64.
/// </summary>
/// <remarks>
/// <code>
/// Blocks = Block{ceil(count / 64)}                     -- the last one holds what is left; no values, no block
/// Block  = token:u8 (bits shl 1 | minIsZero), (z - 1):VLong when not minIsZero, Packed(bits) when bits > 0
///          -- z: zig-zag of the minimum; Packed: PackedInts of each value less the minimum
/// </code>
/// The count stands elsewhere. The minimum is no larger than the smallest value; where that is positive, it is the smallest number with which the
/// largest still fits. Lucene's numbers have 64 bits; all that this project stores so are ints.
/// </remarks>
public static class BlockPackedInts
{
    private const int BlockSize = 64;

    /// <summary>At most so many values stand in one byte: a block whose values are all 0.</summary>
    public const int MostPerByte = BlockSize;

    public static void Write(ByteWriter output, ReadOnlySpan<int> values)
    {
        Span<long> deltas = stackalloc long[BlockSize];
        for (; values.Length > 0; values = values[Math.Min(BlockSize, values.Length)..])
        {
            WriteBlock(output, values[..Math.Min(BlockSize, values.Length)], deltas);
        }
    }

    /// <summary>Reads as many values as the span takes.</summary>
    /// <exception cref="CorruptIndexException">A value is no int, or the input ends.</exception>
    public static void Read(ref ByteReader input, Span<int> values)
    {
        for (; values.Length > 0; values = values[Math.Min(BlockSize, values.Length)..])
        {
            ReadBlock(ref input, values[..Math.Min(BlockSize, values.Length)]);
        }
    }

    private static void WriteBlock(ByteWriter output, ReadOnlySpan<int> values, Span<long> deltas)
    {
        long min = int.MaxValue;
        long max = int.MinValue;
        foreach (int value in values)
        {
            min = Math.Min(min, value);
            max = Math.Max(max, value);
        }
        int bits = max == min ? 0 : PackedInts.BitsRequired(max - min);
        if (min > 0)
        {
            min = Math.Max(0, max - ((1L << bits) - 1));
        }
        output.WriteByte((byte)(bits << 1 | (min == 0 ? 1 : 0)));
        if (min != 0)
        {
            output.WriteVLong(((min >> 63) ^ (min << 1)) - 1);
        }
        if (bits > 0)
        {
            for (int i = 0; i < values.Length; i++)
            {
                deltas[i] = values[i] - min;
            }
            PackedInts.Write(output, deltas[..values.Length], bits);
        }
    }

    private static void ReadBlock(ref ByteReader input, Span<int> values)
    {
        int token = input.ReadByte();
        long min = 0;
        if ((token & 1) == 0)
        {
            long zigZag = input.ReadVLong() + 1;
            min = (long)((ulong)zigZag >> 1) ^ -(zigZag & 1);
        }
        int bits = token >> 1;
        if (bits == 0)
        {
            values.Fill(ToInt(ref input, min));
            return;
        }
        PackedInts.Read(ref input, values, bits);
        foreach (ref int value in values)
        {
            value = ToInt(ref input, unchecked(min + (uint)value));
        }
    }

    private static int ToInt(ref ByteReader input, long value) =>
        (int)value == value ? (int)value : throw input.Corrupt($"{value} where an int is expected");
}
