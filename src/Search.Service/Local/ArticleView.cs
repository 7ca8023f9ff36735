using System.Globalization;
using Search.Analysis;
using Search.Analysis.Languages;
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

    private readonly SnapshotAnalyzers? _analyzers;

    /// <param name="snapshot">What is searched. Articles of an index that an older version made were all analyzed as English.</param>
    public ArticleView(Snapshot snapshot)
    {
        _analyzers = ArticleCommitData.Difference(snapshot.UserData) == null ? new SnapshotAnalyzers(snapshot, Fields) : null;
    }

    private const string LanguagePrefix = ArticleSchema.Language + ":";

    public Schema? Schema => Fields;

    public string IdField => ArticleSchema.Id;

    public IReadOnlyList<string> QueryFields => ArticleSchema.QueryFields;

    /// <summary>Asks in the languages that articles have; in one alone where the query demands it.</summary>
    public QueryParser Parser(ArticleQuery query)
    {
        if (_analyzers == null || _analyzers.ValuesOf(ArticleSchema.Language).Count == 0)
        {
            return ArticleQueryParser.For(query);
        }
        QueryParser parser = ArticleQueryParser.For(query, _analyzers);
        return query.Text.Contains(LanguagePrefix, StringComparison.Ordinal) && ArticleLanguages.DemandedBy(parser.Parse(query.Text).Query) is { } language
            ? ArticleQueryParser.For(query, _analyzers.Only(ArticleSchema.Language, language))
            : parser;
    }

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

    public IReadOnlyList<TitleFields> Titles =>
        [.. AnalyzersOf(ArticleSchema.TitleExact).Select(analyzer => new TitleFields(ArticleSchema.Title, ArticleSchema.TitleExact, analyzer))];

    public bool HasPairs => AnalyzersOf(ArticleSchema.TextExact).Any(analyzer => analyzer.Name == LanguageAnalyzers.ExactNameOf("zh"));

    public IReadOnlyList<Facet> Facets(ArticleQuery query) => ArticleFacets.Of(query);

    public IReadOnlyList<FacetChoice> Choices(ArticleQuery query) => ArticleFacets.Choices(query);

    public (string Field, string Prefix) Terms(string field, string prefix)
    {
        field = field == ArticleSchema.Body ? ArticleSchema.Text : field;
        // What one language folds, the others leave as it is.
        return (field, Fields[field] is { Kind: FieldKind.Text }
            ? AnalyzersOf(field).Aggregate(prefix, (text, analyzer) => analyzer.Normalize(text)) : SchemaFields.Folded(Fields, field, prefix));
    }

    private IReadOnlyList<Analyzer> AnalyzersOf(string field) => _analyzers?.Of(field) ?? [Analyzers.ByName(Fields[field]!.Text.Analyzer)];

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
