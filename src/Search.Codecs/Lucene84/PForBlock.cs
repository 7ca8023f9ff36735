using System.Runtime.Intrinsics;
using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary>A block of 128 numbers that are mostly small: frequencies, position differences, lengths ("patched" FOR). Source: PForUtil.</summary>
/// <remarks>
/// <code>
/// PForBlock = token:u8, value:VLong? when bits = 0, ForBlock(bits)? when bits > 0, { index:u8, high:u8 }[exceptions]
/// </code>
/// token = exceptions &lt;&lt; 5 | bits. value -- what all 128 numbers are, before exceptions. Up to 7 exceptions may be read, 3 are written: number [index] is made larger by
/// high &lt;&lt; bits.
/// </remarks>
internal static class PForBlock
{
    private const int MostExceptions = 3;

    /// <param name="output">Where to.</param>
    /// <param name="values">128 numbers; changed by the call.</param>
    public static void Write(ByteWriter output, Span<int> values)
    {
        int all = 0;
        foreach (int value in values)
        {
            all |= value;
        }
        int mostBits = ForBlock.BitsRequired(all);
        int bits = mostBits;
        int least = Math.Max(1, mostBits - 8);      // the rest of an exception must fit in a byte
        while (bits > least && CountFrom(values, 1 << (bits - 1)) <= MostExceptions)
        {
            bits--;
        }
        int highest = (int)((1L << bits) - 1);

        Span<byte> exceptions = stackalloc byte[MostExceptions * 2];
        int used = 0;
        for (int i = 0; bits < mostBits && i < values.Length; i++)
        {
            if (values[i] > highest)
            {
                exceptions[used++] = (byte)i;
                exceptions[used++] = (byte)(values[i] >> bits);
                values[i] &= highest;
            }
        }

        if (mostBits <= 8 && values.IndexOfAnyExcept(values[0]) < 0)
        {
            for (int i = 1; i < used; i += 2)
            {
                exceptions[i] = (byte)(exceptions[i] << bits);
            }
            output.WriteByte((byte)(used / 2 << 5));
            output.WriteVInt(values[0]);
        }
        else
        {
            output.WriteByte((byte)(used / 2 << 5 | bits));
            ForBlock.Write(output, values, bits);
        }
        output.WriteBytes(exceptions[..used]);
    }

    // How many numbers are at least so large.
    private static int CountFrom(ReadOnlySpan<int> values, int least)
    {
        Vector256<int> counts = Vector256<int>.Zero;
        Vector256<int> before = Vector256.Create(least - 1);
        for (int i = 0; i < ForBlock.Size; i += Vector256<int>.Count)
        {
            counts -= Vector256.GreaterThan(Vector256.Create(values.Slice(i, Vector256<int>.Count)), before);
        }
        return Vector256.Sum(counts);
    }

    /// <exception cref="CorruptIndexException">A number is negative or wider than 31 bits.</exception>
    public static void Read(ref ByteReader input, ForDecoder decoder, Span<int> values)
    {
        int token = input.ReadByte();
        int bits = token & 31;
        if (bits == 0)
        {
            long value = input.ReadVLong();
            if (value > int.MaxValue)
            {
                throw input.Corrupt($"block of numbers {value}: more than 31 bits");
            }
            values[..ForBlock.Size].Fill((int)value);
        }
        else
        {
            decoder.Decode(input.ReadSpan(ForBlock.ByteCount(bits), ForDecoder.Ahead), bits, values);
        }
        for (int left = token >> 5; left > 0; left--)
        {
            int index = input.ReadByte();
            long high = (long)input.ReadByte() << bits;
            if (index >= ForBlock.Size || high > int.MaxValue)
            {
                throw input.Corrupt($"exception of a block is number {index} of 128, larger by {high}");
            }
            values[index] |= (int)high;
        }
    }

    /// <summary>Passes a block by.</summary>
    public static void Skip(ref ByteReader input)
    {
        int token = input.ReadByte();
        int bits = token & 31;
        if (bits == 0)
        {
            input.ReadVLong();
        }
        input.Skip(ForBlock.ByteCount(bits) + (token >> 5) * 2);
    }
}
