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

    /// <summary>What was begun is folded as the language folds it; where terms are pairs of characters, one more comes at a time, that stands there in a text.</summary>
    [Theory]
    [InlineData("أحم", null, "احمد")]
    [InlineData("الحكوم", null, "الحكومه")]
    [InlineData("الرئ", "قال", "الرئيس")]
    [InlineData("beij", null, "beijing")]
    [InlineData("经", null, "经济")]
    [InlineData("经济", null, "经济增")]
    [InlineData("经济增", null, "经济增长")]
    [InlineData("经济增长很", null, "经济增长很快")]
    [InlineData("经济经", null, null)]
    [InlineData("東京", null, "東京の")]
    [InlineData("대통", null, "대통령")]
    public void Words_of_other_languages_are_completed(string begun, string? before, string? expected)
    {
        AddOtherLanguages();
        Assert.Equal(expected, _archive.Ask(archive => archive.CompleteWordAsync(begun, before, 5, default)).FirstOrDefault());
    }

    [Theory]
    [InlineData("أحمد", "قال الرئيس أحمد إن الحكومة لن ترفع الضرائب")]
    [InlineData("الحكوم", "قال الرئيس أحمد إن الحكومة لن ترفع الضرائب")]
    [InlineData("经济增", "中国经济增长很快")]
    [InlineData("经", "中国经济增长很快")]
    [InlineData("増長", null)]
    [InlineData("xi gree", "Xi Greets Putin in China as Both Leaders Aim to Bolster Strategic Partnership")]
    public void Titles_of_other_languages_are_completed(string typed, string? expected)
    {
        AddOtherLanguages();
        Assert.Equal(expected, _archive.Ask(archive => archive.CompleteTitleAsync(typed, 5, default)).FirstOrDefault());
    }

    /// <summary>What another spelling of a letter finds is no mistake.</summary>
    [Theory]
    [InlineData("أحمد")]
    [InlineData("احمد")]
    [InlineData("الحكومة")]
    [InlineData("经济增长")]
    [InlineData("대통령")]
    public void Nothing_is_proposed_for_words_that_are_there(string text)
    {
        AddOtherLanguages();
        SearchAnswer answer = _archive.Search(text);
        Assert.Equal((true, null), (answer.Total > 0, answer.DidYouMean));
    }

    private void AddOtherLanguages() => _archive.Add(_archive.Write("others.jsonl",
        """
        {"id":"ar","title":"قال الرئيس أحمد إن الحكومة لن ترفع الضرائب","body":"قالت الحكومة يوم الجمعة إنها لن ترفع الضرائب هذا العام، وقال الرئيس أحمد ذلك في بيان."}
        {"id":"zh","title":"中国经济增长很快","body":"中国经济增长很快，政府表示今年不会加税。专家认为，今年的经济增长将会放慢。"}
        {"id":"ja","body":"東京の選挙では、多くの人が投票しなかった。"}
        {"id":"ko","body":"대통령은 금요일 올해 세금을 올리지 않겠다고 밝혔다."}
        """));

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
