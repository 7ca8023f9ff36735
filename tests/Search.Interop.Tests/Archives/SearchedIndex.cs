using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Archives;

/// <summary>An index that we wrote: in several segments, with updated and deleted documents.</summary>
internal sealed class SearchedIndex : IDisposable
{
    private const int Commits = 6;

    private readonly TempFolder _folder = new();

    public SearchedIndex(TestRandom random, IReadOnlyList<Document> articles)
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(Folder, NewsSchema.Create());
        using IndexWriter writer = index.OpenWriter(new WriterOptions { MemoryMegabytes = 512, SegmentsPerTier = int.MaxValue });
        Operations.Random(random, articles, Commits).Apply(writer);
        using Snapshot snapshot = index.OpenSnapshot();
        Assert.True(snapshot.SegmentCount >= 5 && snapshot.MaxDoc > snapshot.DocCount, random.Explain);
    }

    public string Folder => _folder.File("index");

    public void Dispose() => _folder.Dispose();
}
