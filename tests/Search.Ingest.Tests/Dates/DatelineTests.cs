using System.Globalization;

namespace Search.Ingest.Tests.Dates;

public sealed class DatelineTests
{
    private const string First = "The harbour of the small town was closed after a ferry ran aground in the fog.";
    private const string Second = "Nobody was hurt, the town's mayor told a crowd of onlookers in the evening.";

    [Theory]
    [InlineData("17th January 2022")]
    [InlineData("Published on January 17, 2022")]
    [InlineData("Posted: Jan. 17, 2022")]
    [InlineData("Date: 2022-01-17")]
    [InlineData("Monday, 17 January 2022")]
    [InlineData("Ports | Weather | 17th January 2022 | Harbour Courier")]
    [InlineData("Harbour Courier · Jan 17, 2022")]
    [InlineData("By Anna Fisher, January 17, 2022")]
    [InlineData("by Harbour Courier on 17/01/2022")]
    [InlineData("First published: 17 Jan 2022 | Updated: 19 Jan 2022")]
    [InlineData("Updated 19 Jan 2022 • Published 17 Jan 2022")]
    public void ALineOfItsOwnGivesTheDateAndIsFurniture(string line)
    {
        foreach (string page in (string[])[$"Ferry Runs Aground\n{line}\n\n{First}\n\n{Second}", $"Ferry Runs Aground\n\n{First}\n\n{Second}\n\n{line}"])
        {
            Article article = Pages.Article(page);
            Assert.Equal((new DateTime(2022, 1, 17), DatePrecision.Day, DateSource.Dateline), (article.Published, article.PublishedPrecision, article.PublishedSource));
            Assert.Equal(line, article.Furniture);
            Assert.Equal(2022, article.Year);
            Assert.Null(article.NotBefore);
            Assert.Empty(article.Mentions);
        }
    }

    [Theory]
    [InlineData("Published January 17, 2022 at 5:52 pm EST", "2022-01-17T17:52:00", DatePrecision.Second)]
    [InlineData("2022-01-17T08:00:00Z", "2022-01-17T08:00:00", DatePrecision.Second)]
    [InlineData("January 2022", "2022-01-01", DatePrecision.Month)]
    [InlineData("Last updated: 17 January 2022", "2022-01-17", DatePrecision.Day)]
    public void ItsPrecisionIsWhatIsWritten(string line, string expected, DatePrecision precision)
    {
        Article article = Pages.Article($"Ferry Runs Aground\n\n{line}\n\n{First}\n\n{Second}");
        Assert.Equal((DateTime.Parse(expected, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind), precision), (article.Published, article.PublishedPrecision));
    }

    [Theory]
    [InlineData("LONDON, Jan 17, 2022 (Courier) - ")]
    [InlineData("NEW YORK, January 17, 2022 — ")]
    [InlineData("PORT LOUIS, 17 Jan. 2022 -- ")]
    public void AnAgencysDatelineStandsBeforeTheText(string dateline)
    {
        Article article = Pages.Article($"Ferry Runs Aground\n\n{dateline}{First}\n\n{Second}");
        Assert.Equal((new DateTime(2022, 1, 17), DateSource.Dateline), (article.Published, article.PublishedSource));
        Assert.StartsWith(dateline, article.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void ADateOfChangeCountsOnlyWhereNoOtherStands()
    {
        string rest = $"{First}\n\n{Second}";
        Assert.Equal(new DateTime(2022, 1, 17), Pages.Article($"A Title\n\nUpdated 19 Jan 2022\n\n{rest}\n\nPublished 17 Jan 2022").Published);
        Assert.Equal(new DateTime(2022, 1, 19), Pages.Article($"A Title\n\nUpdated 19 Jan 2022\n\n{rest}").Published);
    }

    [Theory]
    [InlineData("On January 17, 2022 the ferry was sold to a rival.")]
    [InlineData("The ferry was built in the yard of the town and launched on 17 January 2022")]
    [InlineData("January 17 was a day that nobody here forgets")]
    [InlineData("By January 17, 2022 all the boats of the town had been sold")]
    [InlineData("The talks - the third since 17 January 2022 - went on.")]
    public void ADateInASentenceIsNone(string line)
    {
        Article article = Pages.Article($"Ferry Runs Aground\n\n{line}\n\n{First}\n\n{Second}");
        Assert.Null(article.Published);
        Assert.Contains(line, article.Body, StringComparison.Ordinal);
    }

    [Fact]
    public void ADateInTheMidstOfALongTextIsNone()
    {
        string many = string.Join("\n\n", Enumerable.Repeat(First, 12));
        Article article = Pages.Article($"{many}\n\n17 January 2022\n\n{many}");
        Assert.Null(article.Published);
        Assert.Null(article.Furniture);
    }
}
