using Search.Engine;
using Search.Ingest;
using Search.Service.Copies;

namespace Search.Service.Articles;

/// <summary>Turns an article into a document of the index and back. Nothing that <see cref="Article"/> holds is lost on the way.</summary>
public static class ArticleDocument
{
    public static Document ToDocument(Article article)
    {
        var document = new Document
        {
            [ArticleSchema.Id] = article.Id,
            [ArticleSchema.Title] = article.Title,
            [ArticleSchema.Body] = article.Body,
            [ArticleSchema.Furniture] = article.Furniture,
            [ArticleSchema.Published] = article.Published,
            [ArticleSchema.PublishedPrecision] = DateText.NameOf(article.PublishedPrecision),
            [ArticleSchema.PublishedSource] = DateText.NameOf(article.PublishedSource),
            [ArticleSchema.NotBefore] = article.NotBefore,
            [ArticleSchema.Year] = article.Year,
            [ArticleSchema.Source] = article.Source,
            [ArticleSchema.Author] = article.Author,
            [ArticleSchema.Section] = article.Section,
            [ArticleSchema.Language] = article.Language,
            [ArticleSchema.Url] = article.Url,
            [ArticleSchema.Path] = article.Path,
            [ArticleSchema.Origin] = article.Origin,
            [ArticleSchema.ContentHash] = article.ContentHash,
        };
        foreach (int year in article.Mentions)
        {
            document.Add(ArticleSchema.Mentions, year);
        }
        ArticleCopies.Sign(document, article);
        return document;
    }

    /// <summary>The article of a document that a search gave back. Its <see cref="Article.ContentHash"/> is not kept with it and is 0.</summary>
    public static Article FromDocument(Document document) => new()
    {
        Id = document.Text(ArticleSchema.Id) ?? "",
        Title = document.Text(ArticleSchema.Title),
        Body = document.Text(ArticleSchema.Body) ?? "",
        Furniture = document.Text(ArticleSchema.Furniture),
        Published = DateText.FromMilliseconds(document.Number(ArticleSchema.Published)),
        PublishedPrecision = DateText.PrecisionOf(document.Text(ArticleSchema.PublishedPrecision)),
        PublishedSource = DateText.SourceOf(document.Text(ArticleSchema.PublishedSource)),
        NotBefore = DateText.FromMilliseconds(document.Number(ArticleSchema.NotBefore)),
        Mentions = [.. document.Values(ArticleSchema.Mentions).Select(year => Convert.ToInt32(year, null))],
        Source = document.Text(ArticleSchema.Source),
        Author = document.Text(ArticleSchema.Author),
        Section = document.Text(ArticleSchema.Section),
        Language = document.Text(ArticleSchema.Language),
        Url = document.Text(ArticleSchema.Url),
        Path = document.Text(ArticleSchema.Path),
        Origin = document.Text(ArticleSchema.Origin),
    };
}
