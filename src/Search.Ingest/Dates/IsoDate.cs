using System.Globalization;

namespace Search.Ingest.Dates;

/// <summary>
/// Reads dates in ISO 8601's forms: <c>2022</c>, <c>2022-01</c>, <c>2022-01-17</c>, and with a time of day <c>T10:30[:15[.123]]</c> (or a space for the T)
/// and an offset <c>Z</c>, <c>+01:00</c>, <c>+0100</c>, <c>+01</c>. The offset is read over, not applied: the date stays as it was written.
/// </summary>
internal static class IsoDate
{
    public static bool TryParse(ReadOnlySpan<char> text, out DateTime value, out DatePrecision precision)
    {
        text = text.Trim();
        int dateLength = text.IndexOfAny('T', 't', ' ');
        ReadOnlySpan<char> date = dateLength < 0 ? text : text[..dateLength];
        precision = date.Length switch
        {
            4 => DatePrecision.Year,
            7 => DatePrecision.Month,
            10 => DatePrecision.Day,
            _ => DatePrecision.None,
        };
        if (precision == DatePrecision.None || !TryParseDate(date, precision, out value))
        {
            value = default;
            precision = DatePrecision.None;
            return false;
        }
        if (dateLength < 0)
        {
            return true;
        }
        if (precision == DatePrecision.Day && TryParseTime(text[(dateLength + 1)..].TrimStart(), out TimeSpan time))
        {
            value += time;
            precision = DatePrecision.Second;
            return true;
        }
        value = default;
        precision = DatePrecision.None;
        return false;
    }

    private static bool TryParseDate(ReadOnlySpan<char> date, DatePrecision precision, out DateTime value)
    {
        ReadOnlySpan<char> format = precision switch { DatePrecision.Year => "yyyy", DatePrecision.Month => "yyyy-MM", _ => "yyyy-MM-dd" };
        return DateTime.TryParseExact(date, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out value);
    }

    /// <summary><c>10:30</c> and what may follow. 24:00 and leap seconds count as the last second of their minute.</summary>
    private static bool TryParseTime(ReadOnlySpan<char> text, out TimeSpan time)
    {
        time = default;
        int offset = text.IndexOfAny('Z', 'z', '+');
        offset = offset < 0 ? text.IndexOf('-') : offset;
        if (offset >= 0)
        {
            if (!IsOffset(text[offset..]))
            {
                return false;
            }
            text = text[..offset].TrimEnd();
        }
        int fraction = text.IndexOfAny('.', ',');
        if (fraction >= 0)
        {
            if (fraction + 1 == text.Length || text[(fraction + 1)..].ContainsAnyExceptInRange('0', '9'))
            {
                return false;
            }
            text = text[..fraction];
        }
        bool hasSeconds = text.Length == 8 && text[5] == ':';
        if ((text.Length != 5 && !hasSeconds) || (fraction >= 0 && !hasSeconds) || text[2] != ':'
            || !TryTwoDigits(text, 0, 23, out int hours) || !TryTwoDigits(text, 3, 59, out int minutes))
        {
            return false;
        }
        int seconds = 0;
        if (hasSeconds && !TryTwoDigits(text, 6, 60, out seconds))
        {
            return false;
        }
        time = new TimeSpan(hours, minutes, Math.Min(seconds, 59));
        return true;
    }

    private static bool IsOffset(ReadOnlySpan<char> text)
    {
        if (text.Length == 1)
        {
            return text[0] is 'Z' or 'z';
        }
        return text[0] is '+' or '-' && TryTwoDigits(text, 1, 23, out _)
            && (text.Length == 3 || (TryTwoDigits(text, text.Length - 2, 59, out _) && (text.Length == 5 || (text.Length == 6 && text[3] == ':'))));
    }

    private static bool TryTwoDigits(ReadOnlySpan<char> text, int at, int max, out int value)
    {
        value = 0;
        if (at + 2 > text.Length || !char.IsAsciiDigit(text[at]) || !char.IsAsciiDigit(text[at + 1]))
        {
            return false;
        }
        value = 10 * (text[at] - '0') + text[at + 1] - '0';
        return value <= max;
    }
}
