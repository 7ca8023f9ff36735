using System.Globalization;
using Search.Analysis;
using Search.Engine;
using Search.Service.Answers;
using Search.Service.Articles;
using Search.Service.Queries;

namespace Search.Service.Local;

/// <summary>
/// An index that holds no archive of articles: one of a program that uses the library, which has a schema, or one that Lucene wrote, of which only the
/// names of the fields and what is kept of them is known. Queries name its own fields; words without a field are searched in all its text fields.
/// </summary>
internal sealed class OtherView : IIndexView
{
    /// <summary>Words are searched in at most so many fields at once.</summary>
    private const int MostDefaultFields = 32;

    private readonly IReadOnlyList<FieldStatistics> _fields;
    private readonly SnapshotAnalyzers? _analyzers;

    public OtherView(Schema? schema, Snapshot snapshot)
    {
        IReadOnlyList<FieldStatistics> fields = IndexStatistics.Fields(snapshot);
        Schema = schema;
        _analyzers = schema == null ? null : new SnapshotAnalyzers(snapshot, schema);
        _fields = fields;
        TextFields = [.. fields.Select(known => known.Name).Where(name => KindOf(name) == QueryFieldKind.Text)];
    }

    public Schema? Schema { get; }

    public string IdField => Schema?.IdField ?? ArticleSchema.Id;

    public IReadOnlyList<string> QueryFields => [.. _fields.Select(known => known.Name).Where(name => KindOf(name) != QueryFieldKind.Unknown)];

    private IReadOnlyList<string> TextFields { get; }

    public QueryParser Parser(ArticleQuery query) => new(new QueryParserOptions
    {
        DefaultFields = TextFields.Count == 0
            ? [new DefaultField("text")]
            : [.. TextFields.Take(MostDefaultFields).Select(name => new DefaultField(name))],
        AnalyzerOf = AnalyzerOf,
        OtherAnalyzersOf = field => Schema?[field] is { Kind: FieldKind.Text } ? _analyzers!.OthersOf(field) : [],
        KindOf = KindOf,
        PresenceOf = PresenceOf,
        Operator = query.AllWords ? QueryOperator.And : QueryOperator.Or,
        Strict = query.Strict,
        NoneValue = null,
    });

    public IReadOnlyList<Query> Filters(ArticleQuery query) =>
        query.Years.Count == 0 && query.From == null && query.Before == null ? [] : throw Missing("dates of articles");

    public Sort Sort(ArticleSort sort) => sort == ArticleSort.Relevance ? Engine.Sort.Relevance : throw Missing("dates of articles");

    public RankingOptions? Ranking(ArticleRanking ranking) =>
        ranking is ArticleRanking.Default or ArticleRanking.Bm25 ? null : throw Missing("articles that could be ranked so");

    /// <summary>The text field with most words.</summary>
    public SuggestionOptions Suggestions => new() { Field = _fields.Where(known => TextFields.Contains(known.Name)).MaxBy(known => known.Terms)?.Name };

    public string? WordField => Suggestions.Field;

    public IReadOnlyList<TitleFields> Titles => [];

    public bool HasPairs => false;

    public IReadOnlyList<Facet> Facets(ArticleQuery query) => query.Facets.All(field => field == ArticleSchema.Year)
        ? []
        : throw Missing("fields of articles to count");

    public IReadOnlyList<FacetChoice> Choices(ArticleQuery query) => query.Years.Count == 0 && query.Choices.Count == 0 ? [] : throw Missing("fields of articles to choose of");

    public (string Field, string Prefix) Terms(string field, string prefix) => (field, SchemaFields.Folded(Schema, field, prefix));

    public AnswerHit ToHit(Hit hit, HitHighlighter highlighter)
    {
        Document document = hit.Document;
        string? title = document.Text(ArticleSchema.Title);
        string[] texts = [.. document.Fields.Where(field => field != ArticleSchema.Title && document.Text(field) != null && TextFields.Contains(field))];
        return new AnswerHit
        {
            Rank = hit.Rank,
            Id = IdOf(hit),
            Score = hit.Score,
            Title = title,
            TitleMarks = title == null ? [] : highlighter.Marks(hit, ArticleSchema.Title),
            Opening = title == null ? Opening.Of(texts.Length > 0 ? document.Text(texts[0]) : null) : null,
            Language = document.Text(ArticleSchema.Language),
            Source = document.Text(ArticleSchema.Source),
            Author = document.Text(ArticleSchema.Author),
            Section = document.Text(ArticleSchema.Section),
            Url = document.Text(ArticleSchema.Url),
            Path = document.Text(ArticleSchema.Path),
            Snippets = highlighter.Passages(hit, texts),
        };
    }

    public string IdOf(Hit hit) => Convert.ToString(hit.Document[IdField], CultureInfo.InvariantCulture) is { Length: > 0 } id ? id : $"doc {hit.DocId}";

    /// <summary>Lucene's own guess, too: most indexes have words in lower case and nothing else done to them.</summary>
    private Analyzer AnalyzerOf(string field) => Schema?[field] is { Kind: FieldKind.Text } ? _analyzers!.Of(field)[0] : Analyzers.ByName("standard");

    private QueryFieldKind KindOf(string name)
    {
        if (Schema?[name] is { } declared)
        {
            return SchemaFields.KindOf(declared);
        }
        if (_fields.FirstOrDefault(field => field.Name == name) is not { } known)
        {
            return QueryFieldKind.Unknown;
        }
        return known.Structures switch
        {
            var kept when kept.Any(structure => structure is "frequencies" or "positions" or "positions and offsets") => QueryFieldKind.Text,
            var kept when kept.Contains("terms") => QueryFieldKind.Keyword,
            _ => known.PointBytes switch { 4 => QueryFieldKind.Int, 8 => QueryFieldKind.Long, _ => QueryFieldKind.Unknown },
        };
    }

    private FieldPresence PresenceOf(string name) => Schema?[name]?.Presence ?? _fields.First(field => field.Name == name).Structures switch
    {
        var kept when kept.Contains("norms") => FieldPresence.Norms,
        var kept when kept.Any(structure => structure.EndsWith("doc values", StringComparison.Ordinal)) => FieldPresence.DocValues,
        _ => FieldPresence.Values,
    };

    private static UsageException Missing(string what) => new($"The index has no {what}", "It is no archive of articles: name its own fields in the query ('search stats' lists them).");
}
