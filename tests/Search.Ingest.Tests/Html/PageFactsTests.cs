using System.Text;
using Search.Ingest.Dates;
using Search.Ingest.Html;

namespace Search.Ingest.Tests.Html;

/// <summary>What pages say of themselves: titles, dates, names, addresses.</summary>
public sealed class PageFactsTests
{
    private const string Prose = "<p>The river rose two metres in a night, the mayor said on Monday, and took the old bridge with it. Nobody was hurt.</p>"
        + "<p>A second bridge and a ferry will serve until the summer, according to the ministry, which promised a new one by next year.</p>";

    [Theory]
    [InlineData("<title>Bridge lost in flood - Daily Test</title>", "<h1>Daily Test</h1><h2>Bridge lost in flood</h2>")]
    [InlineData("<title>Bridge lost in flood | Daily Test</title>", "")]
    [InlineData("<title>x</title><meta property='og:title' content='Bridge lost in flood'>", "<h1>News</h1><h1>Sport</h1>")]
    [InlineData("<title>Bridge lost in flood</title>", "<h1><span>Weather</span> Bridge lost in flood</h1>")]
    [InlineData("<title>Daily Test</title>", "<h1>Bridge lost in flood</h1>")]
    [InlineData("<script type='application/ld+json'>{\"@graph\":[{\"@type\":[\"NewsArticle\"],\"headline\":\"Bridge lost in flood\",}]}</script>", "")]
    public void TitlesAreThoseOfTheArticle(string head, string top) => Assert.Equal("Bridge lost in flood", Read(head, top + Prose).Title);

    [Theory]
    [InlineData("<meta property='article:published_time' content='2022-01-17T10:30:00+01:00'>", "", DateSource.Metadata)]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\",\"datePublished\":\"2022-01-17\",\"dateModified\":\"2022-02-01\"}</script>", "", DateSource.Metadata)]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\" \"datePublished\":\"2022-01-17\"}</script>", "", DateSource.Metadata)]
    [InlineData("", "<span itemprop='datePublished' content='2022-01-17'></span>", DateSource.Metadata)]
    [InlineData("<link rel=canonical href='https://news.example/2022/01/17/bridge'>", "", DateSource.Url)]
    [InlineData("", "<div class=meta>Von Max Muster, 17. Januar 2022</div>", DateSource.Dateline)]
    [InlineData("", "<time datetime='2022-01-17T08:00'>yesterday</time>", DateSource.Dateline)]
    [InlineData("<meta property='article:published_time' content='2022-01-16T23:30:00Z'>", "<time>17 janvier 2022</time>", DateSource.Metadata)]
    public void DatesComeFromWhereTheyStand(string head, string top, DateSource source)
    {
        HtmlPage page = Read(head, "<h1>Bridge lost</h1>" + top + Prose);
        Assert.Equal((new DateTime(2022, 1, 17), source), (page.Date.Published!.Value.Date, page.Date.Source));
    }

    [Fact]
    public void DatesOfOtherArticlesAreNotThePages()
    {
        HtmlPage page = Read("", "<h1>Bridge lost</h1>" + Prose + "<aside class=related><a href=/a>Ferry sold</a> <span>3 May 2019</span></aside><footer>© 1.1.2020</footer>");
        Assert.Null(page.Date.Published);
    }

    [Fact]
    public void NamesAndAddressesAreRead()
    {
        HtmlPage page = Read(
            """
            <meta property="og:site_name" content="Daily Test"><meta property="article:section" content="Weather"><link rel="canonical" href="/weather/bridge#top">
            <script type="application/ld+json">[{"@type":"NewsArticle","author":[{"@type":"Person","name":"Ann Example"},{"name":"Bob Sample"}]}]</script>
            """,
            "<h1>Bridge lost</h1>" + Prose, "https://news.example/x?y=1");
        Assert.Equal(("Daily Test", "Weather", "https://news.example/weather/bridge"), (page.Site, page.Section, page.CanonicalUrl));
        Assert.Equal(("Ann Example, Bob Sample", "en"), (page.Author, page.Language));
    }

    [Fact]
    public void OnlyTheArticleIsBody()
    {
        HtmlPage page = Read(
            "",
            $"""
            <div class="site-nav"><a href="/">Home</a></div><h1>Bridge lost</h1><p class="lead">The flood took a bridge that had stood for two hundred years.</p>
            <div class="article-body">{Prose}<ul><li>One bridge</li><li>One ferry</li></ul><blockquote>We saw it go, and nobody could stop it.</blockquote>
            <table><tr><td>Monday</td><td>2 m</td></tr><tr><td>Tuesday</td><td>1 m</td></tr></table><figure><img src=a><figcaption>The bridge in 1999</figcaption></figure>
            <p>Read more: <a href=/b>Ferry sold</a></p></div><div class="share-bar">Tweet this now</div><div id="comments"><p>I was there when the bridge went, it was loud and it was sad.</p></div>
            """);
        Assert.StartsWith("The flood took a bridge that had stood for two hundred years.\n\nThe river rose", page.Body);
        Assert.EndsWith("One bridge\nOne ferry\n\nWe saw it go, and nobody could stop it.\n\nMonday | 2 m\nTuesday | 1 m", page.Body);
        foreach (string other in (string[])["Home", "The bridge in 1999", "Ferry sold", "Tweet this now", "I was there"])
        {
            Assert.Contains(other, page.Furniture);
        }
    }

    [Theory]
    [InlineData("<h1>404 - page not found</h1><p>The page that you asked for is not here, it may have been moved to another place or it was deleted.</p>")]
    [InlineData("<p><a href=/a>The river rose two metres in a night, the mayor said on Monday. Read of it here.</a></p><p><a href=/b>A second bridge will serve until the summer, they say. Read of it there.</a></p>")]
    [InlineData("<p>Loading...</p>")]
    public void PagesThatAreNoArticlesAreTold(string body) => Assert.NotNull(Read("", body).WhyNoArticle);

    private static HtmlPage Read(string head, string body, string? url = null)
    {
        byte[] bytes = Encoding.UTF8.GetBytes($"<!doctype html><html lang=en-GB><head><meta charset=utf-8>{head}</head><body>{body}</body></html>");
        HtmlPage? page = HtmlArticle.Read(bytes, new HtmlFacts(url), out string reason);
        Assert.True(page != null, reason);
        return page;
    }
}
