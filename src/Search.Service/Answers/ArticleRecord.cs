using Search.Ingest;
using Search.Service.Articles;

namespace Search.Service.Answers;

/// <summary>An article as one line of JSON, which <c>search index</c> reads back without loss.</summary>
public sealed record ArticleRecord
{
    public required string Id { get; init; }

    public string? Title { get; init; }

    public required string Body { get; init; }

    public string? Published { get; init; }

    public string PublishedPrecision { get; init; } = "none";

    public string PublishedSource { get; init; } = "none";

    public string? NotBefore { get; init; }

    public int? Year { get; init; }

    public IReadOnlyList<int> Mentions { get; init; } = [];

    public string? Source { get; init; }

    public string? Author { get; init; }

    public string? Section { get; init; }

    public string? Language { get; init; }

    public string? Url { get; init; }

    public string? Furniture { get; init; }

    public string? Path { get; init; }

    public string? Origin { get; init; }

    public static ArticleRecord Of(Article article) => new()
    {
        Id = article.Id,
        Title = article.Title,
        Body = article.Body,
        Published = DateText.Format(article.Published, article.PublishedPrecision),
        PublishedPrecision = DateText.NameOf(article.PublishedPrecision),
        PublishedSource = DateText.NameOf(article.PublishedSource),
        NotBefore = DateText.Format(article.NotBefore),
        Year = article.Year,
        Mentions = article.Mentions,
        Source = article.Source,
        Author = article.Author,
        Section = article.Section,
        Language = article.Language,
        Url = article.Url,
        Furniture = article.Furniture,
        Path = article.Path,
        Origin = article.Origin,
    };
}
