using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>Puts the files of a segment into a compound file (<see cref="CompoundFormat"/>).</summary>
public static class CompoundWriter
{
    /// <summary>Copies the files, whose frames and checksums are compared on the way, and gives the names of the two new files. The old ones stay.</summary>
    /// <exception cref="CorruptIndexException">A file is not what was written.</exception>
    public static IReadOnlyList<string> Write(IndexDirectory directory, string segment, ReadOnlySpan<byte> segmentId, IReadOnlyCollection<string> files)
    {
        string dataName = IndexFileNames.SegmentFile(segment, "", CompoundFormat.DataExtension);
        string entriesName = IndexFileNames.SegmentFile(segment, "", CompoundFormat.EntriesExtension);
        using IndexOutput data = directory.CreateOutput(dataName);
        using IndexOutput entries = directory.CreateOutput(entriesName);
        IndexHeader.Write(data, CompoundFormat.DataCodec, CompoundFormat.Version, segmentId);
        IndexHeader.Write(entries, CompoundFormat.EntriesCodec, CompoundFormat.Version, segmentId);
        entries.WriteVInt(files.Count);
        foreach (string name in files)
        {
            using MappedFile file = RequiredFile.Open(directory, name);
            FileSlice member = file.Slice();
            _ = IndexFooter.Verify(member);
            CheckId(member, segmentId);
            entries.WriteString(name[segment.Length..]);
            entries.WriteInt64(data.Position);
            entries.WriteInt64(member.Length);
            data.WriteAll(member);
        }
        IndexFooter.Write(data);
        IndexFooter.Write(entries);
        return [dataName, entriesName];
    }

    // What the header says of codec and version is the member's own affair.
    private static void CheckId(FileSlice member, ReadOnlySpan<byte> segmentId)
    {
        ByteReader reader = member.Reader();
        if (reader.ReadInt32() != IndexHeader.Magic)
        {
            throw member.Corrupt("the file has no header", 0);
        }
        _ = reader.ReadString();
        _ = reader.ReadInt32();
        if (!reader.ReadSpan(IndexHeader.IdLength).SequenceEqual(segmentId))
        {
            throw reader.Corrupt("the file belongs to another segment");
        }
    }
}
