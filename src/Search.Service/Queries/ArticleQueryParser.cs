using Search.Analysis;
using Search.Engine;
using Search.Service.Articles;
using Search.Service.Local;

namespace Search.Service.Queries;

/// <summary>
/// The query language over articles: which field a word is searched in. A word without a field is searched in <c>text</c>, and finding it in the title
/// too raises the score a little; phrases and prefixes are searched as written, without stems.
/// </summary>
public static class ArticleQueryParser
{
    private const float TitleBoost = 0.2f;

    private static readonly Schema Schema = ArticleSchema.Create();

    private static readonly QueryParser[] Parsers =
        [Create(QueryOperator.Or, false), Create(QueryOperator.Or, true), Create(QueryOperator.And, false), Create(QueryOperator.And, true)];

    /// <summary>For articles in English, or in no known language.</summary>
    public static QueryParser For(ArticleQuery query) => Parsers[(query.AllWords ? 2 : 0) + (query.Strict ? 1 : 0)];

    /// <summary>For articles in the languages that a snapshot has: each word is asked for in all of them.</summary>
    public static QueryParser For(ArticleQuery query, SnapshotAnalyzers analyzers)
    {
        if (analyzers.ValuesOf(ArticleSchema.Language).Count == 0)
        {
            return For(query);
        }
        var languages = new ArticleLanguages(analyzers);
        return new QueryParser(Options(query.AllWords ? QueryOperator.And : QueryOperator.Or, query.Strict) with
        {
            AnalyzerOf = field => analyzers.Of(field)[0],
            OtherAnalyzersOf = analyzers.OthersOf,
            StopWordsOf = languages.StopWordsOf,
        });
    }

    private static QueryParser Create(QueryOperator @operator, bool strict) => new(Options(@operator, strict));

    private static QueryParserOptions Options(QueryOperator @operator, bool strict) => new()
    {
        DefaultFields = [new DefaultField(ArticleSchema.Text), new DefaultField(ArticleSchema.Title, TitleBoost)],
        AnalyzerOf = field => Analyzers.ByName(Schema[field]!.Text.Analyzer),
        KindOf = field => SchemaFields.KindOf(Schema[field]),
        PresenceOf = field => Schema[field]!.Presence,
        Aliases = new Dictionary<string, string> { [ArticleSchema.Body] = ArticleSchema.Text },
        ExactFields = new Dictionary<string, string> { [ArticleSchema.Text] = ArticleSchema.TextExact, [ArticleSchema.Title] = ArticleSchema.TitleExact },
        Operator = @operator,
        StopWords = EnglishStopWords.Snowball174,
        Strict = strict,
    };
}
