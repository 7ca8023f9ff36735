using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Segments;
using Search.Storage;

namespace Search.Codecs.Commits;

/// <summary>Reads one segment's part of a commit (Segment in <see cref="SegmentInfosFormat"/>) and its <c>.si</c> file.</summary>
internal static class SegmentCommitInfoReader
{
    /// <param name="reader">At the segment.</param>
    /// <param name="directory">Where its <c>.si</c> is.</param>
    /// <param name="file">The commit's name.</param>
    /// <param name="version">The commit's.</param>
    /// <param name="damaged">Is told of a <c>.si</c> that cannot be read, and null is returned; null: that is an error.</param>
    public static SegmentCommitInfo? Read(ref ByteReader reader, IndexDirectory directory, string file, int version, Action<string, Exception>? damaged)
    {
        string name = reader.ReadString();
        if (!IndexFileNames.IsSegmentName(name))
        {
            throw reader.Corrupt($"'{IndexFileNames.Printable(name)}' is not the name of a segment");
        }
        byte[] id = reader.ReadSpan(IndexHeader.IdLength).ToArray();
        string codec = reader.ReadString();
        if (SegmentCodec.Find(codec) is not { } formats)
        {
            throw IndexFormatException.Unsupported(
                file, $"codec '{IndexFileNames.Printable(codec)}' of segment {name}",
                "the default codecs of Lucene 8.0 to 8.11 are read; rewrite the index with one of them (IndexUpgrader)");
        }
        SegmentInfo? info = null;
        try
        {
            info = formats.ReadInfo(directory, name, id, codec);
        }
        catch (Exception error) when (damaged != null && error is CorruptIndexException or IndexFormatException)
        {
            damaged(name, error);
        }
        long liveDocsGeneration = ReadGeneration(ref reader);
        int deleted = reader.ReadInt32();
        long fieldInfosGeneration = ReadGeneration(ref reader);
        long docValuesGeneration = ReadGeneration(ref reader);
        int softDeleted = version >= SegmentInfosFormat.VersionOfSoftDeletes ? reader.ReadInt32() : 0;
        if (deleted < 0 || softDeleted < 0 || (long)deleted + softDeleted > (info?.MaxDoc ?? long.MaxValue) || (deleted > 0 && liveDocsGeneration < 0))
        {
            throw reader.Corrupt(
                $"segment {name} of {info?.MaxDoc} documents: {deleted} deleted and {softDeleted} softly, generation {liveDocsGeneration}");
        }
        byte[]? commitId = version >= SegmentInfosFormat.VersionOfCommitIds ? ReadCommitId(ref reader) : null;
        HashSet<string> fieldInfosFiles = IndexFileNames.ReadSegmentFiles(ref reader, name);
        Dictionary<int, IReadOnlyCollection<string>> updates = ReadUpdates(ref reader, name);
        return info == null ? null : new SegmentCommitInfo
        {
            Info = info,
            DeletedCount = deleted,
            SoftDeletedCount = softDeleted,
            LiveDocsGeneration = liveDocsGeneration,
            FieldInfosGeneration = fieldInfosGeneration,
            DocValuesGeneration = docValuesGeneration,
            Id = commitId,
            FieldInfosFiles = fieldInfosFiles,
            DocValuesUpdateFiles = updates,
        };
    }

    private static long ReadGeneration(ref ByteReader reader)
    {
        long generation = reader.ReadInt64();
        return generation is -1 or > 0 ? generation : throw reader.Corrupt($"generation {generation}");
    }

    private static byte[]? ReadCommitId(ref ByteReader reader) => reader.ReadByte() switch
    {
        0 => null,
        1 => reader.ReadSpan(IndexHeader.IdLength).ToArray(),
        byte other => throw reader.Corrupt($"hasCommitId is {other}"),
    };

    private static Dictionary<int, IReadOnlyCollection<string>> ReadUpdates(ref ByteReader reader, string segment)
    {
        int count = reader.ReadInt32();
        if (count < 0 || count > reader.Remaining)
        {
            throw reader.Corrupt($"{count} fields with updates");
        }
        var updates = new Dictionary<int, IReadOnlyCollection<string>>();
        for (int i = 0; i < count; i++)
        {
            int field = reader.ReadInt32();
            if (!updates.TryAdd(field, IndexFileNames.ReadSegmentFiles(ref reader, segment)))
            {
                throw reader.Corrupt($"updates of field {field} stand twice");
            }
        }
        return updates;
    }
}
