using Search.Ingest;
using Search.Service.Articles;

namespace Search.Service.Tests.Articles;

public sealed class DateTextTests
{
    [Theory]
    [InlineData("2022", "2022-01-01T00:00:00", "2023-01-01T00:00:00", DatePrecision.Year)]
    [InlineData("2022-12", "2022-12-01T00:00:00", "2023-01-01T00:00:00", DatePrecision.Month)]
    [InlineData("2024-02-29", "2024-02-29T00:00:00", "2024-03-01T00:00:00", DatePrecision.Day)]
    [InlineData("2022-01-17T09:30:00", "2022-01-17T09:30:00", "2022-01-17T09:30:01", DatePrecision.Second)]
    public void A_date_is_all_of_what_it_names(string text, string start, string end, DatePrecision precision)
    {
        (DateTime Start, DateTime End)? period = DateText.Parse(text);
        Assert.Equal((start, end), (period?.Start.ToString("s"), period?.End.ToString("s")));
        Assert.Equal(text, DateText.Format(period?.Start, precision));
    }

    [Theory]
    [InlineData("2023-02-29")]
    [InlineData("22")]
    [InlineData("2022-1")]
    [InlineData("yesterday")]
    [InlineData("")]
    [InlineData("9999-12")]
    [InlineData("9999-12-31")]
    [InlineData("9999-12-31T23:59:59")]
    public void Nothing_else_is_a_date_and_the_end_of_time_is_no_crash(string text)
    {
        (DateTime Start, DateTime End)? period = DateText.Parse(text);
        Assert.Equal(text.StartsWith("9999", StringComparison.Ordinal), period != null);
        Assert.True(period == null || period.Value.Start < period.Value.End);
    }

    [Fact]
    public void Milliseconds_are_of_the_date_as_written()
    {
        Assert.Equal(0, DateText.ToMilliseconds(new DateTime(1970, 1, 1)));
        Assert.Equal(-1, DateText.ToMilliseconds(new DateTime(1969, 12, 31, 23, 59, 59, 999)));
        DateTime date = new(1877, 3, 4, 5, 6, 7);
        Assert.Equal(date, DateText.FromMilliseconds(DateText.ToMilliseconds(date)));
        Assert.Equal(DateTimeKind.Unspecified, DateText.FromMilliseconds(0)!.Value.Kind);
        Assert.Null(DateText.FromMilliseconds(long.MaxValue));
    }

    [Fact]
    public void Names_of_precision_and_source_are_read_back()
    {
        Assert.All(Enum.GetValues<DatePrecision>(), value => Assert.Equal(value, DateText.PrecisionOf(DateText.NameOf(value))));
        Assert.All(Enum.GetValues<DateSource>(), value => Assert.Equal(value, DateText.SourceOf(DateText.NameOf(value))));
    }
}
