using Search.Engine.Facets;

namespace Search.Engine;

/// <summary>
/// How wide the buckets of a <see cref="Facet.Calendar"/> are. The calendar is the proleptic Gregorian one, with a year 0 and years before it; dates are taken as
/// written, so no zone has a say. Several years, months or days are counted in steps from year 0 or from 1970-01-01, several weeks from Monday 1969-12-29, so
/// buckets do not depend on what was found.
/// </summary>
public sealed record CalendarStep
{
    private const long Minute = 60_000;
    private const long HourLength = 60 * Minute;

    /// <summary>1970-01-01 was a Thursday.</summary>
    private const long FirstMonday = -3 * CalendarDate.MillisecondsPerDay;

    private readonly int _months;        // 0: a length in milliseconds
    private readonly long _milliseconds;
    private readonly long _origin;
    private readonly CalendarLabel _label;

    private CalendarStep(CalendarLabel label, int months, long milliseconds = 0, long origin = 0)
    {
        _label = label;
        _months = months;
        _milliseconds = milliseconds;
        _origin = origin;
    }

    /// <summary>Labels such as <c>2022</c>.</summary>
    public static CalendarStep Year { get; } = new(CalendarLabel.Year, 12);

    /// <summary>Labels such as <c>2022-Q1</c>.</summary>
    public static CalendarStep Quarter { get; } = new(CalendarLabel.Quarter, 3);

    /// <summary>Labels such as <c>2022-01</c>.</summary>
    public static CalendarStep Month { get; } = new(CalendarLabel.Month, 1);

    /// <summary>From Monday to Sunday; labels such as <c>2022-W05</c>, numbered as in ISO 8601: the week that has the year's first Thursday is its first.</summary>
    public static CalendarStep Week { get; } = new(CalendarLabel.Week, 0, 7 * CalendarDate.MillisecondsPerDay, FirstMonday);

    /// <summary>Labels such as <c>2022-01-17</c>.</summary>
    public static CalendarStep Day { get; } = new(CalendarLabel.Day, 0, CalendarDate.MillisecondsPerDay);

    /// <summary>Labels such as <c>2022-01-17T09</c>.</summary>
    public static CalendarStep Hour { get; } = new(CalendarLabel.Hour, 0, HourLength);

    /// <summary>Several years, such as decades; the label is the first year.</summary>
    public static CalendarStep Years(int count) => new(CalendarLabel.Year, checked(12 * Positive(count)));

    /// <summary>Several months; the label is the first one.</summary>
    public static CalendarStep Months(int count) => new(CalendarLabel.Month, Positive(count));

    /// <summary>Several weeks; the label is the first day.</summary>
    public static CalendarStep Weeks(int count) =>
        count == 1 ? Week : new(CalendarLabel.Day, 0, 7 * CalendarDate.MillisecondsPerDay * Positive(count), FirstMonday);

    /// <summary>Several days; the label is the first one.</summary>
    public static CalendarStep Days(int count) => new(CalendarLabel.Day, 0, CalendarDate.MillisecondsPerDay * Positive(count));

    /// <summary>Several hours; the label is the first one.</summary>
    public static CalendarStep Hours(int count) => new(CalendarLabel.Hour, 0, HourLength * Positive(count));

    /// <summary>Several minutes; labels such as <c>2022-01-17T09:30</c>.</summary>
    public static CalendarStep Minutes(int count) => new(CalendarLabel.Minute, 0, Minute * Positive(count));

    /// <summary>The number of the bucket that an instant falls into, in milliseconds since 1970; rises with the instant.</summary>
    internal long IndexOf(long milliseconds)
    {
        if (_months == 0)
        {
            return (long)CalendarDate.FloorDiv((Int128)milliseconds - _origin, _milliseconds);
        }
        if (_months == 12)
        {
            return CalendarYear.Of(milliseconds);
        }
        CalendarDate date = CalendarDate.Of(milliseconds);
        return CalendarDate.FloorDiv(date.Year * 12 + date.Month - 1, _months);
    }

    /// <summary>The first instant of a bucket; the first that can be written where that is earlier.</summary>
    internal long StartOf(long index)
    {
        Int128 start;
        if (_months == 0)
        {
            start = (Int128)index * _milliseconds + _origin;
        }
        else
        {
            long month = index * _months;
            long year = CalendarDate.FloorDiv(month, 12);
            start = (Int128)new CalendarDate(year, (int)(month - year * 12) + 1, 1).DayNumber * CalendarDate.MillisecondsPerDay;
        }
        return (long)Int128.Clamp(start, long.MinValue, long.MaxValue);
    }

    /// <summary>The last instant of a bucket.</summary>
    internal long EndOf(long index)
    {
        long next = StartOf(index + 1);
        return next == long.MaxValue ? next : next - 1;
    }

    internal string LabelOf(long index) => CalendarLabels.Write(_label, StartOf(index));

    /// <summary>The bucket with a label; null where none has it.</summary>
    internal long? IndexOf(string label) =>
        CalendarLabels.TryRead(_label, label, out long start) && IndexOf(start) is var index && LabelOf(index) == label ? index : null;

    private static int Positive(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return count;
    }
}
