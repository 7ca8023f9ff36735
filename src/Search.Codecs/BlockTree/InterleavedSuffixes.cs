using Search.Storage;

namespace Search.Codecs.BlockTree;

/// <summary>Suffixes of blocks of versions 3 and 4, each behind its length: they are taken apart into the two rows that later versions have.</summary>
internal static class InterleavedSuffixes
{
    /// <param name="input">At the suffixes; is left behind them.</param>
    /// <param name="count">Of items.</param>
    /// <param name="isLeaf">All items are terms.</param>
    /// <param name="suffixes">Gets the suffixes; grows as needed.</param>
    /// <param name="lengths">Gets the lengths and the distances of sub-blocks; grows as needed.</param>
    /// <exception cref="CorruptIndexException">They do not fill the input, or a suffix does not lie in it.</exception>
    public static (int Suffixes, int Lengths) Split(ref ByteReader input, int count, bool isLeaf, ref byte[] suffixes, ref byte[] lengths)
    {
        int room = (int)Math.Min(int.MaxValue, input.Remaining);
        Grow(ref suffixes, room);
        Grow(ref lengths, room);
        int suffixesLength = 0;
        int lengthsLength = 0;
        for (int i = 0; i < count; i++)
        {
            int code = (int)CopyNumber(ref input, lengths, ref lengthsLength, mostBytes: 5);
            int length = isLeaf ? code : code >>> 1;
            ReadOnlySpan<byte> suffix = input.ReadSpan(length);
            suffix.CopyTo(suffixes.AsSpan(suffixesLength));
            suffixesLength += length;
            if (!isLeaf && (code & 1) != 0)
            {
                CopyNumber(ref input, lengths, ref lengthsLength, mostBytes: 9);
            }
        }
        return input.Remaining == 0
            ? (suffixesLength, lengthsLength)
            : throw input.Corrupt($"{input.Remaining} bytes are left after {count} suffixes");
    }

    private static long CopyNumber(ref ByteReader input, byte[] lengths, ref int lengthsLength, int mostBytes)
    {
        long value = 0;
        for (int i = 0; i < mostBytes; i++)
        {
            byte b = input.ReadByte();
            lengths[lengthsLength++] = b;
            value |= (long)(b & 0x7F) << (7 * i);
            if (b < 0x80)
            {
                return value <= int.MaxValue || mostBytes > 5 ? value : throw input.Corrupt($"suffix of {value} bytes");
            }
        }
        throw input.Corrupt("length of a suffix does not end");
    }

    private static void Grow(ref byte[] bytes, int length)
    {
        if (bytes.Length < length)
        {
            bytes = new byte[Math.Max(length, bytes.Length * 2)];
        }
    }
}
