using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Commits;

/// <summary>Recognizes commits of Lucene 1.4 to 7, which are not read, and says which version made them.</summary>
/// <remarks>
/// <code>
/// segments           = format:i32be -1, ...                                -- before Lucene 2.1, which numbers commits
/// segments_N         = format:i32be -2 to -11, ..., Checksum?              -- Lucene 2.1 to 3.6; from -5 on with Checksum
///                    | Header("segments", version 0 or 1), ..., Checksum   -- Lucene 4.0 to 4.7
///                    | Header or IndexHeader, ..., Footer                  -- since Lucene 4.8
/// Checksum           = u64be, CRC-32 of all before
/// </code>
/// Since version 6 (Lucene 5.3) the version of Lucene follows the header. Facts: SegmentInfos of these versions.
/// </remarks>
internal static class OldCommits
{
    private const int Unnumbered = -1;

    /// <summary>FORMAT_CHECKSUM; formats fall.</summary>
    private const int FirstWithChecksum = -5;

    private const string Advice = "index the documents again";

    /// <summary>Looks for a commit without a number, where there is none with one.</summary>
    /// <exception cref="IndexFormatException">There is such a commit.</exception>
    public static void CheckUnnumbered(IndexDirectory directory)
    {
        if (!directory.Exists(IndexFileNames.Segments))
        {
            return;
        }
        using MappedFile file = RequiredFile.Open(directory, IndexFileNames.Segments);
        if (file.Length >= sizeof(int) && file.Slice().Reader().ReadInt32() == Unnumbered)
        {
            throw IndexFormatException.Lucene(IndexFileNames.Segments, "before 2.1", Advice);
        }
    }

    /// <summary>For a commit without a footer, before it is called damaged for that.</summary>
    /// <exception cref="IndexFormatException">It never had one, and its own checksum, where it has one, holds.</exception>
    public static void CheckWithoutFooter(FileSlice file)
    {
        if (file.Length < IndexFooter.Length || file.Reader(file.Length - IndexFooter.Length).ReadInt32() == IndexFooter.Magic)
        {
            return;
        }
        ByteReader reader = file.Reader();
        int first = reader.ReadInt32();
        bool hasHeader = first == IndexHeader.Magic && reader.ReadString() == SegmentInfosFormat.Codec;
        string? lucene = hasHeader ? OfHeader(reader.ReadInt32()) : OfFormat(first);
        if (lucene != null && ((!hasHeader && first > FirstWithChecksum) || ChecksumHolds(file)))
        {
            throw IndexFormatException.Lucene(file.Name, lucene, Advice);
        }
    }

    /// <summary>For a commit whose footer was found right.</summary>
    /// <exception cref="IndexFormatException">Lucene before 7 made it.</exception>
    public static void CheckHeader(FileSlice file)
    {
        ByteReader reader = file.Reader();
        if (reader.ReadInt32() != IndexHeader.Magic || reader.ReadString() != SegmentInfosFormat.Codec)
        {
            return;
        }
        string? lucene = reader.ReadInt32() switch
        {
            2 => "4.8",
            3 => "4.9 or 4.10",
            4 => "5.0",
            5 => "5.1 or 5.2",
            6 => ReadLucene(ref reader),
            _ => null,
        };
        if (lucene != null)
        {
            throw IndexFormatException.Lucene(file.Name, lucene, Advice);
        }
    }

    private static string ReadLucene(ref ByteReader reader)
    {
        reader.Skip(IndexHeader.IdLength);
        reader.Skip(reader.ReadByte());
        return new LuceneVersion(reader.ReadVInt(), reader.ReadVInt(), reader.ReadVInt()).ToString();
    }

    private static string? OfHeader(int version) => version switch
    {
        0 => "4.0 to 4.5",
        1 => "4.6 or 4.7",
        _ => null,
    };

    private static string? OfFormat(int format) => format switch
    {
        -1 => "before 2.1",
        -2 => "2.1",
        -3 => "2.2",
        -4 => "2.3",
        -5 or -6 or -7 => "2.4",
        -8 or -9 => "2.9 or 3.0",
        -10 or -11 => "3.1 to 3.6",
        _ => null,
    };

    private static bool ChecksumHolds(FileSlice file)
    {
        int length = (int)Math.Min(int.MaxValue, file.Length - sizeof(long));
        return (ulong)file.Reader(length).ReadInt64() == Crc32.Compute(file.Span(0, length));
    }
}
