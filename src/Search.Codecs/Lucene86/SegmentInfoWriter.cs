using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene86;

/// <summary>Writes the facts of a segment (<see cref="SegmentInfoFormat"/>). It is the last file of a segment: it names all others.</summary>
public static class SegmentInfoWriter
{
    /// <summary>Adds its own name to <see cref="SegmentInfo.Files"/> and writes the file, whose name it gives.</summary>
    /// <exception cref="ArgumentException">A file belongs to another segment.</exception>
    public static string Write(IndexDirectory directory, SegmentInfo info)
    {
        string name = IndexFileNames.SegmentFile(info.Name, "", SegmentInfoFormat.Extension);
        foreach (string file in info.Files)
        {
            if (!IndexFileNames.TryParseSegment(file, out string segment) || segment != info.Name)
            {
                throw new ArgumentException($"'{file}' is not a file of segment {info.Name}", nameof(info));
            }
        }
        if (!info.Files.Contains(name))
        {
            info.Files = [.. info.Files, name];
        }
        using IndexOutput output = directory.CreateOutput(name);
        IndexHeader.Write(output, SegmentInfoFormat.Codec, SegmentInfoFormat.Version, info.Id);
        WriteVersion(output, info.Version);
        output.WriteByte(info.MinVersion == null ? (byte)0 : (byte)1);
        if (info.MinVersion is { } minVersion)
        {
            WriteVersion(output, minVersion);
        }
        output.WriteInt32(info.MaxDoc);
        output.WriteByte(info.IsCompoundFile ? SegmentInfoFormat.Yes : SegmentInfoFormat.No);
        output.WriteMapOfStrings(info.Diagnostics);
        output.WriteSetOfStrings(info.Files);
        output.WriteMapOfStrings(info.Attributes);
        output.WriteVInt(info.IndexSort.Count);
        foreach (IndexSortField field in info.IndexSort)
        {
            IndexSortCoding.Write(output, field);
        }
        IndexFooter.Write(output);
        return name;
    }

    private static void WriteVersion(IndexOutput output, LuceneVersion version)
    {
        output.WriteInt32(version.Major);
        output.WriteInt32(version.Minor);
        output.WriteInt32(version.Bugfix);
    }
}
