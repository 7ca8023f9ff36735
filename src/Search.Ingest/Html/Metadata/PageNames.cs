using System.Collections.Frozen;
using Search.Ingest.Html.Extraction;
using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Metadata;

/// <summary>Who wrote a page, for which site and section, in which language, and which address it calls its own.</summary>
internal static class PageNames
{
    private const int LongestName = 120;
    private const int MostAuthors = 8;

    /// <summary>What stands where a name is looked for and is none.</summary>
    private static readonly FrozenSet<string> NoNames = new[]
    {
        "by", "von", "por", "par", "posted", "posted on", "posted by", "published", "veröffentlicht am", "veröffentlicht", "admin", "administrator", "no author", "follow", "editor", "author", "autor",
        "staff", "redaktion", "redaction", "guest", "unknown", "anonymous", "gesponserte inhalte", "about the author", "über den autor", "webmaster", "root", "default", "n/a", "none", "null",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Names, apart by <c>, </c>; null where the page tells none.</summary>
    public static string? Author(HtmlTree tree, MetaTags meta, List<LinkedData> data, string? site)
    {
        var names = new List<string>();
        foreach (string name in data.FirstOrDefault(d => d.Authors.Count > 0 && d.Rank >= 2)?.Authors ?? [])
        {
            Add(names, name, site);
        }
        if (names.Count == 0)
        {
            foreach (string property in (ReadOnlySpan<string>)["author", "article:author", "parsely-author", "dc.creator", "dcterms.creator", "sailthru.author", "byl", "citation_author", "article:author_name", "twitter:data1"])
            {
                if (names.Count == 0 && meta.First(property) is { } value)
                {
                    Add(names, value, site);
                }
            }
        }
        if (names.Count == 0)
        {
            AddSeen(tree, names, site);
        }
        return names.Count == 0 ? null : string.Join(", ", names);
    }

    public static string? Section(MetaTags meta, List<LinkedData> data) =>
        Short(meta.First("article:section", "og:section", "section", "parsely-section", "articlesection", "cxenseparse:recs:category")
            ?? data.FirstOrDefault(d => d.Section != null)?.Section);

    public static string? Site(MetaTags meta, List<LinkedData> data, string? url) =>
        Short(meta.First("og:site_name", "application-name", "dc.publisher", "publisher") ?? data.FirstOrDefault(d => d.Publisher != null)?.Publisher) ?? Host(url);

    /// <summary>The first part of the language tag, in lower case.</summary>
    public static string? Language(MetaTags meta, List<LinkedData> data)
    {
        string? tag = meta.Language ?? meta.First("content-language", "og:locale", "dc.language", "language") ?? data.FirstOrDefault(d => d.Language != null)?.Language;
        if (tag == null)
        {
            return null;
        }
        ReadOnlySpan<char> first = tag.AsSpan().Trim();
        int end = first.IndexOfAny("-_,; ");
        first = end < 0 ? first : first[..end];
        return first.Length is 2 or 3 && !first.ContainsAnyExceptInRange('A', 'z') ? first.ToString().ToLowerInvariant() : null;
    }

    /// <summary>Absolute, of HTTP, without a fragment. The site's first page is nobody's own address, but where the page was fetched from there.</summary>
    public static string? Address(MetaTags meta, List<LinkedData> data, string? url)
    {
        foreach (string? told in (ReadOnlySpan<string?>)[meta.Canonical, meta.First("og:url"), data.FirstOrDefault(d => d.Rank == 3)?.Url])
        {
            if (Absolute(told, url) is { } address && (address.AbsolutePath.Length > 1 || address.Query.Length > 1))
            {
                return address.GetComponents(UriComponents.AbsoluteUri & ~UriComponents.Fragment, UriFormat.UriEscaped);
            }
        }
        return null;
    }

    private static Uri? Absolute(string? told, string? url)
    {
        if (string.IsNullOrWhiteSpace(told) || told.Length > 2000)
        {
            return null;
        }
        Uri? address = null;
        bool isRead = Uri.TryCreate(told.StartsWith("//", StringComparison.Ordinal) ? "https:" + told : told, UriKind.Absolute, out address) && !address.IsFile;
        if (!isRead && url != null && Uri.TryCreate(url, UriKind.Absolute, out Uri? page))
        {
            isRead = Uri.TryCreate(page, told, out address);
        }
        return isRead && address!.Scheme is "http" or "https" && address.Host.Contains('.') ? address : null;
    }

    private static string? Host(string? url) =>
        Uri.TryCreate(url, UriKind.Absolute, out Uri? address) && address.Host.Length > 0
            ? address.Host.StartsWith("www.", StringComparison.Ordinal) ? address.Host[4..] : address.Host
            : null;

    private static void AddSeen(HtmlTree tree, List<string> names, string? site)
    {
        for (int node = 0; node < tree.Count; node++)
        {
            if (HtmlTags.IsUnseen(tree.Tag(node)))
            {
                node = tree.End(node) - 1;
            }
            else if (tree.Tag(node) != HtmlTag.Text && IsByline(tree, node) && tree.End(node) - node < 12)
            {
                Add(names, tree.SeenText(node), site);
                if (names.Count > 0)
                {
                    return;
                }
            }
        }
    }

    private static bool IsByline(HtmlTree tree, int node)
    {
        if (tree.Attribute(node, "rel") is "author" || tree.Attribute(node, "itemprop") is "author" or "author name")
        {
            return true;
        }
        string? names = tree.Attribute(node, "class");
        return names != null && names.Length < 80 && (names.Contains("author", StringComparison.OrdinalIgnoreCase) || names.Contains("byline", StringComparison.OrdinalIgnoreCase)
            || names.Contains("autor", StringComparison.OrdinalIgnoreCase)) && !names.Contains("comment", StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>A name as pages write it, without "By" and what follows a bar; not an address, and not the site.</summary>
    private static void Add(List<string> names, string value, string? site)
    {
        ReadOnlySpan<char> name = Spaces.Even(value);
        foreach (string by in (ReadOnlySpan<string>)["by ", "von ", "par ", "por ", "di ", "written by ", "posted by ", "published by ", "author: ", "autor: ", "text: ", "ein beitrag von ", "geschrieben von ", "veröffentlicht von "])
        {
            if (name.StartsWith(by, StringComparison.OrdinalIgnoreCase))
            {
                name = name[by.Length..].TrimStart();
            }
        }
        int end = name.IndexOfAny("|•·");
        name = (end > 2 ? name[..end] : name).Trim(" ,;:–-");
        if (name.Length is < 3 or > LongestName || name.Contains("://", StringComparison.Ordinal) || name.Contains('@') || name.ContainsAnyInRange('0', '9') || Text.Words.Count(name) > 12
            || names.Count == MostAuthors || (site != null && PageTitle.IsSame(name, site)))
        {
            return;
        }
        string written = name.ToString();
        if (NoNames.Contains(written))
        {
            return;
        }
        if (!names.Contains(written))
        {
            names.Add(written);
        }
    }

    private static string? Short(string? value) => value is { Length: > 0 and <= LongestName * 2 } ? Spaces.Even(value) : null;
}
