using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Search.Engine.QueryParsing;

/// <summary>
/// A date of any precision as the time it covers, in milliseconds since 1970 of the date as written: <c>2022-01</c> is the whole of January, an offset
/// from UTC behind a time is passed over.
/// </summary>
/// <param name="First">Its first millisecond.</param>
/// <param name="Last">Its last millisecond.</param>
internal readonly record struct DatePeriod(long First, long Last)
{
    private static readonly (string Format, TimeSpan Length)[] Times =
    [
        ("yyyy-MM-dd", TimeSpan.FromDays(1)),
        ("yyyy-MM-ddTHH:mm", TimeSpan.FromMinutes(1)),
        ("yyyy-MM-ddTHH:mm:ss", TimeSpan.FromSeconds(1)),
        ("yyyy-MM-ddTHH:mm:ss.FFF", TimeSpan.FromMilliseconds(1)),
    ];

    /// <summary>Reads <c>2022</c>, <c>2022-01</c>, <c>2022-01-17</c> or <c>2022-01-17T10:30[:00[.000]]</c>.</summary>
    public static bool TryParse(string text, [NotNullWhen(true)] out DatePeriod? period)
    {
        period = null;
        if (TryExact(text, "yyyy", out DateTime first))
        {
            period = Between(first, first.Year == 9999 ? DateTime.MaxValue : first.AddYears(1));
        }
        else if (TryExact(text, "yyyy-MM", out first))
        {
            period = Between(first, first is { Year: 9999, Month: 12 } ? DateTime.MaxValue : first.AddMonths(1));
        }
        else
        {
            string local = WithoutOffset(text);
            foreach ((string format, TimeSpan length) in Times)
            {
                if (TryExact(local, format, out first))
                {
                    period = Between(first, DateTime.MaxValue - first < length ? DateTime.MaxValue : first + length);
                    break;
                }
            }
        }
        return period != null;
    }

    private static bool TryExact(string text, string format, out DateTime date) =>
        DateTime.TryParseExact(text, format, CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static DatePeriod Between(DateTime first, DateTime next) => new(Milliseconds(first), Milliseconds(next) - (next == DateTime.MaxValue ? 0 : 1));

    /// <summary>Since 1970.</summary>
    public static long Milliseconds(DateTime date) => (date - DateTime.UnixEpoch).Ticks / TimeSpan.TicksPerMillisecond;

    private static string WithoutOffset(string text)
    {
        int time = text.IndexOf('T', StringComparison.Ordinal);
        int offset = time < 0 ? -1 : text.AsSpan(time).IndexOfAny('+', '-', 'Z');
        return offset < 0 ? text : text[..(time + offset)];
    }
}
