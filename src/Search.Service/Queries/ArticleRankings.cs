using Search.Engine;
using Search.Service.Articles;

namespace Search.Service.Queries;

/// <summary>What rankings do with queries over articles. The constants were chosen on judged collections: see the README.</summary>
public static class ArticleRankings
{
    private static readonly RankingOptions Default = new()
    {
        Field = ArticleSchema.Text,
        Statistics = new Dictionary<string, string>
        {
            [ArticleSchema.Text] = ArticleSchema.Text,
            [ArticleSchema.Title] = ArticleSchema.Text,
            [ArticleSchema.TextExact] = ArticleSchema.TextExact,
            [ArticleSchema.TitleExact] = ArticleSchema.TextExact,
        },
        ExactField = ArticleSchema.TextExact,
        ExactBoost = 0.2f,
        PhraseBoost = 0.15f / 0.85f,
    };

    private static readonly RankingOptions Feedback = Default with { Feedback = new FeedbackOptions { Weight = 0.4f } };

    /// <summary>Null: the query as parsed.</summary>
    public static RankingOptions? Of(ArticleRanking ranking) => ranking switch
    {
        ArticleRanking.Bm25 => null,
        ArticleRanking.Feedback => Feedback,
        _ => Default,
    };
}
