using System.Globalization;

namespace Search.Ingest.Dates;

/// <summary>Reads the date from an article's address: <c>/2022/01/17/</c>, <c>/2022-01-17-title</c>, <c>/20220117/</c>, <c>/2022/01/</c> (of the month). Only in the path.</summary>
internal static class UrlDate
{
    public static bool TryFind(ReadOnlySpan<char> url, out DateTime value, out DatePrecision precision)
    {
        int scheme = url.IndexOf("://");
        int path = scheme < 0 ? 0 : scheme + 3;
        int pathStart = url[path..].IndexOf('/');
        ReadOnlySpan<char> rest = pathStart < 0 ? default : url[(path + pathStart)..];
        int end = rest.IndexOfAny('?', '#');
        rest = end < 0 ? rest : rest[..end];
        for (int i = 0; i + 8 <= rest.Length; i++)
        {
            if (rest[i] == '/' && TryReadAt(rest[(i + 1)..], out value, out precision))
            {
                return true;
            }
        }
        value = default;
        precision = DatePrecision.None;
        return false;
    }

    private static bool TryReadAt(ReadOnlySpan<char> text, out DateTime value, out DatePrecision precision)
    {
        precision = DatePrecision.Day;
        if (text.Length >= 10 && text[4] is '/' or '-' && text[4] == text[7] && (text.Length == 10 || !char.IsAsciiDigit(text[10]))
            && DateTime.TryParseExact($"{text[..4]}-{text[5..7]}-{text[8..10]}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value)
            && value.Year is >= 1900 and <= DateText.LastYear)
        {
            return true;
        }
        if (text.Length >= 8 && (text.Length == 8 || text[8] is '/' or '-' or '_') && !text[..8].ContainsAnyExceptInRange('0', '9')
            && DateTime.TryParseExact(text[..8], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out value) && value.Year is >= 1990 and <= 2100)
        {
            return true;
        }
        precision = DatePrecision.Month;
        if (text.Length >= 7 && text[4] == '/' && (text.Length == 7 || text[7] == '/')
            && DateTime.TryParseExact($"{text[..4]}-{text[5..7]}", "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out value)
            && value.Year is >= 1900 and <= DateText.LastYear)
        {
            return true;
        }
        value = default;
        precision = DatePrecision.None;
        return false;
    }
}
