using System.Buffers.Binary;
using Search.Storage;

namespace Search.Codecs.Compression;

/// <summary>Reads LZ4 blocks.</summary>
public static class Lz4Decompressor
{
    /// <summary>Unpacks a block until <paramref name="count"/> bytes are there; leaves the reader after what was read.</summary>
    /// <param name="input">At the block.</param>
    /// <param name="destination">The dictionary where there is one, then room for all that the block unpacks to. What lies behind the result may be changed.</param>
    /// <param name="dictionaryLength">How many bytes of <paramref name="destination"/> are dictionary.</param>
    /// <param name="count">How many bytes are wanted; less than all where only the front of a block matters.</param>
    /// <returns>How many bytes were unpacked: <paramref name="count"/> or, where the block was not wanted whole, some more.</returns>
    /// <exception cref="CorruptIndexException">The block ends early, refers to before its start, or unpacks to more than there is room for.</exception>
    public static int Decompress(ref ByteReader input, Span<byte> destination, int dictionaryLength, int count)
    {
        long start = input.Position;
        ReadOnlySpan<byte> source = input.ReadSpan((int)Math.Min(input.Remaining, int.MaxValue));
        int end = Run(source, destination, dictionaryLength, dictionaryLength + count, out int read);
        input.Position = start + read;
        return end >= 0 ? end - dictionaryLength : throw input.Corrupt("LZ4 block is damaged");
    }

    // Gives where it ended in the destination, or -1 for damage.
    private static int Run(ReadOnlySpan<byte> source, Span<byte> destination, int to, int wanted, out int read)
    {
        int from = 0;
        while (true)
        {
            read = from;
            if (from >= source.Length)
            {
                return -1;
            }
            int token = source[from++];
            int length = token >> 4;
            // 16 bytes are copied where fewer are meant and there is room: most runs are short.
            if (length < 15 && from + 16 <= source.Length && to + 16 <= destination.Length)
            {
                source.Slice(from, 16).CopyTo(destination.Slice(to, 16));
            }
            else
            {
                if (length == 15 && !ReadMore(source, ref from, destination.Length, ref length))
                {
                    return -1;
                }
                if (length > source.Length - from || length > destination.Length - to)
                {
                    return -1;
                }
                source.Slice(from, length).CopyTo(destination[to..]);
            }
            from += length;
            to += length;
            if (to >= wanted)
            {
                read = from;
                return to;
            }
            if (from + 2 > source.Length)
            {
                return -1;
            }
            int distance = BinaryPrimitives.ReadUInt16LittleEndian(source[from..]);
            from += 2;
            length = token & 15;
            if (length == 15 && !ReadMore(source, ref from, destination.Length, ref length))
            {
                return -1;
            }
            length += Lz4Format.MinMatch;
            if (distance == 0 || distance > to || length > destination.Length - to)
            {
                return -1;
            }
            CopyMatch(destination, to, distance, length);
            to += length;
            if (to >= wanted)
            {
                read = from;
                return to;
            }
        }
    }

    /// <summary>Repeats what stands <paramref name="distance"/> bytes before. Up to 16 bytes may be written where fewer are meant and there is room.</summary>
    internal static void CopyMatch(Span<byte> destination, int to, int distance, int length)
    {
        if (distance >= 16 && length <= 16 && to + 16 <= destination.Length)
        {
            destination.Slice(to - distance, 16).CopyTo(destination.Slice(to, 16));
            return;
        }
        // A match may reach into what it makes: then the distance is a period, and each copy doubles what can be copied.
        int from = to - distance;
        while (length > 0)
        {
            int part = Math.Min(length, to - from);
            destination.Slice(from, part).CopyTo(destination[to..]);
            to += part;
            length -= part;
        }
    }

    private static bool ReadMore(ReadOnlySpan<byte> source, ref int from, int most, ref int length)
    {
        byte more;
        do
        {
            if (from >= source.Length || length > most)
            {
                return false;
            }
            more = source[from++];
            length += more;
        }
        while (more == 255);
        return true;
    }
}
