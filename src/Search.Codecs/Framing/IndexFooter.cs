using Search.Storage;

namespace Search.Codecs.Framing;

/// <summary>The 16 bytes that each index file ends with.</summary>
/// <remarks>
/// <code>
/// Footer = magic:u32be 0xC02893E8, algorithm:u32be 0, checksum:u64be
/// </code>
/// checksum -- CRC-32 (zlib's) of all bytes before it, magic and algorithm included; its upper 32 bits are 0. Facts: Lucene's CodecUtil.
/// </remarks>
public static class IndexFooter
{
    public const int Magic = ~IndexHeader.Magic;

    /// <summary>Length in bytes of a footer.</summary>
    public const int Length = 16;

    /// <summary>Ends a file: nothing may be written after it.</summary>
    public static void Write(IndexOutput output)
    {
        output.WriteInt32(Magic);
        output.WriteInt32(0);
        output.WriteInt64(output.Checksum);
    }

    /// <summary>Looks at the footer alone, as is done for large files at open: that finds a file that was cut. Gives the checksum it holds.</summary>
    /// <exception cref="CorruptIndexException">It is no footer.</exception>
    public static uint CheckStructure(FileSlice file)
    {
        if (file.Length < Length)
        {
            throw file.Corrupt($"file of {file.Length} bytes is too short for its footer: was it cut?", 0);
        }
        ByteReader reader = file.Reader(file.Length - Length);
        int magic = reader.ReadInt32();
        if (magic != Magic)
        {
            throw file.Corrupt($"footer begins with 0x{magic:X8}, expected 0x{Magic:X8}: was the file cut?", file.Length - Length);
        }
        int algorithm = reader.ReadInt32();
        if (algorithm != 0)
        {
            throw file.Corrupt($"footer names checksum algorithm {algorithm}, expected 0", file.Length - Length + 4);
        }
        long checksum = reader.ReadInt64();
        return checksum >>> 32 == 0
            ? (uint)checksum
            : throw file.Corrupt($"footer holds checksum 0x{checksum:X16} of more than 32 bits", file.Length - 8);
    }

    /// <summary>Reads the whole file and compares its checksum with the footer's, which it gives.</summary>
    /// <exception cref="CorruptIndexException">They differ, or there is no footer.</exception>
    public static uint Verify(FileSlice file)
    {
        uint expected = CheckStructure(file);
        uint found = 0;
        for (long at = 0, end = file.Length - 8; at < end;)
        {
            int count = (int)Math.Min(1 << 24, end - at);
            found = Crc32.Append(found, file.Span(at, count));
            at += count;
        }
        return found == expected
            ? found
            : throw file.Corrupt($"checksum of the file is {found:x8}, its footer says {expected:x8}: the file is damaged", file.Length - 8);
    }
}
