using Search.Ingest.Dates;

namespace Search.Ingest.Tests.Dates;

public sealed class DayTextTests
{
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
    public void ADayIsFound(string text) => Assert.Equal(new DateTime(2022, 1, 17), Assert.Single(DayText.Find(text)).Value);

    [Theory]
    [InlineData("Januar 2022")]
    [InlineData("17. Januar")]
    [InlineData("192.168.17.01")]
    [InlineData("31.02.2022")]
    [InlineData("mars et vénus 2022")]
    [InlineData("call 0171-12-2022-3")]
    public void NoDayIsFound(string text) => Assert.Empty(DayText.Find(text));

    [Fact]
    public void NumbersThatCanBeReadBothWaysAreDayAndMonthUnlessThePageShowsOtherwise()
    {
        Assert.Equal(new DateTime(2022, 2, 1), DayText.Find("01/02/2022")[0].Value);
        Assert.Equal(new DateTime(2022, 1, 2), DayText.Find("01/02/2022", isMonthFirst: true)[0].Value);
        Assert.Equal(new DateTime(2022, 2, 1), DayText.Find("01.02.2022", isMonthFirst: true)[0].Value);
        Assert.True(DayText.HasMonthFirst("Updated 01/17/2022"));
        Assert.False(DayText.HasMonthFirst("17/01/2022 and 01/02/2022"));
    }
}
