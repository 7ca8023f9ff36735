using Search.Ingest.Text;

namespace Search.Ingest.Dates;

/// <summary>What is known of an article's date, and how.</summary>
internal readonly record struct DateFacts(DateTime? Published, DatePrecision Precision, DateSource Source, DateTime? NotBefore)
{
    public static DateFacts Known(DateTime value, DatePrecision precision, DateSource source) => new(value, precision, source, null);

    /// <summary>From an article's own address and text: its address, else a dateline, else a bound from the years it tells of.</summary>
    /// <param name="url">Its address, if it has one.</param>
    /// <param name="page">Its whole text, furniture included.</param>
    /// <param name="body">Its text without furniture.</param>
    public static DateFacts FromText(string? url, PageText page, string body)
    {
        if (url != null && UrlDate.TryFind(url, out DateTime value, out DatePrecision precision) && precision == DatePrecision.Day)
        {
            return Known(value, precision, DateSource.Url);
        }
        if (DatelineFinder.TryFind(page, out WrittenDate date))
        {
            return Known(date.Value, date.Precision, DateSource.Dateline);
        }
        if (url != null && UrlDate.TryFind(url, out value, out precision))
        {
            return Known(value, precision, DateSource.Url);
        }
        return InferredDate.NotBefore(body) is { } bound ? new DateFacts(null, DatePrecision.None, DateSource.Inferred, bound) : default;
    }
}
