using System.Globalization;
using Search.Ingest;

namespace Search.Service.Articles;

/// <summary>Dates as people and files write them: no more of a date than is known.</summary>
public static class DateText
{
    /// <summary><c>2022</c>, <c>2022-01</c>, <c>2022-01-17</c> or <c>2022-01-17T09:30:00</c>; null where there is no date.</summary>
    public static string? Format(DateTime? date, DatePrecision precision)
    {
        string? pattern = precision switch
        {
            DatePrecision.Year => "yyyy",
            DatePrecision.Month => "yyyy-MM",
            DatePrecision.Day => "yyyy-MM-dd",
            DatePrecision.Second => "yyyy-MM-ddTHH:mm:ss",
            _ => null,
        };
        return pattern == null ? null : date?.ToString(pattern, CultureInfo.InvariantCulture);
    }

    /// <summary>A bound: a day, or a second where it is not midnight.</summary>
    public static string? Format(DateTime? date) => Format(date, date?.TimeOfDay == TimeSpan.Zero ? DatePrecision.Day : DatePrecision.Second);

    /// <summary>The date as written from milliseconds since 1970 of the date as written; null for null and for what no calendar has.</summary>
    public static DateTime? FromMilliseconds(long? milliseconds) =>
        milliseconds is >= -62_135_596_800_000 and <= 253_402_300_799_999 ? DateTime.UnixEpoch.AddMilliseconds(milliseconds.Value).AsWritten() : null;

    public static long ToMilliseconds(DateTime date) => (date.Ticks - DateTime.UnixEpoch.Ticks) / TimeSpan.TicksPerMillisecond;

    /// <summary>
    /// Reads a year, a month, a day or a second. The whole of what is meant: from its first instant to before the first instant of what follows.
    /// </summary>
    /// <returns>Null when it is none of these.</returns>
    public static (DateTime Start, DateTime End)? Parse(string text)
    {
        if (Exact(text, "yyyy") is { } year)
        {
            return (year, Next(year, year => year.AddYears(1)));
        }
        if (Exact(text, "yyyy-MM") is { } month)
        {
            return (month, Next(month, month => month.AddMonths(1)));
        }
        if (Exact(text, "yyyy-MM-dd") is { } day)
        {
            return (day, Next(day, day => day.AddDays(1)));
        }
        return Exact(text, "yyyy-MM-ddTHH:mm:ss") is { } second ? (second, Next(second, second => second.AddSeconds(1))) : null;
    }

    public static string NameOf(DatePrecision precision) => precision switch
    {
        DatePrecision.Second => "second",
        DatePrecision.Day => "day",
        DatePrecision.Month => "month",
        DatePrecision.Year => "year",
        _ => "none",
    };

    public static string NameOf(DateSource source) => source switch
    {
        DateSource.Corrected => "corrected",
        DateSource.Metadata => "metadata",
        DateSource.Url => "url",
        DateSource.Dateline => "dateline",
        DateSource.Inferred => "inferred",
        _ => "none",
    };

    public static DatePrecision PrecisionOf(string? name) => Enum.GetValues<DatePrecision>().FirstOrDefault(value => NameOf(value) == name);

    public static DateSource SourceOf(string? name) => Enum.GetValues<DateSource>().FirstOrDefault(value => NameOf(value) == name);

    private static DateTime AsWritten(this DateTime date) => DateTime.SpecifyKind(date, DateTimeKind.Unspecified);

    /// <summary>Nothing follows the last instant of the calendar.</summary>
    private static DateTime Next(DateTime start, Func<DateTime, DateTime> next)
    {
        try
        {
            return next(start);
        }
        catch (ArgumentOutOfRangeException)
        {
            return DateTime.MaxValue;
        }
    }

    private static DateTime? Exact(string text, string pattern) =>
        DateTime.TryParseExact(text, pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime date) ? date : null;
}
