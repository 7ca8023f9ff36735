using Search.Engine;
using Search.Ingest;
using Search.Service.Articles;
using Search.Testing;

namespace Search.Service.Tests.Articles;

/// <summary>What an article holds survives the way into a document and back.</summary>
public sealed class ArticleDocumentTests
{
    [Fact]
    public void Every_part_of_an_article_comes_back()
    {
        var article = new Article
        {
            Id = "https://example.org/a",
            Title = "Rain ends drought",
            Body = "After two dry years ...\n\nIt rained.",
            Furniture = "Leave a Reply",
            Published = new DateTime(1998, 12, 31, 23, 30, 0),
            PublishedPrecision = DatePrecision.Second,
            PublishedSource = DateSource.Metadata,
            NotBefore = new DateTime(1998, 1, 1),
            Mentions = [1996, 1998],
            Source = "Example",
            Author = "A. Name",
            Section = "Weather",
            Language = "en",
            Url = "https://example.org/a",
            Path = "a/b.jsonl",
            Origin = "/data/a",
        };
        Article back = ArticleDocument.FromDocument(AsStored(ArticleDocument.ToDocument(article)));
        Assert.Equal(article.Mentions, back.Mentions);
        Assert.Equal(article, back with { Mentions = article.Mentions });
    }

    [Fact]
    public void What_is_absent_stays_absent()
    {
        var article = new Article { Id = "a", Body = "" };
        Article back = ArticleDocument.FromDocument(AsStored(ArticleDocument.ToDocument(article)));
        Assert.Equal(article, back with { Mentions = article.Mentions });
        Assert.Empty(back.Mentions);
        Assert.Null(back.Year);
    }

    [Fact]
    public void The_seeds_come_back()
    {
        foreach (ReadResult result in new ArticleSource().Read(Path.Combine(TestData.Root, "seeds")))
        {
            Article article = result.Article!;
            Article back = ArticleDocument.FromDocument(AsStored(ArticleDocument.ToDocument(article)));
            Assert.Equal(article.Mentions, back.Mentions);
            Assert.Equal(article with { ContentHash = 0, HasPathId = false }, back with { Mentions = article.Mentions });
        }
    }

    /// <summary>Dates are stored as milliseconds since 1970; everything else as it is.</summary>
    private static Document AsStored(Document document)
    {
        var stored = new Document();
        foreach ((string field, object value) in document)
        {
            stored.Add(field, value is DateTime date ? DateText.ToMilliseconds(date) : value);
        }
        return stored;
    }
}
