using System.Globalization;
using Search.Ingest.Dates;

namespace Search.Ingest.Tests.Dates;

public sealed class DateTextTests
{
    [Theory]
    [InlineData("17th January 2022", "2022-01-17")]
    [InlineData("17 January 2022", "2022-01-17")]
    [InlineData("1st of February, 2022", "2022-02-01")]
    [InlineData("2ND FEB 2022", "2022-02-02")]
    [InlineData("January 17, 2022", "2022-01-17")]
    [InlineData("January 17th, 2022", "2022-01-17")]
    [InlineData("Jan. 17, 2022", "2022-01-17")]
    [InlineData("JAN 17 2022", "2022-01-17")]
    [InlineData("Sept. 3, 1999", "1999-09-03")]
    [InlineData("Monday, 17 Jan. 2022", "2022-01-17")]
    [InlineData("2022-01-17", "2022-01-17")]
    [InlineData("2022/1/17", "2022-01-17")]
    [InlineData("2022.01.17", "2022-01-17")]
    [InlineData("17/01/2022", "2022-01-17")]
    [InlineData("01/17/2022", "2022-01-17")]
    [InlineData("17.1.2022", "2022-01-17")]
    [InlineData("5/5/2022", "2022-05-05")]
    [InlineData("17-Jan-2022", "2022-01-17")]
    [InlineData("26-FEB-1987", "1987-02-26")]
    [InlineData("29 February 2020", "2020-02-29")]
    public void DaysInManyForms(string text, string expected) => Check(text, expected, DatePrecision.Day);

    [Theory]
    [InlineData("January 2022", "2022-01-01")]
    [InlineData("Dec., 2021", "2021-12-01")]
    [InlineData("in MAY 1999", "1999-05-01")]
    [InlineData("30 February 2022", "2022-02-01")]      // no such day, but the month is said
    [InlineData("32 January 2022", "2022-01-01")]
    [InlineData("0 January 2022", "2022-01-01")]
    public void Months(string text, string expected) => Check(text, expected, DatePrecision.Month);

    [Theory]
    [InlineData("17 January 2022, 17:52", "2022-01-17T17:52:00")]
    [InlineData("17 January 2022 at 5:52 pm", "2022-01-17T17:52:00")]
    [InlineData("Jan 17, 2022 | 5:52 P.M.", "2022-01-17T17:52:00")]
    [InlineData("Jan 17, 2022 - 12:05 am GMT", "2022-01-17T00:05:00")]
    [InlineData("Jan 17, 2022 12:05 PM", "2022-01-17T12:05:00")]
    [InlineData("2022-01-17T23:59:58Z", "2022-01-17T23:59:58")]
    [InlineData("2022-01-17 08:09:10", "2022-01-17T08:09:10")]
    public void TimesOfDay(string text, string expected) => Check(text, expected, DatePrecision.Second);

    [Theory]
    [InlineData("17 January 2022, 25:00", "2022-01-17")]
    [InlineData("17 January 2022 at 13:00 pm", "2022-01-17")]
    [InlineData("17 January 2022 10 people", "2022-01-17")]
    [InlineData("17 January 2022 3:2 lead", "2022-01-17")]
    public void WhatIsNoTimeLeavesTheDay(string text, string expected) => Check(text, expected, DatePrecision.Day);

    [Theory]
    [InlineData("17 January")]
    [InlineData("January 17")]
    [InlineData("13/13/2022")]
    [InlineData("17/01/22")]
    [InlineData("17/01-2022")]
    [InlineData("January 1022")]
    [InlineData("January 20222")]
    [InlineData("flight 2022 of march")]
    [InlineData("17-Janitors-2022")]
    [InlineData("17-Jan 20222")]
    [InlineData("1.2.3.2022")]
    [InlineData("the 5th of 2022")]
    [InlineData("")]
    public void WhatIsNoDate(string text) => Assert.False(DateText.TryFind(text, DayOrder.Unknown, out WrittenDate date), date.ToString());

    [Theory]
    [InlineData("05/06/2022", "2022-05-06")]
    [InlineData("6-5-2022", "2022-05-06")]
    [InlineData("Published 12/01/2021, 10:30", "2021-01-12")]
    public void ADayThatCanBeReadBothWaysIsAYearWithABound(string text, string earlier)
    {
        Assert.True(DateText.TryFind(text, DayOrder.Unknown, out WrittenDate date));
        DateTime bound = DateTime.Parse(earlier, CultureInfo.InvariantCulture);
        Assert.Equal((new DateTime(bound.Year, 1, 1), DatePrecision.Year, bound), (date.Value, date.Precision, date.NotBefore));
    }

    [Theory]
    [InlineData("Monday, 04/03/2022", "2022-04-03", false)]         // neither is a Monday
    [InlineData("Friday, 04/03/2022", "2022-03-04", true)]
    [InlineData("Sunday 04/03/2022", "2022-04-03", true)]
    [InlineData("vendredi 04/03/2022", "2022-03-04", true)]
    [InlineData("الأحد 04/03/2022", "2022-04-03", true)]
    public void TheDayOfTheWeekTellsWhichOfBothItIs(string text, string expected, bool isKnown)
    {
        Assert.True(DateText.TryFind(text, DayOrder.Unknown, out WrittenDate date));
        Assert.Equal(isKnown, date.IsDay);
        Assert.True(!isKnown || date.Value == DateTime.Parse(expected, CultureInfo.InvariantCulture));
    }

    [Fact]
    public void TheFirstDateIsTakenAndItsPlaceTold()
    {
        const string Text = "Nothing of 12 here: on 3 May 2021, and on 4 May 2021.";
        Assert.True(DateText.TryFind(Text, DayOrder.Unknown, out WrittenDate date));
        Assert.Equal("3 May 2021", Text[date.Start..date.End]);
    }

    private static void Check(string text, string expected, DatePrecision precision)
    {
        Assert.True(DateText.TryFind(text, DayOrder.Unknown, out WrittenDate date));
        Assert.Equal((DateTime.Parse(expected, CultureInfo.InvariantCulture), precision), (date.Value, date.Precision));
    }
}
