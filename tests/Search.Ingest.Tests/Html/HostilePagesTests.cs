using System.Text;
using Search.Ingest.Html;

namespace Search.Ingest.Tests.Html;

/// <summary>Pages made to hurt: each is an article, none, or refused with a reason.</summary>
public sealed class HostilePagesTests
{
    private const string Prose = "<p>The river rose two metres in a night, the mayor said on Monday, and took the old bridge with it. Nobody was hurt.</p>"
        + "<p>A second bridge and a ferry will serve until the summer, according to the ministry, which promised a new one by next year.</p>";

    public static TheoryData<string, string> Tangled => new()
    {
        { "divisions", Repeat("<div>", 100_000) },
        { "bold", Repeat("<b>", 100_000) },
        { "lists", Repeat("<ul><li>", 50_000) },
        { "fonts of all colours in paragraphs", string.Concat(Enumerable.Range(0, 5_000).Select(i => $"<p><font color=c{i}>a</p>")) },
        { "tags", Repeat("<i></i>", 250_000) },
    };

    public static TheoryData<string, string> Odd => new()
    {
        { "tables in tables", Repeat("<table>", 1_500) },
        { "text in no cell", "<table>" + Repeat("<i>x</i>", 20_000) },
        { "tags crosswise", Repeat("<b><i></b></i>", 10_000) },
        { "links in links", Repeat("<a href=x>", 1_500) },
        { "ends without starts", Repeat("</p></div></b>", 30_000) },
        { "attributes", "<div " + string.Concat(Enumerable.Range(0, 200_000).Select(i => $"a{i} ")) + "></div>" },
        { "an attribute of 10 MB", "<div class=\"" + Repeat("x", 10_000_000) + "\"></div>" },
        { "a title of bars", "<title>" + Repeat("a | ", 1_000_000) + "</title>" },
        { "a heading of words", "<h1>" + Repeat("long ", 500_000) + "</h1>" },
        { "headings", Repeat("<h1>A heading of it</h1>", 20_000) },
        { "dates", Repeat("<p>published on 1.1.2020</p>", 20_000) },
        { "NULs", "<p>\0" + Repeat("\0 a", 20_000) + "</p>" },
        { "entities", "<p>" + Repeat("&amp;&notit;&#x1F600;&#99999999;&#xD800;&bogus;", 20_000) + "</p>" },
        { "brackets as JSON", "<script type=application/ld+json>" + Repeat("[", 200_000) + "</script>" },
        { "broken JSON", "<script type=application/ld+json>{" + Repeat("\"\"", 200_000) + "</script>" },
        { "half a surrogate", "<script type=application/ld+json>{\"@type\":\"Article\",\"headline\":\"\\ud800\"}</script>" },
        { "names in scripts", "<script>" + Repeat("\"published\":", 200_000) + "</script>" },
        { "addresses", "<link rel=canonical href=\"http://[\"><link rel=canonical href=\"//\"><meta property=og:url content=\"https://a b/\">" },
    };

    [Theory]
    [MemberData(nameof(Tangled))]
    public void WhatWouldTakeTooLongIsRefused(string name, string html)
    {
        Assert.Null(HtmlArticle.Read(Encoding.UTF8.GetBytes(html + Prose), default, out string reason));
        Assert.True(reason.StartsWith("more than ", StringComparison.Ordinal), $"{name}: {reason}");
    }

    [Theory]
    [MemberData(nameof(Odd))]
    public void WhatIsOnlyOddIsRead(string name, string html)
    {
        HtmlPage? page = HtmlArticle.Read(Encoding.UTF8.GetBytes(html + Prose), new HtmlFacts("https://news.example/2020/01/02/river"), out string reason);
        Assert.True(page != null, $"{name}: {reason}");
        Assert.Contains("The river rose two metres", page.Body + page.Furniture);
    }

    [Fact]
    public void ALargePageIsRefused()
    {
        Assert.Null(HtmlArticle.Read(new byte[HtmlArticle.MaxBytes + 1], default, out string reason));
        Assert.Contains("16,777,216", reason);
    }

    [Fact]
    public void DepthIsNoMatter()
    {
        HtmlPage? page = HtmlArticle.Read(Encoding.UTF8.GetBytes(Repeat("<div>", 1_500) + Prose + Repeat("</div>", 1_500)), default, out string reason);
        Assert.True(page != null, reason);
        Assert.StartsWith("The river rose", page.Body);
    }

    private static string Repeat(string text, int times) => new StringBuilder(text.Length * times).Insert(0, text, times).ToString();
}
