using Search.Storage;

namespace Search.Engine.Tests;

/// <summary>Small segments are kept in compound files, as Lucene's writer keeps them, unless that is switched off.</summary>
public sealed class CompoundFilesTests
{
    private static Schema Schema => new Schema().Keyword("id", new() { IsId = true, DocValues = true }).Text("body").Date("published");

    [Fact]
    public void A_segment_from_memory_is_two_files_and_what_describes_it()
    {
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema);
        Write(index, new WriterOptions(), 0, 3);
        Assert.Equal(["_0.cfe", "_0.cfs", "_0.si", "segments_1"], directory.ListFiles());
        Write(index, new WriterOptions(), 1, 5);
        Assert.Equal(["_0.cfe", "_0.cfs", "_0.si", "_0_1.liv", "_1.cfe", "_1.cfs", "_1.si", "segments_2"], directory.ListFiles());
        AssertWhole(directory, index, 6);
    }

    [Fact]
    public void It_can_be_switched_off()
    {
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema);
        Write(index, new WriterOptions { CompoundFiles = false }, 0, 3);
        Write(index, new WriterOptions { CompoundFiles = false }, 3, 3);
        Assert.DoesNotContain(directory.ListFiles(), name => name.EndsWith(".cfs", StringComparison.Ordinal));
        Assert.Contains("_1.fdt", directory.ListFiles());
        AssertWhole(directory, index, 6);
    }

    [Fact]
    public void A_merged_segment_is_loose_where_it_is_more_than_a_tenth_of_the_index()
    {
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema);
        using IndexWriter writer = index.OpenWriter(new WriterOptions { SegmentsPerTier = 2, MergeInBackground = false });
        Add(writer, 0, 3000);
        writer.Commit();
        for (int i = 0; i < 2; i++)
        {
            Add(writer, 10_000 + i, 1);
            writer.Commit();
        }
        writer.Commit();
        // The two tiny ones became one, beside the large one that stays as it is.
        string[] compound = [.. directory.ListFiles().Where(name => name.EndsWith(".cfs", StringComparison.Ordinal))];
        Assert.Equal(["_0.cfs", "_3.cfs"], compound);
        writer.ForceMerge();
        writer.Commit();
        Assert.DoesNotContain(directory.ListFiles(), name => name.EndsWith(".cfs", StringComparison.Ordinal));
        AssertWhole(directory, index, 3002);
    }

    private static void AssertWhole(IndexDirectory directory, SearchIndex index, int docs)
    {
        CheckReport report = IndexChecker.Check(directory);
        Assert.True(report.IsClean, string.Join("; ", report.Problems));
        Assert.Equal(docs, index.Search(new MatchAllDocsQuery()).Total);
    }

    private static void Write(SearchIndex index, WriterOptions options, int first, int count)
    {
        using IndexWriter writer = index.OpenWriter(options);
        Add(writer, first, count);
        writer.Commit();
    }

    private static void Add(IndexWriter writer, int first, int count)
    {
        for (int i = first; i < first + count; i++)
        {
            writer.Update(new Document { ["id"] = $"a{i}", ["body"] = $"number {i} by the river", ["published"] = new DateOnly(2001, 1 + i % 12, 1) });
        }
    }
}
