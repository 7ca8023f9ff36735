using System.Globalization;
using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Codecs.Lucene50;
using Search.Codecs.Segments;
using Search.Engine.Indexing;
using Search.Engine.Merging;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Merging;

/// <summary>Segments that Lucene wrote, merged by Lucene and by us: the same bytes.</summary>
public sealed class LuceneMergeTests
{
    // Not stored fields: Lucene copies whole chunks where it can, so chunks have other bounds.
    private static readonly string[] Extensions = [".doc", ".pos", ".pay", ".tim", ".tip", ".tmd", ".nvd", ".nvm", ".dvd", ".dvm", ".kdd", ".kdi", ".kdm"];

    [LuceneFact]
    public void MergedSegmentsAreTheBytesOfLucene()
    {
        TestRandom random = TestRandom.Create();
        foreach (int docs in (int[])[random.Next(300, 2500)])
        {
            using var theirs = new TempFolder();
            JavaLucene.Program("MergeSegments", "make", theirs, random.Next().ToString(CultureInfo.InvariantCulture), docs.ToString(CultureInfo.InvariantCulture));
            using var directory = new FileIndexDirectory(theirs);
            using var ours = new MemoryIndexDirectory();
            (SegmentInfo merged, string listing) = Merge(directory, ours);
            JavaLucene.Program("MergeSegments", "merge", theirs);
            SegmentCommitInfo expected = Assert.Single(SegmentInfosReader.ReadNewest(directory)!.Segments);
            Assert.Equal(expected.Info.MaxDoc, merged.MaxDoc);
            // Of term vectors Lucene copies whole chunks, too, but only those of segments without deletions.
            string[] extensions = listing.Contains("/ ", StringComparison.Ordinal) ? Extensions : [.. Extensions, ".tvd", ".tvx", ".tvm"];
            string[] names = [.. expected.Info.Files.Where(name => extensions.Contains(Path.GetExtension(name)))];
            Assert.Equal(extensions.Length, names.Length);
            foreach (string name in names)
            {
                byte[] a = Content(File.ReadAllBytes(theirs.File(name)), expected.Info.Id);
                byte[] b = Content(ours.Bytes("_m" + name[expected.Info.Name.Length..]), merged.Id);
                if (!a.AsSpan().SequenceEqual(b))
                {
                    Assert.Fail($"{name} has {b.Length} bytes, Lucene's {a.Length}; they differ from {a.AsSpan().CommonPrefixLength(b)} on {listing} {random.Explain}");
                }
            }
        }
    }

    private static (SegmentInfo Merged, string Sources) Merge(FileIndexDirectory directory, MemoryIndexDirectory to)
    {
        var sources = new List<MergeSource>();
        var numbers = new FieldNumbers();
        try
        {
            foreach (SegmentCommitInfo segment in SegmentInfosReader.ReadNewest(directory)!.Segments)
            {
                sources.Add(new MergeSource(SegmentReader.Open(directory, segment, verify: true), LiveDocsReader.Read(directory, segment)));
                numbers.Learn(sources[^1].Reader.Fields);
            }
            using var output = new SegmentWriter(to, "_m");
            SegmentInfo merged = SegmentMerger.Merge(sources, numbers, output, new Dictionary<string, string>(), CancellationToken.None);
            return (merged, string.Concat(sources.Select(source => $"{source.Reader.Info.MaxDoc}/{source.LiveDocs?.CountOnes()} ")));
        }
        finally
        {
            sources.ForEach(source => source.Reader.Dispose());
        }
    }

    // Without the ids in the headers and the checksum of the footer, which depends on them.
    private static byte[] Content(byte[] bytes, byte[] id)
    {
        bytes = bytes[..^8];
        for (int at = bytes.AsSpan().IndexOf(id); at >= 0; at = bytes.AsSpan().IndexOf(id))
        {
            bytes.AsSpan(at, id.Length).Clear();
        }
        return bytes;
    }
}
