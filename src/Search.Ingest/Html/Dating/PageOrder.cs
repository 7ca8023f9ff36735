using Search.Ingest.Dates;
using Search.Ingest.Html.Extraction;
using Search.Ingest.Html.Metadata;

namespace Search.Ingest.Html.Dating;

/// <summary>
/// How a page writes days in numbers: as those of its days tell that can be read one way only, else those of other pages of its site, else the place
/// of its language or address, else its language.
/// </summary>
internal static class PageOrder
{
    /// <summary>Longer blocks are text, which tells of other things.</summary>
    private const int LongestLine = 220;

    /// <param name="shown">What <see cref="Shown"/> tells of the page.</param>
    /// <param name="meta">Its head.</param>
    /// <param name="url">Where it was fetched, or null.</param>
    /// <param name="body">Its text.</param>
    /// <param name="markup">All of it.</param>
    /// <param name="sites">What other pages tell; null: nobody knows. Asked only where something can be read both ways.</param>
    public static DayOrder Of(DayOrders shown, MetaTags meta, string? url, string body, string markup, SiteOrders? sites)
    {
        if (shown.Order != DayOrder.Unknown)
        {
            return shown.Order;
        }
        string? address = Address(meta, url);
        if (sites != null && HasEither(shown, markup) && sites.Of(address) is var known and not DayOrder.Unknown)
        {
            return known;
        }
        foreach (DayOrder told in (ReadOnlySpan<DayOrder>)
            [DayOrders.OfLanguage(meta.Language), DayOrders.OfAddress(address), DayOrders.OfLanguage(Locale(meta))])
        {
            if (told != DayOrder.Unknown)
            {
                return told;
            }
        }
        return TextTongue.OrderOf(body);
    }

    /// <summary>What the numbers tell that a page shows, those of its text aside.</summary>
    public static DayOrders Shown(PageParts page)
    {
        var shown = new DayOrders();
        foreach (TextBlock block in page.Blocks)
        {
            if (block.Text.Length <= LongestLine)
            {
                shown.Add(PlainDigits.Of(block.Text));
            }
        }
        return shown;
    }

    /// <summary>Where a page was fetched, else where it says it is, with its host.</summary>
    public static string? Address(MetaTags meta, string? url) =>
        url ?? (meta.Canonical is { } canonical && canonical.Contains("//", StringComparison.Ordinal) ? canonical : meta.First("og:url"));

    private static bool HasEither(DayOrders shown, string markup)
    {
        if (!shown.HasEither)
        {
            var all = new DayOrders();
            all.Add(markup);
            return all.HasEither;
        }
        return true;
    }

    /// <summary>Systems that pages are made with write en_US where nobody told them.</summary>
    private static string? Locale(MetaTags meta) =>
        meta.First("og:locale", "content-language", "language") is { } locale && !locale.StartsWith("en_US", StringComparison.OrdinalIgnoreCase)
            && !locale.StartsWith("en-US", StringComparison.OrdinalIgnoreCase) ? locale : null;
}
