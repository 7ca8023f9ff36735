using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using Search.Storage;

namespace Search.Codecs.Framing;

/// <summary>The bytes that each index file begins with: what it is, in which version, and of which segment.</summary>
/// <remarks>
/// <code>
/// IndexHeader = Header, id:byte[16], suffixLength:u8, suffix:byte[suffixLength]
/// Header      = magic:u32be 0x3FD76C17, codec:String, version:u32be
/// </code>
/// codec: ASCII, shorter than 128 -- what the file holds, such as "Lucene86SegmentInfo"; id -- the segment's or the commit's; suffix: ASCII, shorter than
/// 256 -- the part of the file's name between segment and extension, or a generation in base 36. Facts: Lucene's CodecUtil.
/// </remarks>
public static class IndexHeader
{
    public const int Magic = 0x3FD76C17;

    /// <summary>Length in bytes of the ids of segments and commits.</summary>
    public const int IdLength = 16;

    /// <summary>An id for a new segment or commit: no two are ever the same.</summary>
    public static byte[] NewId() => RandomNumberGenerator.GetBytes(IdLength);

    /// <summary>Length in bytes of a header.</summary>
    public static int Length(string codec, string suffix = "") => 4 + 1 + codec.Length + 4 + IdLength + 1 + suffix.Length;

    public static void Write(ByteWriter output, string codec, int version, ReadOnlySpan<byte> id, string suffix = "")
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(id.Length, IdLength);
        WriteWithoutId(output, codec, version);
        output.WriteBytes(id);
        if (!Ascii.IsValid(suffix) || suffix.Length > 255)
        {
            throw new ArgumentException("suffix must be ASCII, shorter than 256", nameof(suffix));
        }
        output.WriteByte((byte)suffix.Length);
        output.WriteBytes(Encoding.ASCII.GetBytes(suffix));
    }

    /// <summary>The short form that structures inside a file begin with (FSTs and trees of points): without id and suffix.</summary>
    public static void WriteWithoutId(ByteWriter output, string codec, int version)
    {
        if (!Ascii.IsValid(codec) || codec.Length > 127)
        {
            throw new ArgumentException("codec must be ASCII, shorter than 128", nameof(codec));
        }
        output.WriteInt32(Magic);
        output.WriteString(codec);
        output.WriteInt32(version);
    }

    /// <summary>Reads a header and compares it with what is expected; gives the version.</summary>
    /// <exception cref="CorruptIndexException">Another magic number, codec, id or suffix.</exception>
    /// <exception cref="IndexFormatException">The version lies outside of [oldest, newest].</exception>
    public static int Check(
        ref ByteReader input, string file, string codec, int oldest, int newest, ReadOnlySpan<byte> id, string suffix = "")
    {
        int version = CheckWithoutId(ref input, file, codec, oldest, newest);
        ReadOnlySpan<byte> foundId = input.ReadSpan(IdLength);
        if (!foundId.SequenceEqual(id))
        {
            throw input.Corrupt($"header has id {Convert.ToHexStringLower(foundId)}, expected {Convert.ToHexStringLower(id)}");
        }
        CheckSuffix(ref input, suffix);
        return version;
    }

    /// <summary>Reads a header whose id is not known beforehand, as that of <c>segments_N</c>; gives version and id.</summary>
    /// <inheritdoc cref="Check" path="/exception"/>
    public static (int Version, byte[] Id) Read(ref ByteReader input, string file, string codec, int oldest, int newest, string suffix = "")
    {
        int version = CheckWithoutId(ref input, file, codec, oldest, newest);
        byte[] id = input.ReadSpan(IdLength).ToArray();
        CheckSuffix(ref input, suffix);
        return (version, id);
    }

    /// <summary>The id in the header of any index file; null where the bytes do not begin with a header.</summary>
    public static byte[]? IdOf(ReadOnlySpan<byte> file)
    {
        if (file.Length < 5 || BinaryPrimitives.ReadInt32BigEndian(file) != Magic)
        {
            return null;
        }
        int start = 4 + 1 + file[4] + 4;        // a name of at least 128 bytes would need a longer count; there is none
        return file[4] < 128 && file.Length >= start + IdLength ? file.Slice(start, IdLength).ToArray() : null;
    }

    /// <summary>The counterpart of <see cref="WriteWithoutId"/>.</summary>
    /// <inheritdoc cref="Check" path="/exception"/>
    public static int CheckWithoutId(ref ByteReader input, string file, string codec, int oldest, int newest)
    {
        int magic = input.ReadInt32();
        if (magic != Magic)
        {
            throw input.Corrupt($"header begins with 0x{magic:X8}, expected 0x{Magic:X8}");
        }
        string found = input.ReadString();
        if (found != codec)
        {
            throw input.Corrupt($"header names format '{found}', expected '{codec}'");
        }
        int version = input.ReadInt32();
        return version >= oldest && version <= newest
            ? version
            : throw IndexFormatException.Version(file, codec, version, oldest, newest);
    }

    private static void CheckSuffix(ref ByteReader input, string suffix)
    {
        ReadOnlySpan<byte> found = input.ReadSpan(input.ReadByte());
        if (!Ascii.Equals(found, suffix))
        {
            throw input.Corrupt($"header has suffix '{Encoding.ASCII.GetString(found)}', expected '{suffix}'");
        }
    }
}
