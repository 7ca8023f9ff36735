using Search.Storage;

namespace Search.Engine.Tests.Indexing;

/// <summary>The smallest memory budget there is makes small segments, but not one of every document, however many fields there are.</summary>
public sealed class SmallBudgetTests
{
    [Fact]
    public void Many_fields_of_values_share_their_memory()
    {
        var schema = new Schema().Keyword("id", new() { IsId = true });
        for (int i = 0; i < 30; i++)
        {
            schema.Keyword($"value{i}", new() { DocValues = true, MultiValued = i % 2 == 0 });
        }
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, schema);
        using IndexWriter writer = index.OpenWriter(new WriterOptions { MemoryMegabytes = 1, SegmentsPerTier = int.MaxValue });
        for (int doc = 0; doc < 100; doc++)
        {
            var document = new Document { ["id"] = $"{doc}" };
            for (int i = 0; i < 30; i++)
            {
                document.Add($"value{i}", $"{doc % 7}");
            }
            writer.Add(document);
        }
        using Snapshot snapshot = writer.OpenSnapshot();
        Assert.Equal((1, 100), (snapshot.SegmentCount, snapshot.DocCount));
    }
}
