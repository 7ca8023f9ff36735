using Search.Ingest.Dates;
using Search.Ingest.Html.Metadata;
using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Dating;

/// <summary>
/// Finds a date of publication that stands in scripts under a name that says so (<c>"datePublished": "2022-01-17"</c>): in JSON-LD that is no JSON,
/// and in the data that pages
/// are made of.
/// </summary>
internal static class ScriptDates
{
    private static readonly string[] Names =
        ["datePublished", "publishedAt", "published_at", "publishDate", "publish_date", "publicationDate", "publication_date", "publishedDate",
            "pubDate", "firstPublished", "publication_time", "published"];

    /// <summary>How much of a page's scripts is looked through, in UTF-16 units.</summary>
    private const int MostText = 4 << 20;

    /// <param name="tree">The page.</param>
    /// <param name="order">How it writes days in numbers.</param>
    /// <param name="isLinkedData">Only in JSON-LD, which says it of the page, also where it is too broken to be read as JSON.</param>
    /// <returns>The first that is a date, of the first of the names that has one.</returns>
    public static Stamp? Find(HtmlTree tree, DayOrder order, bool isLinkedData)
    {
        var scripts = new List<string>();
        int length = 0;
        for (int node = 0; node < tree.Count; node++)
        {
            if (tree.Tag(node) == HtmlTag.Script && (!isLinkedData || LinkedDataReader.IsLinkedData(tree, node))
                && tree.RawText(node) is { Length: > 20 } text && (length += text.Length) < MostText)
            {
                scripts.Add(text);
            }
        }
        foreach (string name in Names)
        {
            foreach (string script in scripts)
            {
                if (Find(script, name, isLinkedData ? "json-ld" : "script", order) is { } stamp)
                {
                    return stamp;
                }
            }
        }
        return null;
    }

    private static Stamp? Find(string script, string name, string origin, DayOrder order)
    {
        for (int at = 0; (at = script.IndexOf(name, at, StringComparison.Ordinal)) >= 0; at += name.Length)
        {
            ReadOnlySpan<char> rest = script.AsSpan(at + name.Length);
            // The name in quotation marks, perhaps escaped, a colon, and the value in quotation marks.
            ReadOnlySpan<char> value = rest[..Math.Min(rest.Length, 60)].TrimStart("\\\"'");
            if (value.Length == rest.Length || !value.TrimStart().StartsWith(":") || at == 0 || script[at - 1] is not ('"' or '\''))
            {
                continue;
            }
            value = value.TrimStart()[1..].TrimStart();
            value = value.TrimStart("\\\"'");
            int end = value.IndexOfAny("\\\"',}");
            if (end > 0 && Stamp.Read(value[..end].ToString(), origin, order) is { } stamp)
            {
                return stamp;
            }
        }
        return null;
    }
}
