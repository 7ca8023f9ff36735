using System.Globalization;
using Search.Analysis;
using Search.Engine;
using Search.Ingest;
using Search.Service.Answers;
using Search.Service.Articles;
using Search.Service.Queries;

namespace Search.Service.Local;

/// <summary>An index of articles.</summary>
internal sealed class ArticleView : IIndexView
{
    private static readonly Schema Fields = ArticleSchema.Create();

    public Schema? Schema => Fields;

    public string IdField => ArticleSchema.Id;

    public IReadOnlyList<string> QueryFields => ArticleSchema.QueryFields;

    public QueryParser Parser(ArticleQuery query) => ArticleQueryParser.For(query);

    public IReadOnlyList<Query> Filters(ArticleQuery query) => ArticleFilters.Of(query);

    public Sort Sort(ArticleSort sort) => sort switch
    {
        ArticleSort.Newest => Engine.Sort.Newest(ArticleSchema.Published),
        ArticleSort.Oldest => Engine.Sort.Oldest(ArticleSchema.Published),
        _ => Engine.Sort.Relevance,
    };

    public RankingOptions? Ranking(ArticleRanking ranking) => ArticleRankings.Of(ranking);

    public SuggestionOptions Suggestions => SuggestionOptions.Default;

    public string? WordField => ArticleSchema.TextExact;

    public TitleFields? Titles { get; } =
        new(ArticleSchema.Title, ArticleSchema.TitleExact, Analyzers.ByName(Fields[ArticleSchema.TitleExact]!.Text.Analyzer));

    public IReadOnlyList<Facet> Facets(ArticleQuery query) => ArticleFacets.Of(query);

    public IReadOnlyList<FacetChoice> Choices(ArticleQuery query) => ArticleFacets.Choices(query);

    public (string Field, string Prefix) Terms(string field, string prefix)
    {
        field = field == ArticleSchema.Body ? ArticleSchema.Text : field;
        return (field, SchemaFields.Folded(Fields, field, prefix));
    }

    public string IdOf(Hit hit) => hit.Document.Text(ArticleSchema.Id)!;

    public AnswerHit ToHit(Hit hit, HitHighlighter highlighter)
    {
        Article article = ArticleDocument.FromDocument(hit.Document);
        return new AnswerHit
        {
            Rank = hit.Rank,
            Id = article.Id,
            Score = hit.Score,
            Title = article.Title,
            TitleMarks = article.Title == null ? [] : highlighter.Marks(hit, ArticleSchema.Title),
            Published = DateText.Format(article.Published, article.PublishedPrecision),
            PublishedPrecision = DateText.NameOf(article.PublishedPrecision),
            PublishedSource = DateText.NameOf(article.PublishedSource),
            NotBefore = DateText.Format(article.NotBefore),
            Year = article.Year,
            Mentions = article.Mentions,
            Language = article.Language,
            Source = article.Source,
            Author = article.Author,
            Section = article.Section,
            Url = article.Url,
            Path = article.Path,
            Opening = article.Title == null ? Opening.Of(article.Body) : null,
            Snippets = highlighter.Passages(hit, ArticleSchema.Body, ArticleSchema.Furniture),
        };
    }
}
