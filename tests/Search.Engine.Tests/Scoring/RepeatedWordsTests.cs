using Search.Storage;

namespace Search.Engine.Tests.Scoring;

/// <summary>Phrases that have a word several times.</summary>
public sealed class RepeatedWordsTests : IDisposable
{
    private readonly MemoryIndexDirectory _directory = new();
    private readonly SearchIndex _index;

    public RepeatedWordsTests()
    {
        _index = SearchIndex.OpenOrCreate(_directory, new Schema().Text("body", new TextOptions { Analyzer = "standard" }));
        using IndexWriter writer = _index.OpenWriter();
        for (int i = 0; i <= 20; i++)
        {
            // A run of i times a, and as many a that stand alone.
            writer.Add(new Document { ["body"] = Run(i) + string.Concat(Enumerable.Repeat(" b a", i)) });
        }
        writer.Commit();
    }

    public void Dispose()
    {
        _index.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData(2)]
    [InlineData(5)]
    [InlineData(20)]
    [InlineData(21)]
    [InlineData(1024)]
    public void A_run_is_found_where_it_is_as_long(int length)
    {
        SearchResults results = _index.Search($"\"{Run(length)}\"", new SearchOptions { Take = 30, Highlight = "body" });
        Assert.Equal(Math.Max(0, 21 - length), results.Total);
        Assert.Equal(results.Total, _index.Search(new ConstantScoreQuery(results.Query)).Total);
    }

    [Theory]
    [InlineData("\"b a b a b a\"", 18)]
    [InlineData("\"a b a b\"", 19)]
    [InlineData("\"a a b a\"", 19)]
    [InlineData("\"a a a\"~4", 19)]
    [InlineData("+\"a a a\" +\"b a b\"", 18)]
    public void Words_between_count(string query, long total) => Assert.Equal(total, _index.Search(query).Total);

    private static string Run(int length) => string.Join(' ', Enumerable.Repeat("a", length));
}
