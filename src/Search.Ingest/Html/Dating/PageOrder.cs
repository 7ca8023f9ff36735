using Search.Ingest.Dates;
using Search.Ingest.Html.Extraction;
using Search.Ingest.Html.Metadata;

namespace Search.Ingest.Html.Dating;

/// <summary>
/// How a page writes days in numbers: as those of its days tell that can be read one way only, else the place of its language or address, else its
/// language.
/// </summary>
internal static class PageOrder
{
    /// <summary>Longer blocks are text, which tells of other things.</summary>
    private const int LongestLine = 220;

    public static DayOrder Of(PageParts page, MetaTags meta, string? url, string body)
    {
        var shown = new DayOrders();
        foreach (TextBlock block in page.Blocks)
        {
            if (block.Text.Length <= LongestLine)
            {
                shown.Add(PlainDigits.Of(block.Text));
            }
        }
        if (shown.Order != DayOrder.Unknown)
        {
            return shown.Order;
        }
        foreach (DayOrder told in (ReadOnlySpan<DayOrder>)
            [DayOrders.OfLanguage(meta.Language), DayOrders.OfAddress(url ?? meta.Canonical ?? meta.First("og:url")),
                DayOrders.OfLanguage(Locale(meta))])
        {
            if (told != DayOrder.Unknown)
            {
                return told;
            }
        }
        return TextTongue.OrderOf(body);
    }

    /// <summary>Systems that pages are made with write en_US where nobody told them.</summary>
    private static string? Locale(MetaTags meta) =>
        meta.First("og:locale", "content-language", "language") is { } locale && !locale.StartsWith("en_US", StringComparison.OrdinalIgnoreCase)
            && !locale.StartsWith("en-US", StringComparison.OrdinalIgnoreCase) ? locale : null;
}
