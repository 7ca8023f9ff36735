using System.Globalization;
using Search.Ingest.Dates;

namespace Search.Ingest.Tests.Dates;

public sealed class IsoDateTests
{
    [Theory]
    [InlineData("2022", "2022-01-01", DatePrecision.Year)]
    [InlineData("2022-03", "2022-03-01", DatePrecision.Month)]
    [InlineData(" 2022-03-04 ", "2022-03-04", DatePrecision.Day)]
    [InlineData("2022-03-04T05:06", "2022-03-04T05:06", DatePrecision.Second)]
    [InlineData("2022-03-04t05:06:07z", "2022-03-04T05:06:07", DatePrecision.Second)]
    [InlineData("2022-03-04 05:06:07.891", "2022-03-04T05:06:07", DatePrecision.Second)]
    [InlineData("2022-12-31T23:30:00-05:00", "2022-12-31T23:30:00", DatePrecision.Second)]    // as written: still in that year
    [InlineData("2022-03-04T05:06:07+0530", "2022-03-04T05:06:07", DatePrecision.Second)]
    [InlineData("2022-03-04T05:06:07,5+01", "2022-03-04T05:06:07", DatePrecision.Second)]
    [InlineData("2016-12-31T23:59:60Z", "2016-12-31T23:59:59", DatePrecision.Second)]         // a leap second
    [InlineData("0001-01-01", "0001-01-01", DatePrecision.Day)]
    [InlineData("9999-12-31T23:59:59Z", "9999-12-31T23:59:59", DatePrecision.Second)]
    public void Forms(string text, string expected, DatePrecision precision)
    {
        Assert.True(IsoDate.TryParse(text, out DateTime value, out DatePrecision found));
        Assert.Equal((DateTime.Parse(expected, CultureInfo.InvariantCulture), precision), (value, found));
        Assert.Equal(DateTimeKind.Unspecified, value.Kind);
    }

    [Theory]
    [InlineData("")]
    [InlineData("22")]
    [InlineData("0000")]
    [InlineData("2022-13")]
    [InlineData("2022-02-30")]
    [InlineData("2022-1-17")]
    [InlineData("2022/01/17")]
    [InlineData("2022-01-17T")]
    [InlineData("2022-01-17T5:06")]
    [InlineData("2022-01-17T24:00")]
    [InlineData("2022-01-17T05:60")]
    [InlineData("2022-01-17T05:06:61")]
    [InlineData("2022-01-17T05:06.5")]
    [InlineData("2022-01-17T05:06:07.")]
    [InlineData("2022-01-17T05:06:07.x")]
    [InlineData("2022-01-17T05:06:07+1")]
    [InlineData("2022-01-17T05:06:07+01:0")]
    [InlineData("2022-01-17T05:06:07+01:000")]
    [InlineData("2022-01-17T05:06:07Zulu")]
    [InlineData("2022-01T05:06")]
    [InlineData("yesterday")]
    public void WhatIsNone(string text) => Assert.False(IsoDate.TryParse(text, out _, out _));
}
