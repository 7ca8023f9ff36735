using Search.Service.Queries;

namespace Search.Service.Tests.Queries;

public sealed class RangeTests
{
    [Theory]
    [InlineData("2022", 2022, 2022)]
    [InlineData("2020-2022", 2020, 2022)]
    public void Years_are_read(string text, int first, int last)
    {
        Assert.Equal(new YearRange(first, last), YearRange.Parse(text));
        Assert.Equal(text, YearRange.Parse(text).ToString());
    }

    [Fact]
    public void None_means_the_undated()
    {
        Assert.True(YearRange.Parse("none").IsUndated);
        Assert.Equal("none", YearRange.Undated.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("22")]
    [InlineData("2022-2020")]
    [InlineData("2020-2021-2022")]
    [InlineData("0000")]
    [InlineData("٢٠٢٢")]
    public void What_is_no_year_is_refused_with_a_hint(string text) =>
        Assert.NotEmpty(Assert.Throws<UsageException>(() => YearRange.Parse(text)).Hint);

    [Fact]
    public void A_range_of_dates_includes_all_of_its_end()
    {
        Assert.Equal(new DateTime(2022, 1, 1), DateRange.Start("2022-01"));
        Assert.Equal(new DateTime(2022, 4, 1), DateRange.End("2022-03"));
        Assert.NotEmpty(Assert.Throws<UsageException>(() => DateRange.End("March")).Hint);
    }
}
