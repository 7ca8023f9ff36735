using Search.Ingest.Charsets;
using Search.Ingest.Dates;
using Search.Ingest.Html.Dating;
using Search.Ingest.Html.Extraction;
using Search.Ingest.Html.Metadata;
using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html;

/// <summary>Makes an article of a page.</summary>
internal static class HtmlArticle
{
    /// <summary>The most bytes that a page may have.</summary>
    public const int MaxBytes = 16 << 20;

    /// <summary>A page with less text than this, in characters, is no article.</summary>
    private const int ShortestBody = 100;

    /// <param name="bytes">The page as it was stored, its transfer and content encodings undone.</param>
    /// <param name="facts">What else is known of it.</param>
    /// <param name="reason">Which limit, for people.</param>
    /// <param name="sites">How sites write days in numbers; null: nobody knows.</param>
    /// <returns>Null where a limit was passed. Whether what was read is an article says <see cref="HtmlPage.WhyNoArticle"/>.</returns>
    public static HtmlPage? Read(ReadOnlySpan<byte> bytes, HtmlFacts facts, out string reason, SiteOrders? sites = null)
    {
        if (bytes.Length > MaxBytes)
        {
            reason = TooLong(bytes.Length);
            return null;
        }
        DecodedText decoded = CharsetDecoder.Decode(bytes, facts.Charset, isMarkup: true);
        if (HtmlTreeBuilder.Build(decoded.Text, out reason) is not { } tree)
        {
            return null;
        }
        var meta = new MetaTags(tree);
        List<LinkedData> data = LinkedDataReader.Read(tree);
        TitleChoice title = TitleChoice.Of(tree, meta, data, facts.Url);
        var parts = new PageParts(tree);
        var main = new MainText(parts, title.Text, title.Node);
        string body = main.Body();
        if (body.Length < ShortestBody && data.FirstOrDefault(d => d.Body != null)?.Body is { } told && told.Length > body.Length)
        {
            body = told;
        }
        DayOrders shown = PageOrder.Shown(parts);
        DayOrder order = PageOrder.Of(shown, meta, facts.Url, body, decoded.Text, sites);
        sites?.Met(PageOrder.Address(meta, facts.Url), shown);
        (DateFacts date, string? origin) = PageDate.Find(parts, main, title, meta, data, facts.Url, body, order);
        string? address = PageNames.Address(meta, data, facts.Url);
        string? site = PageNames.Site(meta, data, address ?? facts.Url);
        return new HtmlPage
        {
            Date = date,
            DateOrigin = origin,
            Title = title.Text,
            Body = body,
            Furniture = main.Furniture(),
            Author = PageNames.Author(tree, meta, data, site),
            Section = PageNames.Section(meta, data),
            Language = PageNames.Language(meta, data),
            CanonicalUrl = address,
            Site = site,
            WhyNoArticle = ArticleVerdict.Of(parts, main, meta, data, title.Text, body),
            Decoded = decoded,
        };
    }

    /// <summary>Why a page of so many bytes is refused.</summary>
    public static string TooLong(long bytes) => $"{bytes:N0} bytes, more than the {MaxBytes:N0} that a page may have";
}
