using Search.Storage;

namespace Search.Engine.Tests.Queries;

/// <summary>What is left out of a query because more terms are meant than are searched is said with the answer.</summary>
public sealed class ExpansionLimitsTests : IDisposable
{
    private readonly MemoryIndexDirectory _directory = new();
    private readonly SearchIndex _index;

    public ExpansionLimitsTests()
    {
        _index = SearchIndex.OpenOrCreate(_directory, new Schema().Text("body", new TextOptions { Analyzer = "standard" }));
        using IndexWriter writer = _index.OpenWriter();
        for (int i = 0; i < 60; i++)
        {
            // mill00 to mill59, and 40 words two edits from them.
            writer.Add(new Document { ["body"] = $"a mill{i:00} {(i < 40 ? $"wind{i:00}" : "")}" });
        }
        writer.Commit();
    }

    public void Dispose()
    {
        _index.Dispose();
        _directory.Dispose();
    }

    [Theory]
    [InlineData("mill~2", 50, "Of the words like mill~2 the 50 most similar are searched")]
    [InlineData("millxx~2 rain", 50, "Of the words like millxx~2 the 50 most similar are searched")]
    [InlineData("a NEAR/3 mill~", 50, "Of the words like mill~2 the 50 most similar are searched")]
    [InlineData("wind~2", 40, null)]
    [InlineData("mill0~1", 15, null)]
    [InlineData("a-mil*", 50, "Of the words that start with mil in a phrase the first 50 are searched")]
    [InlineData("a-mill0*", 10, null)]
    [InlineData("mil*", 60, null)]
    public void A_note_says_what_is_left_out(string query, long total, string? note)
    {
        SearchResults results = _index.Search(query);
        Assert.Equal(total, results.Total);
        Assert.Equal(note == null ? [] : [note], results.Notes);
    }

    [Fact]
    public void A_tree_has_notes_as_well() =>
        Assert.Equal(["Of the words like mill~2 the 5 most similar are searched"], _index.Search(new FuzzyQuery("body", "mill", maxExpansions: 5)).Notes);
}
