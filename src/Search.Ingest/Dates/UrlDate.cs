using System.Globalization;

namespace Search.Ingest.Dates;

/// <summary>
/// Reads the date from an article's address: <c>/2022/01/17/</c>, <c>/2022/1/17/</c>, <c>/2022/jan/17/</c>, <c>/2022-01-17-title</c>,
/// <c>/title-2022-01-17.html</c>,
/// <c>/20220117/</c>, <c>/2022/01/</c> (of the month). Only in the path.
/// </summary>
internal static class UrlDate
{
    /// <summary>Addresses are younger than articles, which may be of any year of newspapers.</summary>
    private const int FirstYear = 1900;

    /// <summary>Eight digits are a day more often than a number of an article only within these years.</summary>
    private const int FirstGlued = 1990;

    private const int LastGlued = 2100;

    public static bool TryFind(ReadOnlySpan<char> url, out DateTime value, out DatePrecision precision)
    {
        int scheme = url.IndexOf("://");
        int path = scheme < 0 ? 0 : scheme + 3;
        int pathStart = url[path..].IndexOf('/');
        ReadOnlySpan<char> rest = pathStart < 0 ? default : url[(path + pathStart)..];
        int end = rest.IndexOfAny('?', '#');
        rest = end < 0 ? rest : rest[..end];
        (value, precision) = (default, DatePrecision.None);
        for (int i = 0; i + 7 <= rest.Length; i++)
        {
            if (rest[i] == '/' && TryReadAt(rest[(i + 1)..], out DateTime found, out DatePrecision exact) && exact > precision)
            {
                (value, precision) = (found, exact);
            }
            else if (precision < DatePrecision.Day && rest[i] is '-' or '_' && TryDashed(rest[(i + 1)..], out found))
            {
                (value, precision) = (found, DatePrecision.Day);
            }
            if (precision == DatePrecision.Day)
            {
                return true;
            }
        }
        return precision != DatePrecision.None;
    }

    private static bool TryReadAt(ReadOnlySpan<char> text, out DateTime value, out DatePrecision precision)
    {
        precision = DatePrecision.Day;
        if (TryDashed(text, out value))
        {
            return true;
        }
        if (text.Length >= 8 && (text.Length == 8 || text[8] is '/' or '-' or '_' or '.') && !text[..8].ContainsAnyExceptInRange('0', '9')
            && TryMake(text[..4], text[4..6], text[6..8], out value) && value.Year is >= FirstGlued and <= LastGlued)
        {
            return true;
        }
        if (text.Length < 6 || text[4] != '/' || text[..4].ContainsAnyExceptInRange('0', '9'))
        {
            return false;
        }
        ReadOnlySpan<char> month = Part(text[5..]);
        ReadOnlySpan<char> day = 5 + month.Length < text.Length ? Part(text[(6 + month.Length)..]) : default;
        if (TryMake(text[..4], month, day, out value))
        {
            return true;
        }
        precision = DatePrecision.Month;
        return month.Length == 2 && TryMake(text[..4], month, "1", out value);
    }

    /// <summary><c>2022-01-17</c> and nothing that goes on with it.</summary>
    private static bool TryDashed(ReadOnlySpan<char> text, out DateTime value)
    {
        value = default;
        return text.Length >= 10 && text[4] is '-' && text[7] is '-' && (text.Length == 10 || !char.IsAsciiLetterOrDigit(text[10]) || text[10] is 'T')
            && TryMake(text[..4], text[5..7], text[8..10], out value);
    }

    /// <summary>Up to the next slash; of a name of a file, its digits.</summary>
    private static ReadOnlySpan<char> Part(ReadOnlySpan<char> text)
    {
        int end = text.IndexOf('/');
        ReadOnlySpan<char> part = end < 0 ? text : text[..end];
        int digits = part.IndexOfAnyExceptInRange('0', '9');
        return digits is 1 or 2 && part[digits] == '.' && end < 0 ? part[..digits] : part;
    }

    private static bool TryMake(ReadOnlySpan<char> year, ReadOnlySpan<char> month, ReadOnlySpan<char> day, out DateTime value)
    {
        value = default;
        if (day.Length is 0 or > 2 || !int.TryParse(year, NumberStyles.None, CultureInfo.InvariantCulture, out int y)
            || y is < FirstYear or > DayForms.LastYear
            || !int.TryParse(day, NumberStyles.None, CultureInfo.InvariantCulture, out int d))
        {
            return false;
        }
        if (month.Length > 2 || !int.TryParse(month, NumberStyles.None, CultureInfo.InvariantCulture, out int m))
        {
            m = MonthNames.MonthOf(month);
        }
        if (m is < 1 or > 12 || d < 1 || d > DateTime.DaysInMonth(y, m))
        {
            return false;
        }
        value = new DateTime(y, m, d);
        return true;
    }
}
