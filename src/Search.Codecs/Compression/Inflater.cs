using Search.Storage;

namespace Search.Codecs.Compression;

/// <summary>Unpacks raw DEFLATE data (RFC 1951), with a preset dictionary where there is one.</summary>
/// <remarks>
/// Our own, because .NET's DeflateStream takes no dictionary, and no span either: a stored block with the dictionary would have to go before the data, through a
/// stream and a native inflater for each of ten blocks of a chunk, and be unpacked again each time. Here the dictionary lies before the result as it does for
/// <see cref="Lz4Decompressor"/>, nothing is allocated, and unpacking ends with the last byte that is wanted.
/// </remarks>
public static class Inflater
{
    internal const int EndOfBlock = 256;
    internal const int MaxSymbols = 288;
    internal const int MaxDistances = 32;

    private static ReadOnlySpan<byte> LengthOrder => [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

    internal static ReadOnlySpan<ushort> LengthBases =>
        [3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258];

    internal static ReadOnlySpan<byte> LengthBits => [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];

    internal static ReadOnlySpan<ushort> DistanceBases =>
    [
        1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145, 8193, 12289, 16385, 24577,
    ];

    /// <summary>No more bytes than this come of one.</summary>
    public const int HighestRatio = 1032;

    /// <summary>Unpacks until <paramref name="count"/> bytes are there, and leaves the reader behind the packed bytes.</summary>
    /// <param name="input">At the packed bytes.</param>
    /// <param name="packedLength">How many they are.</param>
    /// <param name="destination">The dictionary where there is one, then room for exactly what comes of all packed bytes.</param>
    /// <param name="dictionaryLength">How many bytes of <paramref name="destination"/> are dictionary.</param>
    /// <param name="count">How many bytes are wanted; less than all where only the front matters.</param>
    /// <exception cref="CorruptIndexException">It is no such data, or less or more comes of it than there is room for.</exception>
    public static void Decompress(ref ByteReader input, int packedLength, Span<byte> destination, int dictionaryLength, int count)
    {
        long start = input.Position;
        ReadOnlySpan<byte> packed = input.ReadSpan(packedLength);
        if (!TryRun(packed, destination, dictionaryLength, dictionaryLength + count))
        {
            input.Position = start;
            throw input.Corrupt($"{packedLength} bytes of DEFLATE data are damaged, or do not unpack to {destination.Length - dictionaryLength} bytes");
        }
    }

    private static bool TryRun(ReadOnlySpan<byte> packed, Span<byte> destination, int to, int wanted)
    {
        scoped var bits = new InflateBits(packed);
        var symbols = new InflateCode(stackalloc ushort[InflateCode.FastSize], stackalloc ushort[InflateCode.MaxBits + 1], stackalloc ushort[MaxSymbols]);
        var distances = new InflateCode(stackalloc ushort[InflateCode.FastSize], stackalloc ushort[InflateCode.MaxBits + 1], stackalloc ushort[MaxDistances]);
        bool isLast;
        do
        {
            bits.Refill();
            isLast = bits.Take(1) == 1;
            bool ok = bits.Take(2) switch
            {
                0 => TryStored(ref bits, destination, ref to),
                1 => TryFixedCodes(symbols, distances) && TryCoded(ref bits, symbols, distances, destination, ref to, wanted),
                2 => TryReadCodes(ref bits, symbols, distances) && TryCoded(ref bits, symbols, distances, destination, ref to, wanted),
                _ => false,
            };
            if (!ok || bits.IsPastEnd)
            {
                return false;
            }
        }
        while (!isLast && (to < wanted || wanted == destination.Length));
        return to >= wanted;
    }

    /// <summary>The bytes of a stored block.</summary>
    internal static bool TryReadStored(ref InflateBits bits, out ReadOnlySpan<byte> stored)
    {
        stored = default;
        if (!bits.TryTakeBytes(4, out ReadOnlySpan<byte> lengths))
        {
            return false;
        }
        int length = lengths[0] | lengths[1] << 8;
        return length == (ushort)~(lengths[2] | lengths[3] << 8) && bits.TryTakeBytes(length, out stored);
    }

    private static bool TryStored(ref InflateBits bits, Span<byte> destination, ref int to)
    {
        if (!TryReadStored(ref bits, out ReadOnlySpan<byte> stored) || !stored.TryCopyTo(destination[to..]))
        {
            return false;
        }
        to += stored.Length;
        return true;
    }

    internal static bool TryFixedCodes(InflateCode symbols, InflateCode distances)
    {
        Span<byte> lengths = stackalloc byte[MaxSymbols];
        lengths[..144].Fill(8);
        lengths[144..256].Fill(9);
        lengths[256..280].Fill(7);
        lengths[280..].Fill(8);
        bool ok = symbols.TryBuild(lengths);
        lengths[..MaxDistances].Fill(5);
        return ok && distances.TryBuild(lengths[..MaxDistances]);
    }

    internal static bool TryReadCodes(ref InflateBits bits, scoped InflateCode symbols, scoped InflateCode distances)
    {
        bits.Refill();
        int symbolCount = bits.Take(5) + 257;
        int distanceCount = bits.Take(5) + 1;
        int lengthCount = bits.Take(4) + 4;
        Span<byte> lengths = stackalloc byte[MaxSymbols + MaxDistances];
        lengths.Clear();
        for (int i = 0; i < lengthCount; i++)
        {
            bits.Refill();
            lengths[LengthOrder[i]] = (byte)bits.Take(3);
        }
        // The lengths of both codes come in a code of their own, whose place is that of the symbols until then.
        if (symbolCount > 286 || distanceCount > 30 || !symbols.TryBuild(lengths[..LengthOrder.Length]))
        {
            return false;
        }
        lengths.Clear();
        for (int i = 0; i < symbolCount + distanceCount;)
        {
            bits.Refill();
            int symbol = InflateCode.Read(symbols, ref bits);
            if (symbol is >= 0 and < 16)
            {
                lengths[i++] = (byte)symbol;
                continue;
            }
            (int count, byte length) = symbol switch
            {
                16 => (3 + bits.Take(2), i > 0 ? lengths[i - 1] : byte.MaxValue),
                17 => (3 + bits.Take(3), (byte)0),
                18 => (11 + bits.Take(7), (byte)0),
                _ => (0, byte.MaxValue),
            };
            if (length == byte.MaxValue || count > symbolCount + distanceCount - i)
            {
                return false;
            }
            lengths.Slice(i, count).Fill(length);
            i += count;
        }
        return symbols.TryBuild(lengths[..symbolCount]) && distances.TryBuild(lengths.Slice(symbolCount, distanceCount));
    }

    private static bool TryCoded(
        ref InflateBits bits, scoped InflateCode symbols, scoped InflateCode distances, Span<byte> destination, ref int to, int wanted)
    {
        int at = to;
        while (true)
        {
            bits.Refill();
            int symbol = InflateCode.Read(symbols, ref bits);
            if (symbol == EndOfBlock)
            {
                to = at;
                return true;
            }
            if (symbol < EndOfBlock)
            {
                if (symbol < 0 || at == destination.Length)
                {
                    return false;
                }
                destination[at++] = (byte)symbol;
            }
            else
            {
                int lengthCode = symbol - EndOfBlock - 1;
                if (lengthCode >= LengthBases.Length)
                {
                    return false;
                }
                int length = LengthBases[lengthCode] + bits.Take(LengthBits[lengthCode]);
                int distanceCode = InflateCode.Read(distances, ref bits);
                if (distanceCode < 0 || distanceCode >= DistanceBases.Length)
                {
                    return false;
                }
                int distance = DistanceBases[distanceCode] + bits.Take(distanceCode < 4 ? 0 : (distanceCode >> 1) - 1);
                if (distance > at || length > destination.Length - at)
                {
                    return false;
                }
                Lz4Decompressor.CopyMatch(destination, at, distance, length);
                at += length;
            }
            if (at >= wanted && wanted < destination.Length)
            {
                to = at;
                return true;
            }
        }
    }
}
