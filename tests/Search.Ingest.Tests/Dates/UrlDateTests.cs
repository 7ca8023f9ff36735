using System.Globalization;
using Search.Ingest.Dates;

namespace Search.Ingest.Tests.Dates;

public sealed class UrlDateTests
{
    [Theory]
    [InlineData("https://news.example/2022/01/17/ferry", "2022-01-17", DatePrecision.Day)]
    [InlineData("https://news.example/coast/2022-01-17-ferry.html", "2022-01-17", DatePrecision.Day)]
    [InlineData("news.example/2022/01/17", "2022-01-17", DatePrecision.Day)]
    [InlineData("https://news.example/world/2022/jan/17/ferry", "2022-01-17", DatePrecision.Day)]
    [InlineData("https://news.example/2022/1/7/ferry", "2022-01-07", DatePrecision.Day)]
    [InlineData("https://news.example/ferry-2022-01-17.html", "2022-01-17", DatePrecision.Day)]
    [InlineData("https://news.example/ferry_2022-01-17", "2022-01-17", DatePrecision.Day)]
    [InlineData("https://news.example/2022/01/a/2022-01-17-b", "2022-01-17", DatePrecision.Day)]
    [InlineData("https://news.example/2022/01/17.html", "2022-01-17", DatePrecision.Day)]
    [InlineData("https://news.example/2022/01/17-things-to-know", "2022-01-01", DatePrecision.Month)]
    [InlineData("https://news.example/2022/01/ferry", "2022-01-01", DatePrecision.Month)]
    [InlineData("https://news.example/2022/02/30-things-to-know", "2022-02-01", DatePrecision.Month)]
    [InlineData("https://news.example/2022/01", "2022-01-01", DatePrecision.Month)]
    [InlineData("https://news.example/a/2022/13/17/2021/05/06/b", "2021-05-06", DatePrecision.Day)]
    public void InThePath(string url, string expected, DatePrecision precision)
    {
        Assert.True(UrlDate.TryFind(url, out DateTime value, out DatePrecision found));
        Assert.Equal((DateTime.Parse(expected, CultureInfo.InvariantCulture), precision), (value, found));
    }

    [Theory]
    [InlineData("https://news.example/ferry?date=/2022/01/17/")]
    [InlineData("https://news.example/ferry#/2022/01/17/")]
    [InlineData("https://2022/ferry")]
    [InlineData("https://news.example/1850/02/03/")]
    [InlineData("https://news.example/2022-01-171")]
    [InlineData("https://news.example/id-12022-01-17")]
    [InlineData("https://news.example/2022/1/ferry")]
    [InlineData("https://news.example/2022/ferry/17")]
    [InlineData("https://news.example/id/202201171")]
    [InlineData("https://news.example")]
    [InlineData("")]
    public void Nowhere(string url) => Assert.False(UrlDate.TryFind(url, out _, out _));
}
