using System.Globalization;
using Search.Ingest.Dates;

namespace Search.Ingest.Html.Dating;

/// <summary>A date that a page gives for programs.</summary>
/// <param name="Value">As written.</param>
/// <param name="Precision">Day or second.</param>
/// <param name="IsUtc">Its time is that of no place: the day may be another one where the page was published.</param>
/// <param name="Origin">Which part of the page gives it.</param>
internal readonly record struct Stamp(DateTime Value, DatePrecision Precision, bool IsUtc, string Origin)
{
    private static readonly DateTime First = new(1980, 1, 1);
    private static readonly DateTime Last = new(2100, 1, 1);

    /// <param name="text">What the page gives.</param>
    /// <param name="origin">Where.</param>
    /// <param name="order">How it writes days in numbers; a day that can be read both ways is none where that is unknown.</param>
    public static Stamp? Read(string? text, string origin, DayOrder order)
    {
        if (string.IsNullOrWhiteSpace(text) || text.Length > 120)
        {
            return null;
        }
        text = text.Trim();
        bool isUtc = text.EndsWith('Z') || text.EndsWith("+00:00", StringComparison.Ordinal) || text.EndsWith("+0000", StringComparison.Ordinal)
            || text.EndsWith("GMT", StringComparison.Ordinal) || text.EndsWith("UTC", StringComparison.Ordinal)
            || text.Contains("GMT+0000", StringComparison.Ordinal);
        if (IsoDate.TryParse(text, out DateTime value, out DatePrecision precision) && precision is DatePrecision.Day or DatePrecision.Second)
        {
            return Make(value, precision, isUtc, origin);
        }
        // Seconds or milliseconds since 1970.
        if (text.Length is 10 or 13 && !text.AsSpan().ContainsAnyExceptInRange('0', '9')
            && long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number))
        {
            return Make(DateTime.UnixEpoch.AddSeconds(text.Length == 13 ? number / 1000 : number), DatePrecision.Second, true, origin);
        }
        if (text.Length == 8 && DateTime.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value))
        {
            return Make(value, DatePrecision.Day, false, origin);
        }
        // As HTTP and JavaScript write it: Wed, 04 May 2022 02:41:00 GMT.
        if (isUtc && DateText.TryFind(text, order, out WrittenDate timed) && timed.Precision == DatePrecision.Second)
        {
            return Make(timed.Value, DatePrecision.Second, true, origin);
        }
        return DayText.Find(text, new DayForms(order, HasShortYears: true)) is [{ IsDay: true } written, ..]
            ? Make(written.Value, DatePrecision.Day, isUtc, origin) : null;
    }

    private static Stamp? Make(DateTime value, DatePrecision precision, bool isUtc, string origin)
    {
        value = DateTime.SpecifyKind(value, DateTimeKind.Unspecified);
        return value >= First && value < Last ? new Stamp(value, precision, isUtc && precision == DatePrecision.Second, origin) : null;
    }
}
