using Search.Testing;

namespace Search.Engine.Tests.Facets;

public sealed class CalendarStepTests
{
    private static readonly string[] Steps = ["year", "decade", "quarter", "month", "week", "day", "10 days", "hour"];

    [Fact]
    public void Labels_equal_those_of_the_frameworks_calendar()
    {
        TestRandom random = TestRandom.Create();
        for (int i = 0; i < 20_000; i++)
        {
            // Weeks of the calendar's first and last days belong to years that the framework does not have.
            DateTime date = DateTime.UnixEpoch.AddMilliseconds(random.NextInt64(-62_135_596_800_000 + 864_000_000, 253_402_300_800_000 - 864_000_000));
            string step = random.Pick(Steps);
            CalendarStep scale = ModelArticle.Step(step);
            long index = scale.IndexOf(Ms(date));
            string label = scale.LabelOf(index);
            string expected = step is "decade" && date.Year < 10 ? "0" : ModelArticle.Label(step, date);
            Assert.True(label == expected, $"{date:O} by {step}: {label}, not {expected} {random.Explain}");
            Assert.True(scale.IndexOf(label) == index, $"{label} {random.Explain}");
            Assert.True(scale.StartOf(index) <= Ms(date) && Ms(date) <= scale.EndOf(index), $"{date:O} by {step} {random.Explain}");
            Assert.True(scale.StartOf(index + 1) == scale.EndOf(index) + 1, $"{date:O} by {step} {random.Explain}");
        }
    }

    [Theory]
    [InlineData("year", "-44")]
    [InlineData("year", "0")]
    [InlineData("quarter", "-0044-Q1")]
    [InlineData("month", "-0044-03")]
    [InlineData("month", "0000-02")]
    [InlineData("week", "-0001-W52")]
    [InlineData("day", "0000-02-29")]
    [InlineData("day", "-0400-02-29")]
    [InlineData("day", "123456-12-31")]
    [InlineData("hour", "-0044-03-15T12")]
    public void Years_before_the_first_and_after_9999_have_buckets(string step, string label)
    {
        CalendarStep scale = ModelArticle.Step(step);
        long index = Assert.NotNull(scale.IndexOf(label));
        Assert.Equal(label, scale.LabelOf(index));
        Assert.Equal(index, scale.IndexOf(scale.StartOf(index)));
        Assert.Equal(index, scale.IndexOf(scale.EndOf(index)));
    }

    [Theory]
    [InlineData("year", "")]
    [InlineData("year", "2022-01")]
    [InlineData("year", "02022")]
    [InlineData("year", "+2022")]
    [InlineData("year", "99999999999999999999")]
    [InlineData("decade", "2022")]
    [InlineData("quarter", "2022-Q5")]
    [InlineData("month", "2022")]
    [InlineData("month", "2022-13")]
    [InlineData("month", "2022-1")]
    [InlineData("month", "2022-01-01")]
    [InlineData("week", "2022-W53")]
    [InlineData("day", "2022-02-29")]
    [InlineData("day", "2022-02-29T")]
    [InlineData("hour", "2022-02-28T24")]
    public void A_text_that_no_bucket_has_for_a_label_is_none(string step, string label) => Assert.Null(ModelArticle.Step(step).IndexOf(label));

    [Fact]
    public void Steps_of_every_kind_reach_to_the_ends_of_numbers()
    {
        foreach (CalendarStep step in (CalendarStep[])[.. Steps.Select(ModelArticle.Step), CalendarStep.Months(5), CalendarStep.Weeks(2), CalendarStep.Hours(6), CalendarStep.Minutes(15)])
        {
            Assert.Equal(long.MinValue, step.StartOf(step.IndexOf(long.MinValue)));
            Assert.Equal(long.MaxValue, step.EndOf(step.IndexOf(long.MaxValue)));
            Assert.NotEmpty(step.LabelOf(step.IndexOf(long.MinValue)));
        }
    }

    [Fact]
    public void Labels_of_several_steps_are_the_first_of_them()
    {
        DateTime date = new(2022, 8, 17, 17, 44, 59);
        Assert.Equal("2022-07", LabelOf(CalendarStep.Months(6), date));
        Assert.Equal("2022-08-17T12", LabelOf(CalendarStep.Hours(6), date));
        Assert.Equal("2022-08-17T17:30", LabelOf(CalendarStep.Minutes(15), date));
        Assert.Equal("2022-W33", LabelOf(CalendarStep.Weeks(1), date));
        Assert.Equal("2022-08-15", LabelOf(CalendarStep.Weeks(2), new DateTime(2022, 8, 28)));
        Assert.Equal("2000", LabelOf(CalendarStep.Years(100), date));
        Assert.Throws<ArgumentOutOfRangeException>(() => CalendarStep.Days(0));
    }

    private static string LabelOf(CalendarStep step, DateTime date) => step.LabelOf(step.IndexOf(Ms(date)));

    private static long Ms(DateTime date) => (long)(date - DateTime.UnixEpoch).TotalMilliseconds;
}
