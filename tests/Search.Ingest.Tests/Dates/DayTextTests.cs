using System.Globalization;
using Search.Ingest.Dates;

namespace Search.Ingest.Tests.Dates;

public sealed class DayTextTests
{
    private static readonly DayForms Short = new(DayOrder.Unknown, HasShortYears: true);

    [Theory]
    [InlineData("17. Januar 2022")]
    [InlineData("Montag, 17. Jan. 2022, 10:30 Uhr")]
    [InlineData("17 janvier 2022")]
    [InlineData("17 de enero de 2022")]
    [InlineData("17 gennaio 2022")]
    [InlineData("17 января 2022 г.")]
    [InlineData("17 stycznia 2022")]
    [InlineData("17 Ocak 2022")]
    [InlineData("2022. január 17.")]
    [InlineData("January 17th, 2022")]
    [InlineData("Posted on Jan. 17, 2022 by admin")]
    [InlineData("17th of January, 2022")]
    [InlineData("17-Jan-2022")]
    [InlineData("2022年1月17日")]
    [InlineData("2022년 1월 17일")]
    [InlineData("2022-01-17T10:30:00+01:00")]
    [InlineData("2022/1/17")]
    [InlineData("17.01.2022")]
    [InlineData("17.1.22")]
    [InlineData("17. 1. 2022")]
    [InlineData("17/01/2022")]
    [InlineData("01/17/2022")]
    public void ADayIsFound(string text) => Assert.Equal(new DateTime(2022, 1, 17), Assert.Single(DayText.Find(text, Short)).Value);

    [Theory]
    [InlineData("Januar 2022")]
    [InlineData("17. Januar")]
    [InlineData("192.168.17.01")]
    [InlineData("31.02.2022")]
    [InlineData("mars et vénus 2022")]
    [InlineData("call 0171-12-2022-3")]
    public void NoDayIsFound(string text) => Assert.Empty(DayText.Find(text, Short));

    [Theory]
    [InlineData("01/02/2022", true, "2022-02-01")]
    [InlineData("01/02/2022", false, "2022-01-02")]
    [InlineData("01-02-2022", false, "2022-01-02")]
    [InlineData("01.02.2022", false, "2022-02-01")]       // with dots the day is always first
    [InlineData("13/02/2022", false, "2022-02-13")]       // the number itself is surer than the source
    [InlineData("02/13/2022", true, "2022-02-13")]
    public void NumbersThatCanBeReadBothWaysAreReadAsTheSourceWritesThem(string text, bool isDayFirst, string expected) =>
        Assert.Equal(DateTime.Parse(expected, CultureInfo.InvariantCulture), Assert.Single(DayText.Find(text, new DayForms(isDayFirst
            ? DayOrder.DayFirst : DayOrder.MonthFirst))).Value);

    [Theory]
    [InlineData("17 January", "2022-01-17")]
    [InlineData("Jan. 17", "2022-01-17")]
    [InlineData("新华社北京1月17日电", "2022-01-17")]
    [InlineData("17 января", "2022-01-17")]
    public void ADayWithoutAYearIsOneOnlyWhereTheYearIsKnown(string text, string expected)
    {
        Assert.Empty(DayText.Find(text, new DayForms(DayOrder.Unknown)));
        Assert.Equal(DateTime.Parse(expected, CultureInfo.InvariantCulture), Assert.Single(DayText.Find(text, new DayForms(DayOrder.Unknown,
            AssumedYear: 2022))).Value);
    }
}
