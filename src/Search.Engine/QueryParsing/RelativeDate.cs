using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Search.Engine.QueryParsing;

/// <summary>
/// A time counted back from now: <c>24h 7d 2w 3m 1y</c> are hours, days, weeks, months and years. Hours are exact; all others count whole days of UTC, so
/// <c>0d</c> is today and <c>7d</c> the day a week ago.
/// </summary>
internal static class RelativeDate
{
    /// <param name="text">A number and a unit.</param>
    /// <param name="now">In UTC.</param>
    /// <param name="then">The moment (for hours) or day that it names: what a comparison or an end of a range means.</param>
    /// <param name="since">From there until now, or to the end of today: what it means alone.</param>
    public static bool TryParse(string text, DateTime now, [NotNullWhen(true)] out DatePeriod? then, [NotNullWhen(true)] out DatePeriod? since)
    {
        then = since = null;
        if (text.Length < 2 || !int.TryParse(text.AsSpan(0, text.Length - 1), NumberStyles.None, CultureInfo.InvariantCulture, out int count))
        {
            return false;
        }
        DateTime? start = text[^1] switch
        {
            'h' => Back(now, time => time.AddHours(-(double)count)),
            'd' => Back(now.Date, day => day.AddDays(-(double)count)),
            'w' => Back(now.Date, day => day.AddDays(-7.0 * count)),
            'm' => Back(now.Date, day => day.AddMonths(-count)),
            'y' => Back(now.Date, day => day.AddMonths(checked(-12 * count))),
            _ => null,
        };
        if (start is not { } first)
        {
            return false;
        }
        bool isExact = text[^1] == 'h';
        long begin = DatePeriod.Milliseconds(first);
        long wholeDay = TimeSpan.MillisecondsPerDay - 1;
        then = new DatePeriod(begin, isExact ? begin : begin + wholeDay);
        since = new DatePeriod(begin, isExact ? DatePeriod.Milliseconds(now) : DatePeriod.Milliseconds(now.Date) + wholeDay);
        return true;
    }

    /// <summary>The start of the calendar for what would be before it.</summary>
    private static DateTime Back(DateTime from, Func<DateTime, DateTime> step)
    {
        try
        {
            return step(from);
        }
        catch (Exception e) when (e is ArgumentOutOfRangeException or OverflowException)
        {
            return DateTime.MinValue;
        }
    }
}
