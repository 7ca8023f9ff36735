using System.Globalization;

namespace Search.Engine.Facets;

/// <summary>How much of a date a label says.</summary>
internal enum CalendarLabel
{
    Year,
    Quarter,
    Month,
    Week,
    Day,
    Hour,
    Minute,
}

/// <summary>
/// Labels of buckets of dates, as ISO 8601 writes them: years have four digits at least and a minus before year 0; alone they are plain numbers.
/// </summary>
internal static class CalendarLabels
{
    private const long Minute = 60_000;

    public static string Write(CalendarLabel label, long milliseconds)
    {
        CalendarDate date = CalendarDate.Of(milliseconds);
        long minutes = (milliseconds - CalendarDate.FloorDiv(milliseconds, CalendarDate.MillisecondsPerDay) * CalendarDate.MillisecondsPerDay) / Minute;
        return label switch
        {
            CalendarLabel.Year => date.Year.ToString(CultureInfo.InvariantCulture),
            CalendarLabel.Quarter => string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}-Q{(date.Month + 2) / 3}"),
            CalendarLabel.Month => string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}-{date.Month:D2}"),
            CalendarLabel.Week => Week(date),
            CalendarLabel.Day => Day(date),
            CalendarLabel.Hour => string.Create(CultureInfo.InvariantCulture, $"{Day(date)}T{minutes / 60:D2}"),
            _ => string.Create(CultureInfo.InvariantCulture, $"{Day(date)}T{minutes / 60:D2}:{minutes % 60:D2}"),
        };
    }

    /// <summary>The first instant of what a label names. A text that no label is may be taken for one: compare what <see cref="Write"/> says of its bucket.</summary>
    public static bool TryRead(CalendarLabel label, string text, out long milliseconds)
    {
        milliseconds = 0;
        int end = text.AsSpan(Math.Min(1, text.Length)).IndexOf('-') is >= 0 and var at ? at + 1 : text.Length;
        if (!long.TryParse(text.AsSpan(0, end), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long year) || Math.Abs(year) > 300_000_000)
        {
            return false;
        }
        ReadOnlySpan<char> rest = text.AsSpan(end);
        long day;
        switch (label)
        {
            case CalendarLabel.Year:
                day = new CalendarDate(year, 1, 1).DayNumber;
                break;
            case CalendarLabel.Quarter when rest.StartsWith("-Q") && Number(rest[2..], out int quarter) && quarter is >= 1 and <= 4:
                day = new CalendarDate(year, quarter * 3 - 2, 1).DayNumber;
                break;
            case CalendarLabel.Week when rest.StartsWith("-W") && Number(rest[2..], out int week) && week is >= 1 and <= 53:
                day = MondayOf(new CalendarDate(year, 1, 4).DayNumber) + 7 * (week - 1);
                break;
            case CalendarLabel.Month or CalendarLabel.Day or CalendarLabel.Hour or CalendarLabel.Minute:
                return TryReadDay(year, rest, out milliseconds);
            default:
                return false;
        }
        return TryScale(day, 0, out milliseconds);
    }

    private static bool TryReadDay(long year, ReadOnlySpan<char> rest, out long milliseconds)
    {
        // -MM, -MM-DD, -MM-DDTHH, -MM-DDTHH:mm
        milliseconds = 0;
        Span<int> numbers = [1, 1, 0, 0];
        for (int i = 0; i < numbers.Length && rest.Length > 0; i++)
        {
            if (rest.Length < 3 || rest[0] != "--T:"[i] || !Number(rest.Slice(1, 2), out numbers[i]))
            {
                return false;
            }
            rest = rest[3..];
        }
        return rest.IsEmpty && numbers[0] is >= 1 and <= 12
            && TryScale(new CalendarDate(year, numbers[0], 1).DayNumber + numbers[1] - 1, numbers[2] * 60 + numbers[3], out milliseconds);
    }

    private static bool TryScale(long day, int minutes, out long milliseconds)
    {
        // The bucket of the first instant that can be written begins before it.
        Int128 exact = (Int128)day * CalendarDate.MillisecondsPerDay + minutes * Minute;
        milliseconds = (long)Int128.Clamp(exact, long.MinValue, long.MaxValue);
        return true;
    }

    private static string Day(CalendarDate date) => string.Create(CultureInfo.InvariantCulture, $"{date.Year:D4}-{date.Month:D2}-{date.Day:D2}");

    private static string Week(CalendarDate monday)
    {
        long thursday = monday.DayNumber + 3;
        long year = CalendarDate.OfDay(thursday).Year;
        long week = (thursday - new CalendarDate(year, 1, 1).DayNumber) / 7 + 1;
        return string.Create(CultureInfo.InvariantCulture, $"{year:D4}-W{week:D2}");
    }

    /// <summary>1970-01-01 was a Thursday.</summary>
    private static long MondayOf(long day) => CalendarDate.FloorDiv(day + 3, 7) * 7 - 3;

    private static bool Number(ReadOnlySpan<char> text, out int number) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
