using Search.Engine;
using Search.Service.Articles;

namespace Search.Service.Queries;

/// <summary>What rankings do with queries over articles. The constants were chosen on judged collections: see the README.</summary>
internal static class ArticleRankings
{
    private static readonly RankingOptions Boosts = new()
    {
        Field = ArticleSchema.Text,
        Statistics = new Dictionary<string, string>
        {
            [ArticleSchema.Text] = ArticleSchema.Text,
            [ArticleSchema.Title] = ArticleSchema.Text,
            [ArticleSchema.TextExact] = ArticleSchema.TextExact,
            [ArticleSchema.TitleExact] = ArticleSchema.TextExact,
        },
    };

    private static readonly RankingOptions Pairs = Boosts with { PhraseBoost = 0.1f / 0.85f, NearBoost = 0.05f / 0.85f };

    private static readonly RankingOptions Feedback = Pairs with { Feedback = new FeedbackOptions() };

    /// <summary>Null: the query as parsed.</summary>
    public static RankingOptions? Of(ArticleRanking ranking) => ranking switch
    {
        ArticleRanking.Bm25 => null,
        ArticleRanking.Pairs => Pairs,
        ArticleRanking.Feedback => Feedback,
        _ => Boosts,
    };
}
