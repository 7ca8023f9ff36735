using Search.Service.Answers;
using Search.Service.Queries;

namespace Search.Service.Tests.Answers;

/// <summary>Why the seeds have their scores.</summary>
public sealed class ExplanationTests : IDisposable
{
    private readonly TestArchive _archive = new();

    public ExplanationTests() => _archive.Add(TestArchive.Seeds);

    public static TheoryData<string> Texts =>
    [
        "\"no limits\" xi", "putin", "xi AND putin NOT nato", "(xi OR nato^3) beijing", "\"beijing putin\"~10", "limit* xi", "year:2022 xi",
        "title:xi^5", "+putin war peace economy trade", "the", "", "-nato",
    ];

    public void Dispose() => _archive.Dispose();

    [Theory]
    [MemberData(nameof(Texts))]
    public void The_parts_sum_up_to_the_score_in_every_ranking(string text)
    {
        foreach (ArticleRanking ranking in Enum.GetValues<ArticleRanking>())
        {
            SearchAnswer answer = _archive.Search(new ArticleQuery { Text = text, Ranking = ranking, Explain = true });
            Assert.NotEmpty(answer.Hits);
            Assert.NotNull(answer.ScoredAs);
            Assert.All(answer.Hits, hit => AssertExplains(hit.Explanation, hit.Score));
        }
    }

    [Fact]
    public void Filters_and_orders_change_nothing()
    {
        var query = new ArticleQuery { Text = "\"no limits\" xi", Years = [YearRange.Parse("2022")], Sort = ArticleSort.Oldest, Skip = 1 };
        SearchAnswer answer = _archive.Search(query with { Explain = true });
        Assert.Equal(2, answer.Hits.Count);
        Assert.All(answer.Hits, hit => AssertExplains(hit.Explanation, hit.Score));
    }

    [Fact]
    public void What_is_counted_is_told()
    {
        SearchAnswer answer = _archive.Search(new ArticleQuery { Text = "\"no limits\" xi", Ranking = ArticleRanking.Bm25, Explain = true });
        AnswerExplanation explanation = answer.Hits[0].Explanation!;
        ScorePart phrase = Assert.Single(explanation.Parts, part => part.Part == "\"no limits\"");
        Assert.Equal(("text.exact", 1f, 1f, 5L, 2), (phrase.Field, phrase.Weight, phrase.Times, phrase.Of, phrase.Articles!.Count));
        ScorePart title = Assert.Single(explanation.Parts, part => part is { Part: "xi", Field: "title" });
        Assert.Equal((0.2f, 1f, 3L), (title.Weight, title.Times, title.Of));
        Assert.StartsWith("Of its score of ", explanation.Sentence, StringComparison.Ordinal);
        Assert.Contains("\"no limits\" brings ", explanation.Sentence, StringComparison.Ordinal);
        Assert.Contains("in text, once in title)", explanation.Sentence, StringComparison.Ordinal);
        Assert.Equal("sum of:", explanation.Tree.Description);
        Assert.Equal(answer.Parsed, answer.ScoredAs);
    }

    [Fact]
    public void One_part_has_all_of_the_score()
    {
        var query = new ArticleQuery { Text = "bumpy", Ranking = ArticleRanking.Bm25, Explain = true };
        AnswerExplanation explanation = _archive.Search(query).Hits[0].Explanation!;
        Assert.Matches("^All of its score of [0-9.]+ comes from bumpi \\(twice in text\\)\\.$", explanation.Sentence);
    }

    [Theory]
    [InlineData("beijing", "^Of its score of [0-9.]+, beij brings [0-9]+ % \\(.* in text.*\\), beijing [0-9]+ % \\([a-z0-9 ]+ as written in text\\)\\.$")]
    [InlineData("putin", "putin \\([0-9a-z ]+ in text, [0-9a-z ]+ as written in text, once in title\\)\\.$")]
    [InlineData("\"no limits\"", "comes from \"no limits\" \\(once in text\\)\\.$")]
    public void A_word_as_written_is_told_from_its_stem(string text, string expected) =>
        Assert.Matches(expected, _archive.Search(new ArticleQuery { Text = text, Explain = true }).Hits[0].Explanation!.Sentence);

    [Fact]
    public void Nobody_asked_nothing_told()
    {
        SearchAnswer answer = _archive.Search("xi");
        Assert.Null(answer.ScoredAs);
        Assert.All(answer.Hits, hit => Assert.Null(hit.Explanation));
    }

    private static void AssertExplains(AnswerExplanation? explanation, float score)
    {
        Assert.NotNull(explanation);
        Assert.Equal(score, explanation.Score);
        Assert.Equal(score, (float)explanation.Tree.Value);
        Assert.InRange(explanation.Parts.Sum(part => (double)part.Adds), score * (1 - 1e-5), score * (1 + 1e-5));
        Assert.NotEmpty(explanation.Sentence);
    }
}
