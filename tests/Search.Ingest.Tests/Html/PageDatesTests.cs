using System.Text;
using Search.Ingest.Html;

namespace Search.Ingest.Tests.Html;

/// <summary>Which of the days that a page shows is its own, and how its numbers are read.</summary>
public sealed class PageDatesTests
{
    private const string Prose = "<p>The river rose two metres in a night, the mayor said on Monday, and took the old bridge with it. Nobody was hurt.</p>"
        + "<p>A second bridge and a ferry will serve until the summer, according to the ministry, which promised a new one by next year.</p>";

    private const string Others = "<ul><li class=item><a href=/a>Ferry sold</a> <i class=day>3 May 2019</i></li><li class=item><a href=/b>Ferry bought</a> "
        + "<i class=day>4 June 2019</i></li><li class=item><a href=/c>Ferry lost</a> <i class=day>5 July 2019</i></li></ul>";

    [Theory]
    [InlineData("<h1>The bridge is lost</h1>" + Prose + "<p class=note>Posted on <b>17 January 2022</b></p>" + Others)]
    [InlineData("<div id=sidebar><p><a href=/>The bridge is lost</a> wurde am 17. Januar 2022 um 23:03 Uhr gepostet.</p></div><h1>The bridge is lost</h1>" + Prose)]
    [InlineData("<h1>The bridge is lost</h1><p><script>showDate('2022/01/17 01:43')</script></p>" + Prose)]
    [InlineData("<h1>The bridge is lost</h1><div class=date><span>Jan</span> <span>17</span><span>2022</span></div>" + Prose)]
    [InlineData("<h1>The bridge is lost</h1><dl><dt>Updated:</dt><dd>19 January 2022</dd><dt>Published:</dt><dd>17 January 2022</dd></dl>" + Prose)]
    [InlineData("<h1>The bridge is lost</h1><table><tr><td>公開日</td><td>2022/01/17</td></tr><tr><td>最終更新日</td><td>2022/02/20</td></tr></table>" + Prose)]
    [InlineData("<h1>The bridge is lost</h1><abbr class=published-date title='2022-01-17T10:30:00+01:00'>last week</abbr>" + Prose)]
    [InlineData("<h1>The bridge is lost</h1>" + Prose + "<footer><p>This page was last modified on 17 January 2022.</p></footer>")]
    [InlineData("<script type='application/ld+json'>{\"@type\":\"NewsArticle\", oops \"datePublished\": \"2022-01-17\"</script>"
        + "<h1>The bridge is lost</h1><p>19 January 2022</p>" + Prose)]
    public void ThePagesOwnDayIsFound(string body) => Assert.Equal(new DateTime(2022, 1, 17), Read("en", body).Date.Published?.Date);

    [Theory]
    [InlineData("<h1>The bridge is lost</h1><div>" + Prose + Prose + Prose + Prose + "</div><div>" + Others + "</div>")]
    [InlineData("<h1>The bridge is lost</h1><div>" + Prose + Prose + Prose + Prose + "</div><p>Current date: 17 January 2022</p>")]
    [InlineData("<h1>The bridge is lost</h1><p>17 January 1822</p>" + Prose)]
    public void OtherDaysAreNot(string body) => Assert.Null(Read("en", body).Date.Published);

    [Theory]
    [InlineData("en", "", "", null)]
    [InlineData("en-US", "", "", "2022-03-04")]
    [InlineData("en-GB", "", "", "2022-04-03")]
    [InlineData("de", "", "", "2022-04-03")]
    [InlineData("en", "<link rel=canonical href='https://news.example.co.nz/bridge'>", "", "2022-04-03")]
    [InlineData("en", "<meta property=og:locale content=en_GB>", "", "2022-04-03")]
    [InlineData("en", "<meta property=og:locale content=en_US>", "", null)]
    [InlineData("en", "", "<p>Comments close on 28/04/2022</p>", "2022-04-03")]
    [InlineData("en-GB", "", "<p>Comments close on 04/28/2022</p>", "2022-03-04")]
    public void NumbersAreReadAsThePageTells(string language, string head, string more, string? expected)
    {
        HtmlPage page = Read(language, $"<h1>The bridge is lost</h1><p class=date>03/04/2022</p>{Prose}{more}", head);
        if (expected == null)
        {
            Assert.Equal((new DateTime(2022, 1, 1), DatePrecision.Year, new DateTime(2022, 3, 4)), (page.Date.Published, page.Date.Precision, page.Date.NotBefore));
        }
        else
        {
            Assert.Equal((expected, null), (page.Date.Published?.ToString("yyyy-MM-dd"), page.Date.NotBefore));
        }
    }

    [Theory]
    [InlineData("2022-01-17T23:30:00Z", "18 January", "2022-01-18")]
    [InlineData("2022-01-18T01:30:00Z", "January 17", "2022-01-17")]
    [InlineData("2022-01-17T12:30:00+01:00", "18 January 2022", "2022-01-17")]
    [InlineData("2022-01-17T05:30:00Z", "18 January 2022", "2022-01-17")]       // nowhere is it so late
    public void AStampInUtcGivesWayToTheDayThatIsShown(string stamp, string shown, string expected) => Assert.Equal(
        expected,
        Read("en", $"<h1>The bridge is lost</h1><p class=date>{shown}</p>{Prose}", $"<meta property=article:published_time content='{stamp}'>")
            .Date.Published?.ToString("yyyy-MM-dd"));

    /// <summary>Where no day is shown, it is that of the stamp, as written.</summary>
    [Theory]
    [InlineData("2022-01-18T01:30:00Z", "")]
    [InlineData("Tue, 18 Jan 2022 02:41:00 GMT", "")]
    [InlineData("2022-01-18T01:30:00Z", "<time datetime='Tue Jan 18 2022 01:30:00 GMT+0000 (Coordinated Universal Time)'>1 h 30</time>")]
    [InlineData("2022-01-18T01:30:00Z", "before 14 September")]
    public void A_stamp_in_UTC_is_not_converted(string stamp, string shown) => Assert.Equal(
        "2022-01-18",
        Read("en", $"<h1>The bridge is lost</h1><p class=date>{shown}</p>{Prose}",
            $"<meta property=article:published_time content='{stamp}'><link rel=canonical href='/a'><meta property=og:url content='https://news.example.ca/a'>")
            .Date.Published?.ToString("yyyy-MM-dd"));

    private static HtmlPage Read(string language, string body, string head = "")
    {
        byte[] bytes = Encoding.UTF8.GetBytes($"<!doctype html><html lang={language}><head><meta charset=utf-8>{head}</head><body>{body}</body></html>");
        HtmlPage? page = HtmlArticle.Read(bytes, default, out string reason);
        Assert.True(page != null, reason);
        return page;
    }
}
