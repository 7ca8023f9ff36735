using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Search.Codecs.Compression;

/// <summary>Writes LZ4 blocks.</summary>
public static class Lz4Compressor
{
    /// <summary>Compresses one block; gives its compressed length.</summary>
    /// <param name="bytes">What to compress.</param>
    /// <param name="destination">At least <see cref="Lz4Format.MaxCompressedLength"/> bytes.</param>
    /// <param name="table">Says how hard to look for matches.</param>
    public static int Compress(ReadOnlySpan<byte> bytes, Span<byte> destination, Lz4Table table) =>
        CompressWithDictionary(bytes, 0, destination, table);

    /// <summary>Compresses one block that may refer to a dictionary before it.</summary>
    /// <param name="bytes">The dictionary, and then what to compress.</param>
    /// <param name="dictionaryLength">How many bytes are dictionary; at most 64 KiB.</param>
    /// <param name="destination">At least <see cref="Lz4Format.MaxCompressedLength"/> bytes for what is compressed.</param>
    /// <param name="table">Says how hard to look for matches.</param>
    public static int CompressWithDictionary(ReadOnlySpan<byte> bytes, int dictionaryLength, Span<byte> destination, Lz4Table table)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((uint)dictionaryLength, (uint)Math.Min(bytes.Length, Lz4Format.MaxDistance), nameof(dictionaryLength));
        ArgumentOutOfRangeException.ThrowIfLessThan(destination.Length, Lz4Format.MaxCompressedLength(bytes.Length - dictionaryLength), nameof(destination));
        return bytes.Length - dictionaryLength > Lz4Format.LastLiterals + Lz4Format.MinMatch
            ? table.Compress(bytes, dictionaryLength, destination)
            : WriteLiterals(bytes[dictionaryLength..], destination, 0, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]      // else a run of seconds would mostly use slow first versions
    internal static int Run<TFinder>(ReadOnlySpan<byte> bytes, int dictionaryLength, Span<byte> destination, TFinder finder)
        where TFinder : struct, ILz4Finder
    {
        finder.Reset(bytes, dictionaryLength);
        ref byte start = ref MemoryMarshal.GetReference(bytes);
        int limit = bytes.Length - Lz4Format.LastLiterals;
        int anchor = dictionaryLength;
        int written = 0;
        for (int at = dictionaryLength; at < limit - Lz4Format.MinMatch;)
        {
            int match = finder.Find(ref start, at);
            if (match < 0)
            {
                at++;
                continue;
            }
            int length = CommonLength(ref start, match, at, limit);
            int least = Math.Max(0, at - Lz4Format.MaxDistance + 1);
            for (int other = finder.Previous(ref start, match); other >= least; other = finder.Previous(ref start, other))
            {
                int otherLength = CommonLength(ref start, other, at, limit);
                if (otherLength > length)
                {
                    match = other;
                    length = otherLength;
                }
            }
            written = WriteLiterals(bytes[anchor..at], destination, written, Math.Min(length - Lz4Format.MinMatch, 15));
            BinaryPrimitives.WriteUInt16LittleEndian(destination[written..], (ushort)(at - match));
            written += 2;
            if (length - Lz4Format.MinMatch >= 15)
            {
                written = WriteMore(destination, written, length - Lz4Format.MinMatch - 15);
            }
            at += length;
            anchor = at;
        }
        return WriteLiterals(bytes[anchor..], destination, written, 0);
    }

    /// <summary>The four bytes at a place as Lucene hashes them. The caller answers for the place.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static uint Four(ref byte start, int at)
    {
        uint four = Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, (nint)(uint)at));
        return BitConverter.IsLittleEndian ? BinaryPrimitives.ReverseEndianness(four) : four;
    }

    /// <summary>Whether the four bytes at two places are the same. The caller answers for the places.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool AreFourEqual(ref byte start, int first, int second) =>
        Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, (nint)(uint)first))
        == Unsafe.ReadUnaligned<uint>(ref Unsafe.Add(ref start, (nint)(uint)second));

    // How many bytes are the same at both places, the second before limit. The first four are known to be.
    private static int CommonLength(ref byte start, int first, int second, int limit)
    {
        int length = Lz4Format.MinMatch;
        while (second + length + 8 <= limit)
        {
            ulong difference = Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, first + length))
                ^ Unsafe.ReadUnaligned<ulong>(ref Unsafe.Add(ref start, second + length));
            if (difference != 0)
            {
                return length + (BitConverter.IsLittleEndian ? BitOperations.TrailingZeroCount(difference) : BitOperations.LeadingZeroCount(difference)) / 8;
            }
            length += 8;
        }
        while (second + length < limit && Unsafe.Add(ref start, first + length) == Unsafe.Add(ref start, second + length))
        {
            length++;
        }
        return length;
    }

    private static int WriteLiterals(ReadOnlySpan<byte> literals, Span<byte> destination, int written, int matchBits)
    {
        destination[written++] = (byte)(Math.Min(literals.Length, 15) << 4 | matchBits);
        if (literals.Length >= 15)
        {
            written = WriteMore(destination, written, literals.Length - 15);
        }
        literals.CopyTo(destination[written..]);
        return written + literals.Length;
    }

    private static int WriteMore(Span<byte> destination, int written, int length)
    {
        for (; length >= 255; length -= 255)
        {
            destination[written++] = 255;
        }
        destination[written++] = (byte)length;
        return written;
    }
}
