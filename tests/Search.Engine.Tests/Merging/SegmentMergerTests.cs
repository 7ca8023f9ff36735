using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Segments;
using Search.Engine.Indexing;
using Search.Engine.Merging;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Merging;

/// <summary>What a merge writes is, byte for byte, what writing the surviving documents afresh writes: terms, postings, norms, doc values, points, stored fields.</summary>
public sealed class SegmentMergerTests
{
    private const int Rounds = 12;

    [Fact]
    public void Segments_with_deletions()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < Rounds; round++)
        {
            using var model = new MergeModel(random);
            for (int i = random.Next(1, 6); i > 0; i--)
            {
                model.Add(random.Next(1, 200), random.Pick([0, 0.1, 0.5, 0.95]));
            }
            model.Add(random.Next(1, 200), 0);
            Compare(model, random);
        }
    }

    [Fact]
    public void Segments_that_lack_fields_number_them_otherwise_or_omit_norms()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < Rounds; round++)
        {
            using var model = new MergeModel(random);
            for (int i = random.Next(2, 6); i > 0; i--)
            {
                model.Add(random.Next(1, 100), random.Pick([0, 0.3]), fields: 0.6, shuffled: random.Chance(0.5), omitsNorms: random.Chance(0.3));
            }
            model.Add(1, 0, fields: 0.6);
            Compare(model, random);
        }
    }

    [Fact]
    public void A_segment_that_is_wholly_deleted_leaves_its_fields_only()
    {
        TestRandom random = TestRandom.Create();
        using var model = new MergeModel(random);
        model.Add(3, 0, fields: 0);
        model.Add(50, 1);
        model.Add(2, 0, fields: 0);
        Compare(model, random);
        using var directory = new MemoryIndexDirectory();
        using SegmentReader merged = SegmentReader.Open(directory, new SegmentCommitInfo { Info = model.Merge(directory) }, verify: true);
        Assert.Equal(9, merged.Fields.Count);
        Assert.All(merged.Fields, field => Assert.Null(merged.GetTerms(field.Name)));
        Assert.Equal(0, merged.DocValues.GetSorted(merged.Fields["keys"]!)!.ValueCount);
        Assert.Equal(DocIdIterator.NoMoreDocs, merged.Norms.GetNorms(merged.Fields["offsets"]!)!.NextDoc());
        Assert.Null(merged.Points.GetPoints(merged.Fields["number"]!));
    }

    [Fact]
    public void Terms_with_many_postings_over_many_segments()
    {
        TestRandom random = TestRandom.Create();
        using var model = new MergeModel(random);
        for (int i = 0; i < 12; i++)
        {
            model.Add(random.Next(100, 700), i % 3 * 0.3);
        }
        Compare(model, random);
    }

    [Fact]
    public void Merging_merged_segments_again_changes_nothing()
    {
        TestRandom random = TestRandom.Create();
        using var model = new MergeModel(random);
        model.Add(150, 0.2);
        model.Add(150, 0.2, fields: 0.7);
        using var first = new MemoryIndexDirectory();
        using SegmentReader reader = SegmentReader.Open(first, new SegmentCommitInfo { Info = model.Merge(first) }, verify: true);
        using var second = new MemoryIndexDirectory();
        using var output = new SegmentWriter(second, "_m");
        SegmentInfo again = SegmentMerger.Merge(
            [new MergeSource(reader, null)], model.Numbers, output, new Dictionary<string, string>(), CancellationToken.None);
        SameFiles(first, reader.Info, second, again, random);
    }

    [Fact]
    public void Nothing_left_is_refused_and_a_cancelled_merge_leaves_no_file()
    {
        using var model = new MergeModel(TestRandom.Create());
        model.Add(5, 1);
        using var directory = new MemoryIndexDirectory();
        Assert.Throws<ArgumentException>(() => model.Merge(directory));
        model.Add(5, 0);
        using (var output = new SegmentWriter(directory, "_m"))
        {
            Assert.Throws<OperationCanceledException>(
                () => SegmentMerger.Merge(model.Sources, model.Numbers, output, new Dictionary<string, string>(), new CancellationToken(true)));
        }
        Assert.Empty(directory.ListFiles());
    }

    [LuceneFact]
    public void Java_calls_a_merged_index_clean()
    {
        TestRandom random = TestRandom.Create();
        using var model = new MergeModel(random);
        model.Add(400, 0.3);
        model.Add(300, 1);
        model.Add(900, 0, fields: 0.6, shuffled: true);
        model.Add(200, 0.9);
        CheckWithJava(model);

        using var hollow = new MergeModel(random);
        hollow.Add(40, 1);
        hollow.Add(3, 0, fields: 0);
        CheckWithJava(hollow);
    }

    private static void CheckWithJava(MergeModel model)
    {
        using var folder = new TempFolder();
        using var directory = new FileIndexDirectory(folder);
        SegmentInfo merged = model.Merge(directory);
        var commit = new SegmentInfos
        {
            Generation = 1,
            Version = 1,
            Counter = 40,
            Id = IndexHeader.NewId(),
            Segments = [new SegmentCommitInfo { Info = merged, Id = IndexHeader.NewId() }],
        };
        SegmentInfosWriter.Prepare(directory, commit, merged.Files).Finish();
        JavaLucene.CheckIndex(folder);
    }

    private static void Compare(MergeModel model, TestRandom random)
    {
        using var directory = new MemoryIndexDirectory();
        SegmentInfo merged = model.Merge(directory);
        Assert.Equal(model.Survivors.Count, merged.MaxDoc);
        using SegmentReader reader = SegmentReader.Open(directory, new SegmentCommitInfo { Info = merged }, verify: true);
        foreach (FieldInfo field in reader.Fields)
        {
            field.Attributes.Clear();
        }
        using var fresh = new MemoryIndexDirectory();
        SegmentInfo expected = RowSegment.Write(fresh, "_m", model.Survivors, reader.Fields);
        SameFiles(fresh, expected, directory, merged, random);
    }

    private static void SameFiles(MemoryIndexDirectory expected, SegmentInfo expectedInfo, MemoryIndexDirectory found, SegmentInfo foundInfo, TestRandom random)
    {
        Assert.Equal(expected.ListFiles().Order(StringComparer.Ordinal), found.ListFiles().Order(StringComparer.Ordinal));
        foreach (string name in expected.ListFiles())
        {
            byte[] a = Content(expected, name, expectedInfo);
            byte[] b = Content(found, name, foundInfo);
            if (!a.AsSpan().SequenceEqual(b))
            {
                Assert.Fail($"{name} has {b.Length} bytes, {a.Length} expected; they differ from {a.AsSpan().CommonPrefixLength(b)} on {random.Explain}");
            }
        }
    }

    // Without the segment's id in the headers and the checksum of the footer, which depends on it.
    private static byte[] Content(MemoryIndexDirectory directory, string name, SegmentInfo info)
    {
        byte[] bytes = directory.Bytes(name)[..^8];
        for (int at = bytes.AsSpan().IndexOf(info.Id); at >= 0; at = bytes.AsSpan().IndexOf(info.Id))
        {
            bytes.AsSpan(at, info.Id.Length).Clear();
        }
        return bytes;
    }
}
