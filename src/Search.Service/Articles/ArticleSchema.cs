using Search.Analysis.Languages;
using Search.Engine;

namespace Search.Service.Articles;

/// <summary>The fields of an archive of articles, and their names. What each means stands in <see cref="Search.Ingest.Article"/>.</summary>
public static class ArticleSchema
{
    public const string Id = "id";
    public const string Title = "title";
    public const string Body = "body";

    /// <summary>Title and body as one field: what a word without a field is searched in.</summary>
    public const string Text = "text";

    /// <summary><see cref="Text"/> with case and accents folded but no stems: what phrases and patterns are searched in.</summary>
    public const string TextExact = "text.exact";

    public const string TitleExact = "title.exact";
    public const string Furniture = "furniture";
    public const string Published = "published";
    public const string PublishedPrecision = "published_precision";
    public const string PublishedSource = "published_source";
    public const string NotBefore = "not_before";
    public const string Year = "year";

    /// <summary>No field of its own: <see cref="Published"/>, counted by month.</summary>
    public const string Month = "month";

    public const string Mentions = "mentions";
    public const string Source = "source";
    public const string Author = "author";
    public const string Section = "section";
    public const string Language = "language";
    public const string Url = "url";
    public const string Path = "path";
    public const string Origin = "origin";
    public const string ContentHash = "content_hash";

    /// <summary>A hash of the words of title and body: equal for articles that say the same word by word.</summary>
    public const string CopyHash = "copy_hash";

    /// <summary>A few numbers of title and body that near-duplicates have in common. Points, because they are asked for by their value.</summary>
    public const string CopySignature = "copy_signature";

    /// <summary>Rises with every change of the fields, so that an index of another version is known as such.</summary>
    public const int Version = 2;

    /// <summary>The key of commit data that holds <see cref="Version"/>: also how an index of articles is told from any other.</summary>
    public const string VersionKey = "articles.version";

    /// <summary>What articles in no known language are analyzed as.</summary>
    internal const string UsualLanguage = "en";

    // Only where it is not the one of English.
    private static readonly Dictionary<string, string> Stemmed =
        LanguageAnalyzers.Languages.Where(language => language != UsualLanguage).ToDictionary(language => language, language => LanguageAnalyzers.NameOf(language)!);

    private static readonly Dictionary<string, string> Exact = LanguageAnalyzers.Languages
        .Where(language => LanguageAnalyzers.ExactNameOf(language) != LanguageAnalyzers.ExactNameOf(UsualLanguage))
        .ToDictionary(language => language, LanguageAnalyzers.ExactNameOf);

    /// <summary>What articles can be counted by.</summary>
    public static IReadOnlyList<string> FacetFields { get; } = [Year, Month, Source, Author, Section, Language, Mentions];

    /// <summary>Fields that a query may name, as users write them; <c>body</c> means <see cref="Text"/>.</summary>
    public static IReadOnlyList<string> QueryFields { get; } =
    [
        Author, Body, Furniture, Id, Language, Mentions, NotBefore, Origin, Path, Published, PublishedPrecision, PublishedSource, Section, Source, Text, Title,
        Url, Year,
    ];

    /// <summary>A new schema, not in use yet.</summary>
    public static Schema Create() => new Schema()
        .Keyword(Id, new KeywordOptions { IsId = true })
        .Text(Title, WithStems())
        .Stored(Body)
        .Text(Text, WithStems() with { From = [Title, Body] })
        .Text(TextExact, AsWritten() with { From = [Title, Body] })
        .Text(TitleExact, AsWritten() with { From = [Title] })
        .Text(Furniture, WithStems())
        .Date(Published)
        .Keyword(PublishedPrecision)
        .Keyword(PublishedSource)
        .Date(NotBefore)
        .Integer(Year, new IntegerOptions { Terms = true })
        .Integer(Mentions, new IntegerOptions { Terms = true, MultiValued = true, Stored = true })
        .Keyword(Source, Counted())
        .Keyword(Author, Counted())
        .Keyword(Section, Counted())
        .Keyword(Language, Counted())
        .Keyword(Url)
        .Keyword(Path)
        .Keyword(Origin)
        .Integer(ContentHash, new IntegerOptions { Wide = true })
        .Integer(CopyHash, new IntegerOptions { Wide = true })
        .Integer(CopySignature, new IntegerOptions { Point = true, DocValues = false, MultiValued = true });

    private static TextOptions WithStems() => new() { Analyzer = LanguageAnalyzers.NameOf(UsualLanguage)!, AnalyzerBy = Language, Analyzers = Stemmed };

    private static TextOptions AsWritten() => new() { Analyzer = LanguageAnalyzers.ExactNameOf(UsualLanguage), AnalyzerBy = Language, Analyzers = Exact };

    private static KeywordOptions Counted() => new() { DocValues = true, IgnoreCase = true };
}
