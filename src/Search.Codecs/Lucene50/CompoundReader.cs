using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>Opens the members of a compound file (<see cref="CompoundFormat"/>).</summary>
public sealed class CompoundReader : ISegmentFiles, IDisposable
{
    private readonly string _segment;
    private readonly MappedFile _file;
    private readonly FileSlice _data;
    private readonly Dictionary<string, (long Offset, long Length)> _members;

    /// <param name="directory">Holds the two files.</param>
    /// <param name="segment">Such as <c>_0</c>.</param>
    /// <param name="segmentId">16 bytes.</param>
    /// <param name="verify">Compare the checksum of all members together; each has its own, too.</param>
    /// <exception cref="CorruptIndexException"/>
    public CompoundReader(IndexDirectory directory, string segment, ReadOnlySpan<byte> segmentId, bool verify = false)
    {
        _segment = segment;
        _members = ReadMembers(directory, segment, segmentId);
        _file = RequiredFile.Open(directory, IndexFileNames.SegmentFile(segment, "", CompoundFormat.DataExtension));
        try
        {
            _data = _file.Slice();
            FramedFile framed = FramedFile.Check(
                _data, CompoundFormat.DataCodec, CompoundFormat.Version, CompoundFormat.Version, segmentId, "", verify);
            CheckMembers(framed);
        }
        catch
        {
            _file.Release();
            throw;
        }
    }

    /// <summary>Names of the members, as files of the segment.</summary>
    public IEnumerable<string> Names => _members.Keys;

    public FileSlice Open(string fileName) => _members.TryGetValue(fileName, out (long Offset, long Length) member)
        ? _data.Slice(member.Offset, member.Length, fileName)
        : throw _data.Corrupt($"the compound file has no member '{fileName}'", 0);

    public void Dispose() => _file.Release();

    private static Dictionary<string, (long Offset, long Length)> ReadMembers(IndexDirectory directory, string segment, ReadOnlySpan<byte> segmentId)
    {
        using MappedFile file = RequiredFile.Open(directory, IndexFileNames.SegmentFile(segment, "", CompoundFormat.EntriesExtension));
        FramedFile framed = FramedFile.Check(
            file.Slice(), CompoundFormat.EntriesCodec, CompoundFormat.Version, CompoundFormat.Version, segmentId, "", verify: true);
        ByteReader reader = framed.Reader();
        int count = reader.ReadCount();
        var members = new Dictionary<string, (long Offset, long Length)>(StringComparer.Ordinal);
        for (int i = 0; i < count; i++)
        {
            string name = segment + reader.ReadString();
            if (!IndexFileNames.TryParseSegment(name, out string found) || found != segment || !members.TryAdd(name, (reader.ReadInt64(), reader.ReadInt64())))
            {
                throw reader.Corrupt($"member '{IndexFileNames.Printable(name)}' stands twice or is not the name of a file of segment {segment}");
            }
        }
        framed.CheckEnd(reader);
        return members;
    }

    private void CheckMembers(FramedFile framed)
    {
        long total = 0;
        foreach ((string name, (long offset, long length)) in _members)
        {
            if (offset < framed.Start || length < 0 || offset > framed.End || length > framed.End - offset)
            {
                throw _data.Corrupt($"member '{name}' of {length} bytes at {offset} does not lie inside", 0);
            }
            total += length;      // cannot overflow: that would take more members than a .cfe can name
        }
        if (total != framed.End - framed.Start)
        {
            throw _data.Corrupt($"members of {_segment} have {total} bytes together, but the compound file holds {framed.End - framed.Start}", 0);
        }
    }
}
