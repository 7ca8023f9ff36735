using Search.Service.Answers;
using Search.Service.Queries;

namespace Search.Service.Tests.Suggesting;

/// <summary>What is proposed over the seeds.</summary>
public sealed class SuggestionTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public SuggestionTests() => _archive.Add(TestArchive.Seeds);

    public void Dispose() => _archive.Dispose();

    [Theory]
    [InlineData("putin bejing", "putin beijing")]
    [InlineData("nolimits", "\"no limits\"")]
    [InlineData("jin ping", "jinping")]
    [InlineData("body:bejing year:2022", "body:beijing year:2022")]
    [InlineData("putin beijing", null)]
    [InlineData("limitations", null)]
    [InlineData("furniture:replly", null)]
    [InlineData("", null)]
    [InlineData("-bejing", null)]
    public void A_better_query_is_proposed(string text, string? expected)
    {
        SearchAnswer answer = _archive.Search(text);
        Assert.Equal(expected, answer.DidYouMean);
        Assert.Equal(expected != null, answer.Notes.Contains($"Did you mean: {expected}"));
    }

    [Fact]
    public void Only_the_first_page_has_a_proposal_and_only_where_it_is_wanted()
    {
        var query = new ArticleQuery { Text = "putin bejing", Take = 1 };
        SearchAnswer first = _archive.Search(query);
        Assert.Equal("putin beijing", first.DidYouMean);
        Assert.Null(_archive.Search(query with { After = first.Next }).DidYouMean);
        Assert.Null(_archive.Search(query with { Skip = 1 }).DidYouMean);
        Assert.Null(_archive.Search(query with { Suggest = false }).DidYouMean);
        Assert.Equal("putin beijing", _archive.Search(query with { Take = 0 }).DidYouMean);
        Assert.Equal("+putin +beijing", _archive.Search(query with { Text = "+putin +bejing", Strict = true }).DidYouMean);
    }

    [Fact]
    public void Years_narrow_what_is_proposed()
    {
        var query = new ArticleQuery { Text = "bumppy", Years = [YearRange.Parse("2024")] };
        Assert.Equal("bumpy", _archive.Search(query with { Years = [] }).DidYouMean);
        string? inYear = _archive.Search(query with { Text = "bumpy" }).Total > 0 ? "bumpy" : null;
        Assert.Equal(inYear, _archive.Search(query).DidYouMean);
    }

    [Theory]
    [InlineData("beij", null, "beijing")]
    [InlineData("jin", "xi", "jinping")]
    [InlineData("BEIJ", null, "beijing")]
    [InlineData("qqq", null, null)]
    public void Words_are_completed(string begun, string? before, string? expected) =>
        Assert.Equal(expected, _archive.Ask(archive => archive.CompleteWordAsync(begun, before, 5, default)).FirstOrDefault());

    [Fact]
    public void Titles_are_completed_newest_first()
    {
        IReadOnlyList<string> titles = _archive.Ask(archive => archive.CompleteTitleAsync("putin xi", 5, default));
        string[] expected = [.. _archive.Search(new ArticleQuery { Text = "title:putin AND title:xi", Sort = ArticleSort.Newest }).Hits.Select(hit => hit.Title!)];
        Assert.Equal(3, expected.Length);
        Assert.Equal(expected, titles);
        Assert.Equal(expected[0], Assert.Single(_archive.Ask(archive => archive.CompleteTitleAsync("xi gree", 5, default))));
        Assert.Empty(_archive.Ask(archive => archive.CompleteTitleAsync("gree xi", 5, default)));
    }
}
