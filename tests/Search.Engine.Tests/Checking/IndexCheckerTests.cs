using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Checking;

public sealed class IndexCheckerTests
{
    [Fact]
    public void A_clean_index_is_reported_part_by_part()
    {
        MemoryIndexDirectory directory = SmallIndex.Create();
        var told = new List<SegmentCheck>();
        CheckReport report = IndexChecker.Check(directory, new CheckOptions { Progress = new Listener(told) });
        Assert.True(report.IsClean, string.Join('\n', report.Problems));
        Assert.Equal("segments_3", report.Commit);
        Assert.Equal(report.Segments, told);
        Assert.Equal([("_0", 51, 3), ("_1", 49, 2)], report.Segments.Select(segment => (segment.Name, segment.Docs, segment.Deleted)));
        Dictionary<string, long> counts = report.Segments.SelectMany(segment => segment.Parts).GroupBy(part => part.Name)
            .ToDictionary(parts => parts.Key, parts => parts.Sum(part => part.Count));
        Assert.Equal(directory.ListFiles().Where(name => name[0] == '_').Sum(directory.FileLength), counts["files"]);
        Assert.Equal(SmallIndex.Articles - SmallIndex.Deleted.Length, counts["live docs"]);
        Assert.Equal(3 * SmallIndex.Articles, counts["stored fields"]);
        Assert.Equal(SmallIndex.Articles, counts["norms"]);
        Assert.Equal(4 * SmallIndex.Articles, counts["doc values"]);
        Assert.Equal(2 * SmallIndex.Articles, counts["points"]);
        Assert.True(counts["postings"] > 4 * SmallIndex.Articles);
        Assert.True(counts["occurrences"] >= counts["postings"]);
    }

    [Fact]
    public void A_fast_check_reads_no_structure()
    {
        CheckReport report = IndexChecker.Check(SmallIndex.Create(), new CheckOptions { Fast = true });
        Assert.True(report.IsClean);
        Assert.All(report.Segments, segment => Assert.Equal(["files", "live docs", "fields"], segment.Parts.Select(part => part.Name)));
    }

    [Fact]
    public void What_is_no_index_is_not_found()
    {
        using var folder = new TempFolder();
        Assert.Throws<IndexNotFoundException>(() => IndexChecker.Check(folder.Path));
        Assert.Throws<IndexNotFoundException>(() => IndexChecker.Check(folder.File("nowhere")));
        File.WriteAllText(folder.File("segments.txt"), "");
        File.WriteAllText(folder.File("_notes.txt"), "");
        Assert.Throws<IndexNotFoundException>(() => IndexChecker.Check(folder.Path));
    }

    [Fact]
    public void An_index_without_documents_is_clean()
    {
        using var folder = new TempFolder();
        using (SearchIndex index = SearchIndex.OpenOrCreate(folder.Path, SmallIndex.Schema))
        using (IndexWriter writer = index.OpenWriter())
        {
            writer.Commit();
        }
        CheckReport report = IndexChecker.Check(folder.Path);
        Assert.True(report.IsClean, string.Join('\n', report.Problems));
        Assert.Empty(report.Segments);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_a_problem_and_no_more()
    {
        using var folder = new TempFolder();
        MemoryIndexDirectory directory = SmallIndex.Create();
        foreach (string name in directory.ListFiles())
        {
            File.WriteAllBytes(folder.File(name), directory.Bytes(name));
        }
        Assert.True(IndexChecker.Check(folder.Path).IsClean);
        File.Delete(folder.File("_1.fdt"));
        Directory.CreateDirectory(folder.File("_1.fdt"));
        CheckReport report = IndexChecker.Check(folder.Path);
        Assert.Equal("_1.fdt", Assert.Single(report.Problems).File);
        Assert.True(report.Segments[0].IsClean);
    }

    [Fact]
    public void A_check_can_be_cancelled() =>
        Assert.Throws<OperationCanceledException>(() => IndexChecker.Check(SmallIndex.Create(), cancellation: new CancellationToken(canceled: true)));

    private sealed class Listener(List<SegmentCheck> told) : IProgress<SegmentCheck>
    {
        public void Report(SegmentCheck value) => told.Add(value);
    }
}
