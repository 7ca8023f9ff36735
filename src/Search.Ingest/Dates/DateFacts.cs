using Search.Ingest.Text;

namespace Search.Ingest.Dates;

/// <summary>What is known of an article's date, and how.</summary>
internal readonly record struct DateFacts(DateTime? Published, DatePrecision Precision, DateSource Source, DateTime? NotBefore)
{
    public static DateFacts Known(DateTime value, DatePrecision precision, DateSource source) => new(value, precision, source, null);

    /// <summary>A date as it was written; one that can be read both ways has its earlier day as bound.</summary>
    public static DateFacts Known(WrittenDate date, DateSource source) => new(date.Value, date.Precision, source, date.NotBefore);

    /// <summary>Not when it was published, but since when it can have been; null: nothing is known.</summary>
    public static DateFacts Bound(DateTime? notBefore) => notBefore is { } bound
        ? new DateFacts(null, DatePrecision.None, DateSource.Inferred, bound) : default;

    /// <summary>From an article's own address and text: its address, else a dateline, else a bound from the years it tells of.</summary>
    /// <param name="url">Its address, if it has one.</param>
    /// <param name="page">Its whole text, furniture included.</param>
    /// <param name="body">Its text without furniture.</param>
    /// <param name="source">How its source writes days in numbers; asked for only where the article has one that can be read both ways. Null: nothing
    /// is known.</param>
    public static DateFacts FromText(string? url, PageText page, string body, Func<DayOrder>? source = null)
    {
        DateTime value = default;
        DatePrecision precision = DatePrecision.None;
        bool hasUrl = url != null && UrlDate.TryFind(url, out value, out precision);
        if (hasUrl && precision == DatePrecision.Day)
        {
            return Known(value, precision, DateSource.Url);
        }
        if (DatelineFinder.TryFind(page, default, out WrittenDate date))
        {
            if (date.NotBefore != null && OrderOf(page, body, url, source) is var order and not DayOrder.Unknown)
            {
                DatelineFinder.TryFind(page, new DayForms(order), out date);
            }
            return Known(date, DateSource.Dateline);
        }
        if (hasUrl)
        {
            // A day without a year ("LONDON, Jan 17 (Reuters) -") is known where the address has its month.
            return DatelineFinder.TryFind(page, new DayForms(DayOrder.Unknown, AssumedYear: value.Year), out date) && date.IsDay
                && date.Value.Month == value.Month
                ? Known(date, DateSource.Dateline) : Known(value, precision, DateSource.Url);
        }
        return Bound(InferredDate.NotBefore(body));
    }

    /// <summary>The article itself decides, then its source, then its address and its language.</summary>
    private static DayOrder OrderOf(PageText page, string body, string? url, Func<DayOrder>? source)
    {
        var own = new DayOrders();
        own.Add(page.Text);
        return own.Order is var order and not DayOrder.Unknown ? order
            : source?.Invoke() is { } known and not DayOrder.Unknown ? known
            : DayOrders.OfAddress(url) is var placed and not DayOrder.Unknown ? placed
            : TextTongue.OrderOf(body);
    }
}
