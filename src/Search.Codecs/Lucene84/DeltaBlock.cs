using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary>A block of 128 rising numbers as their differences (doc ids). Source: ForDeltaUtil.</summary>
/// <remarks>
/// <code>
/// DeltaBlock = bits:u8, ForBlock(bits)? when bits > 0
/// </code>
/// bits = 0: all differences are 1. Otherwise the bits of the widest difference, at most 31.
/// </remarks>
internal static class DeltaBlock
{
    /// <param name="output">Where to.</param>
    /// <param name="deltas">128 differences; the first may be 0, the others are at least 1.</param>
    public static void Write(ByteWriter output, ReadOnlySpan<int> deltas)
    {
        if (deltas[0] == 1 && deltas.IndexOfAnyExcept(1) < 0)
        {
            output.WriteByte(0);
            return;
        }
        int all = 0;
        foreach (int delta in deltas)
        {
            all |= delta;
        }
        int bits = ForBlock.BitsRequired(all);
        output.WriteByte((byte)bits);
        ForBlock.Write(output, deltas, bits);
    }

    /// <summary>Reads a block and adds the differences up from <paramref name="start"/>.</summary>
    /// <exception cref="CorruptIndexException">The numbers pass <paramref name="end"/>, or more than 31 bits.</exception>
    public static void Read(ref ByteReader input, ForDecoder decoder, int start, int end, Span<int> values)
    {
        int bits = input.ReadByte();
        if (bits == 0)
        {
            for (int i = 0; i < ForBlock.Size; i++)
            {
                values[i] = start + i + 1;
            }
        }
        else if (bits <= ForBlock.MaxBits)
        {
            decoder.DecodeDeltas(input.ReadSpan(ForBlock.ByteCount(bits), ForDecoder.Ahead), bits, start, values);
        }
        else
        {
            throw input.Corrupt($"block of doc ids with {bits} bits each");
        }

        // 128 differences of 24 bits cannot pass 2^31, so a sum that went astray is seen at the last one, as a negative or too large number.
        if ((uint)values[ForBlock.Size - 1] >= (uint)end || (bits > 24 && !Rises(values, start)))
        {
            throw input.Corrupt($"doc ids of a block do not rise from {start} to less than {end}");
        }
    }

    /// <summary>Passes a block by.</summary>
    public static void Skip(ref ByteReader input) => input.Skip(ForBlock.ByteCount(input.ReadByte()));

    private static bool Rises(ReadOnlySpan<int> values, int before)
    {
        foreach (int value in values)
        {
            if (value < before)
            {
                return false;
            }
            before = value;
        }
        return true;
    }
}
