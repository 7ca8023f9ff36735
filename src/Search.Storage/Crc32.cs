using System.Buffers.Binary;
using System.Runtime.Intrinsics;

namespace Search.Storage;

/// <summary>CRC-32 as zlib, gzip and Lucene's footers use it: polynomial 0xEDB88320, reflected, start and end inverted.</summary>
public static class Crc32
{
    private static readonly uint[] Tables = CreateTables();

    /// <summary>CRC of all bytes of the span.</summary>
    public static uint Compute(ReadOnlySpan<byte> bytes) => Append(0, bytes);

    /// <summary>CRC of what gave <paramref name="crc"/>, followed by <paramref name="bytes"/>. The CRC of nothing is 0.</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        uint state = ~crc;
        if (Crc32Folding.IsSupported && bytes.Length >= Crc32Folding.LeastBytes)
        {
            int whole = bytes.Length & ~(Crc32Folding.BlockBytes - 1);
            Vector128<byte> folded = Crc32Folding.Fold(state, bytes[..whole]);
            Span<byte> rest = stackalloc byte[Crc32Folding.BlockBytes];
            folded.CopyTo(rest);
            state = Continue(0, rest);
            bytes = bytes[whole..];
        }
        return ~Continue(state, bytes);
    }

    /// <summary>The same by tables alone, where a processor cannot multiply without carries.</summary>
    internal static uint AppendByTables(uint crc, ReadOnlySpan<byte> bytes) => ~Continue(~crc, bytes);

    private static uint Continue(uint state, ReadOnlySpan<byte> bytes)
    {
        uint[] tables = Tables;
        while (bytes.Length >= 8)
        {
            uint low = BinaryPrimitives.ReadUInt32LittleEndian(bytes) ^ state;
            uint high = BinaryPrimitives.ReadUInt32LittleEndian(bytes[4..]);
            state = tables[0x700 + (low & 0xFF)] ^ tables[0x600 + ((low >> 8) & 0xFF)]
                ^ tables[0x500 + ((low >> 16) & 0xFF)] ^ tables[0x400 + (low >> 24)]
                ^ tables[0x300 + (high & 0xFF)] ^ tables[0x200 + ((high >> 8) & 0xFF)]
                ^ tables[0x100 + ((high >> 16) & 0xFF)] ^ tables[high >> 24];
            bytes = bytes[8..];
        }
        foreach (byte b in bytes)
        {
            state = tables[(state ^ b) & 0xFF] ^ (state >> 8);
        }
        return state;
    }

    // Table k gives the CRC of a byte that is followed by k zero bytes, so eight bytes are folded at once.
    private static uint[] CreateTables()
    {
        var tables = new uint[8 * 256];
        for (uint i = 0; i < 256; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) != 0 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
            tables[i] = crc;
        }
        for (int i = 256; i < tables.Length; i++)
        {
            tables[i] = (tables[i - 256] >> 8) ^ tables[tables[i - 256] & 0xFF];
        }
        return tables;
    }
}
