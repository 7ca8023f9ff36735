using System.IO.Compression;
using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene50;
using Search.Codecs.Lucene86;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Checking;

/// <summary>An index that an older Lucene wrote, in memory, where it may be damaged.</summary>
internal static class OldCodecIndex
{
    /// <param name="zip">The path of an archive.</param>
    public static MemoryIndexDirectory Load(string zip)
    {
        var directory = new MemoryIndexDirectory();
        using ZipArchive archive = ZipFile.OpenRead(zip);
        foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => entry.Name.Length > 0))
        {
            using Stream stream = entry.Open();
            var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            directory.SetBytes(entry.Name, bytes.ToArray());
        }
        return directory;
    }

    /// <summary>The first segment of the index of a version such as 8.0.0, which is in a compound file: as it is, or taken out of it.</summary>
    public static MemoryIndexDirectory FirstSegment(string version, bool loose)
    {
        MemoryIndexDirectory whole = Load(TestData.Path("lucene-indexes", "lucene", $"unsupported.{version}-cfs.zip"));
        SegmentInfos commit = SegmentInfosReader.ReadNewest(whole)!;
        SegmentCommitInfo segment = commit.Segments[0];
        SegmentInfo info = segment.Info;
        var directory = new MemoryIndexDirectory();
        foreach (string file in CommitFiles.Of(segment))
        {
            directory.SetBytes(file, whole.Bytes(file));
        }
        if (loose)
        {
            using var compound = new CompoundReader(whole, info.Name, info.Id);
            List<string> names = [$"{info.Name}.si", .. compound.Names];
            foreach (string name in compound.Names)
            {
                FileSlice member = compound.Open(name);
                directory.SetBytes(name, member.Span(0, (int)member.Length).ToArray());
            }
            directory.Delete($"{info.Name}.cfs");
            directory.Delete($"{info.Name}.cfe");
            segment = segment with { Info = WriteInfo(directory, info, names) };
        }
        SegmentInfosWriter.Prepare(directory, commit with { Segments = [segment] }, []).Finish();
        return directory;
    }

    // Without an index sort, which this segment has not, Lucene70's file has the content of Lucene86's.
    private static SegmentInfo WriteInfo(MemoryIndexDirectory directory, SegmentInfo info, List<string> files)
    {
        string name = $"{info.Name}.si";
        byte[] before = directory.Bytes(name);
        var loose = new SegmentInfo
        {
            Name = info.Name,
            Id = info.Id,
            MaxDoc = info.MaxDoc,
            Codec = info.Codec,
            Version = info.Version,
            MinVersion = info.MinVersion,
            Diagnostics = info.Diagnostics,
            Attributes = info.Attributes,
            Files = files,
        };
        directory.Delete(name);
        SegmentInfoWriter.Write(directory, loose);
        byte[] written = directory.Bytes(name);
        before.AsSpan(0, IndexHeader.Length(SegmentInfoFormat.Codec)).CopyTo(written);
        directory.SetBytes(name, Damage.RepairChecksum(written));
        return loose;
    }
}
