using System.Text;
using Search.Ingest.Html;

namespace Search.Ingest.Tests.Html;

/// <summary>Small pages, each with one thing to see.</summary>
public sealed class HtmlArticleTests
{
    private const string Prose = "The river rose two metres in a night, the mayor said on Monday, and took the old bridge with it. Nobody was hurt.";

    [Fact]
    public void APageIsAnArticleWithoutItsMenu()
    {
        HtmlPage page = Read($"""
            <html lang="en-GB"><head><title>Bridge lost | The Daily Test</title></head><body>
            <nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
            <main><h1>Bridge lost</h1><p>{Prose}</p><p>A second bridge &amp; a ferry will serve until the summer, according to the ministry.</p></main>
            <footer>All rights reserved</footer></body></html>
            """);
        Assert.Equal("Bridge lost", page.Title);
        Assert.Equal($"{Prose}\n\nA second bridge & a ferry will serve until the summer, according to the ministry.", page.Body);
        Assert.Contains("Home Sport", page.Furniture);
        Assert.Contains("All rights reserved", page.Furniture);
    }

    [Fact]
    public void APageWithoutTextIsNone()
    {
        HtmlPage? page = HtmlArticle.Read("<html><body><img src=a.png></body></html>"u8, default, out _);
        Assert.NotNull(page!.WhyNoArticle);
    }

    private static HtmlPage Read(string html)
    {
        HtmlPage? page = HtmlArticle.Read(Encoding.UTF8.GetBytes(html), default, out string reason);
        Assert.True(page != null, reason);
        return page;
    }
}
