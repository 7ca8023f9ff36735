using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene86;

/// <summary>Reads the facts of a segment (<see cref="SegmentInfoFormat"/>).</summary>
public static class SegmentInfoReader
{
    /// <summary>Reads one field of an index sort.</summary>
    internal delegate IndexSortField SortReader(ref ByteReader reader, string file);

    /// <param name="directory">Holds the file.</param>
    /// <param name="segment">Such as <c>_0</c>.</param>
    /// <param name="segmentId">16 bytes, from <c>segments_N</c>.</param>
    /// <param name="codec">The codec's name, from <c>segments_N</c>.</param>
    /// <exception cref="CorruptIndexException"/>
    /// <exception cref="IndexFormatException">The segment is sorted in a way that is not built in.</exception>
    public static SegmentInfo Read(IndexDirectory directory, string segment, byte[] segmentId, string codec = "Lucene87") =>
        Read(directory, segment, segmentId, codec, SegmentInfoFormat.Codec, SegmentInfoFormat.Version, IndexSortCoding.Read);

    /// <summary>For formats that differ in name and in how sort fields are written.</summary>
    internal static SegmentInfo Read(
        IndexDirectory directory, string segment, byte[] segmentId, string codec, string format, int formatVersion, SortReader readSort)
    {
        using MappedFile file = RequiredFile.Open(directory, IndexFileNames.SegmentFile(segment, "", SegmentInfoFormat.Extension));
        FramedFile framed = FramedFile.Check(file.Slice(), format, formatVersion, formatVersion, segmentId, "", verify: true);
        ByteReader reader = framed.Reader();
        LuceneVersion version = ReadVersion(ref reader);
        LuceneVersion? minVersion = reader.ReadByte() switch
        {
            0 => null,
            1 => ReadVersion(ref reader),
            byte other => throw reader.Corrupt($"hasMinVersion is {other}"),
        };
        int maxDoc = reader.ReadInt32();
        if (maxDoc is < 0 or > SegmentInfoFormat.MaxDocs)
        {
            throw reader.Corrupt($"segment has {maxDoc} documents");
        }
        // Lucene takes everything but 1 for no.
        bool compound = reader.ReadByte() == SegmentInfoFormat.Yes;
        Dictionary<string, string> diagnostics = reader.ReadMapOfStrings();
        HashSet<string> files = IndexFileNames.ReadSegmentFiles(ref reader, segment);
        Dictionary<string, string> attributes = reader.ReadMapOfStrings();
        int sortCount = reader.ReadCount();
        var sort = new List<IndexSortField>();
        for (int i = 0; i < sortCount; i++)
        {
            sort.Add(readSort(ref reader, file.Name));
        }
        framed.CheckEnd(reader);
        return new SegmentInfo
        {
            Name = segment,
            Id = segmentId,
            MaxDoc = maxDoc,
            Codec = codec,
            Version = version,
            MinVersion = minVersion,
            IsCompoundFile = compound,
            Diagnostics = diagnostics,
            Files = files,
            Attributes = attributes,
            IndexSort = sort,
        };
    }

    private static LuceneVersion ReadVersion(ref ByteReader reader)
    {
        int major = reader.ReadInt32();
        int minor = reader.ReadInt32();
        int bugfix = reader.ReadInt32();
        return major is >= 0 and <= 255 && minor is >= 0 and <= 255 && bugfix is >= 0 and <= 255
            ? new LuceneVersion(major, minor, bugfix)
            : throw reader.Corrupt($"{major}.{minor}.{bugfix} is no version of Lucene");
    }
}
