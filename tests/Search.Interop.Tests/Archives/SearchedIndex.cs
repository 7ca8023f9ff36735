using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Archives;

/// <summary>An index that we wrote: in several segments, with updated and deleted documents.</summary>
internal sealed class SearchedIndex : IDisposable
{
    private const int Commits = 6;

    private readonly TempFolder _folder = new();

    /// <param name="random">Decides what is updated and deleted.</param>
    /// <param name="articles">The documents.</param>
    /// <param name="schema">Null: <see cref="NewsSchema"/>.</param>
    public SearchedIndex(TestRandom random, IReadOnlyList<Document> articles, Schema? schema = null)
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(Folder, schema ?? NewsSchema.Create());
        using IndexWriter writer = index.OpenWriter(new WriterOptions { MemoryMegabytes = 512, SegmentsPerTier = int.MaxValue });
        Operations.Random(random, articles, Commits).Apply(writer);
        using Snapshot snapshot = index.OpenSnapshot();
        Assert.True(snapshot.SegmentCount >= 5 && snapshot.MaxDoc > snapshot.DocCount, random.Explain);
    }

    public string Folder => _folder.File("index");

    public void Dispose() => _folder.Dispose();
}
