using Search.Ingest.Charsets;
using Search.Ingest.Dates;
using Search.Ingest.Html.Extraction;
using Search.Ingest.Html.Metadata;
using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Dating;

/// <summary>
/// How sites write days in numbers, as their pages show. Learned from some pages when first asked, those of a folder, or from page after page, those of a crawl: where a page knows what came
/// before it. A page of a folder that has no address is of the site which all of them are taken for.
/// </summary>
internal sealed class SiteOrders
{
    /// <summary>More sites are not remembered.</summary>
    private const int MostSites = 20_000;

    private readonly Dictionary<string, DayOrders> _bySite = new(StringComparer.OrdinalIgnoreCase);
    private readonly DayOrders _all = new();
    private readonly bool _isCrawl;
    private Func<IEnumerable<byte[]>>? _pages;

    /// <summary>Nothing is known yet; <see cref="Met"/> says more.</summary>
    public SiteOrders() => _isCrawl = true;

    /// <param name="pages">Pages to learn from, asked for once at most.</param>
    public SiteOrders(Func<IEnumerable<byte[]>> pages) => _pages = pages;

    /// <summary>How the site writes days that has an address; of null, all pages.</summary>
    public DayOrder Of(string? address)
    {
        if (_pages is { } pages)
        {
            _pages = null;
            foreach (byte[] page in pages())
            {
                Learn(page);
            }
        }
        return SiteOf(address) is not { } site ? _isCrawl ? DayOrder.Unknown : _all.Order
            : _bySite.TryGetValue(site, out DayOrders? shown) ? shown.Order
            : DayOrder.Unknown;
    }

    /// <summary>Takes note of a page that was read, if pages are met one after the other.</summary>
    public void Met(string? address, DayOrders shown)
    {
        if (_isCrawl)
        {
            Add(address, shown);
        }
    }

    private void Learn(byte[] page)
    {
        if (HtmlTreeBuilder.Build(CharsetDecoder.Decode(page, isMarkup: true).Text, out _) is { } tree)
        {
            Add(PageOrder.Address(new MetaTags(tree), null), PageOrder.Shown(new PageParts(tree)));
        }
    }

    private void Add(string? address, DayOrders shown)
    {
        if (shown.Order == DayOrder.Unknown && !shown.IsMixed)
        {
            return;
        }
        _all.Add(shown);
        if (SiteOf(address) is { } site && (_bySite.Count < MostSites || _bySite.ContainsKey(site)))
        {
            if (!_bySite.TryGetValue(site, out DayOrders? known))
            {
                _bySite[site] = known = new DayOrders();
            }
            known.Add(shown);
        }
    }

    private static string? SiteOf(string? address) =>
        address == null || !Uri.TryCreate(address, UriKind.Absolute, out Uri? uri) || uri.Host.Length == 0 ? null
        : uri.Host.StartsWith("www.", StringComparison.OrdinalIgnoreCase) ? uri.Host[4..] : uri.Host;
}
