using Search.Ingest.Dates;
using Search.Ingest.Html.Extraction;
using Search.Ingest.Html.Metadata;
using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Dating;

/// <summary>Gathers the dates that a page gives for programs, the surest first.</summary>
internal static class Stamps
{
    private static readonly string[] Published =
    [
        "article:published_time", "og:article:published_time", "article:published", "og:published_time", "datepublished", "published_time",
        "publish-date", "publishdate", "publication_date", "publication-date", "article_date_original", "article.published", "parsely-pub-date",
        "sailthru.date", "cxenseparse:recs:publishtime", "cxenseparse:publishtime", "vr:published_time", "bt:pubdate", "citation_publication_date",
        "citation_online_date", "citation_date", "dc.date.issued", "dcterms.issued", "dc.date.published", "dcterms.available",
        "prism.publicationdate", "pubdate", "pub_date", "published", "originalpublicationdate", "rnews:datepublished", "article:created",
        "last-published", "shareaholic:article_published_time", "analytics:date", "og:pubdate", "og:regdate", "og:article:pubdate",
        "article_publication_date", "article:post_date", "article:publicationdate", "article.publisheddate", "date_published", "date-published",
        "datepublish", "dateposted", "publish_date", "publish_time", "publishtime", "publishing_date", "publishedat", "published_at",
        "published-date", "publisheddate", "publication-time", "firstpublished", "first_published", "dcsext.articlefirstpublished", "rbpubdate",
        "parsely-article-published-date", "citation_cover_date", "bbc:published", "displaydate", "live_date", "firstpublishdate", "dc.date.available",
        "eprints.datestamp", "ptime", "apub:time", "publicationdate", "og:release_date", "article:release_date",
    ];

    /// <summary>Names that editors' systems also give to dates of other things, so that a date shown beside the title is surer.</summary>
    private static readonly string[] Vague =
        ["dc.date", "dcterms.date", "date", "created", "doc_date", "datecreated", "pdate", "dcterms.created", "dc.date.created", "date_created",
            "created_time",
        "dc.created", "creationdate", "create_date", "content_create_date", "issue_date", "timestamp", "utdate", "pagedate", "search.date"];

    private static readonly string[] Changed =
    [
        "article:modified_time", "og:updated_time", "datemodified", "dcterms.modified", "dc.date.modified", "last-modified", "modified", "lastmod",
        "revised", "updated_time", "article:updated", "article:modified", "last_modified", "lastmodified", "last_updated", "mod_date",
        "date_modified", "bt:moddate", "dc.modified", "eomportal-lastupdate",
    ];

    /// <summary>When it was published.</summary>
    public static List<Stamp> Of(HtmlTree tree, MetaTags meta, List<LinkedData> data, string? title, DayOrder order)
    {
        var stamps = new List<Stamp>();
        if (Stamp.Read(meta.First("article:published_time", "og:article:published_time"), "meta published_time", order) is { } first)
        {
            stamps.Add(first);
        }
        foreach (LinkedData item in Relevant(data, title))
        {
            if (Stamp.Read(item.Published, "json-ld", order) is { } stamp)
            {
                stamps.Add(stamp);
                break;
            }
        }
        AddProperties(tree, stamps, order);
        foreach (string name in Published)
        {
            if (Stamp.Read(meta.First(name), "meta " + name, order) is { } stamp)
            {
                stamps.Add(stamp);
            }
        }
        return Surest(stamps);
    }

    /// <summary>What stands in the head under names that mean little.</summary>
    public static Stamp? VagueOf(MetaTags meta, DayOrder order)
    {
        foreach (string name in Vague)
        {
            if (Stamp.Read(meta.First(name), "meta date", order) is { } stamp)
            {
                return stamp;
            }
        }
        return null;
    }

    /// <summary>Those of the day that most of them name come first.</summary>
    private static List<Stamp> Surest(List<Stamp> stamps)
    {
        if (stamps.Count < 3)
        {
            // A stamp of the place itself is surer than one in UTC.
            return stamps is [{ IsUtc: true }, { IsUtc: false }]
                && Math.Abs((stamps[0].Value.Date - stamps[1].Value.Date).TotalDays) == 1 ? [stamps[1], stamps[0]] : stamps;
        }
        var counts = stamps.GroupBy(s => s.Value.Date).ToDictionary(g => g.Key, g => g.Count());
        return [.. stamps.OrderByDescending(s => counts[s.Value.Date])];
    }

    /// <summary>When it was changed.</summary>
    public static Stamp? ChangeOf(MetaTags meta, List<LinkedData> data, string? title, DayOrder order)
    {
        foreach (string name in Changed)
        {
            if (Stamp.Read(meta.First(name), "changed", order) is { } stamp)
            {
                return stamp;
            }
        }
        return Relevant(data, title).Select(d => Stamp.Read(d.Modified, "changed", order)).FirstOrDefault(s => s != null);
    }

    /// <summary>Those of the page's title first; then articles before pages.</summary>
    private static IEnumerable<LinkedData> Relevant(List<LinkedData> data, string? title)
    {
        string key = PageTitle.Key(title ?? "");
        return data.OrderByDescending(d => key.Length > 0 && d.Headline != null && PageTitle.Key(d.Headline) == key);
    }

    private static void AddProperties(HtmlTree tree, List<Stamp> stamps, DayOrder order)
    {
        for (int node = 0; node < tree.Count; node++)
        {
            if (tree.Tag(node) != HtmlTag.Text && tree.Attribute(node, "itemprop") is { } property
                && (property.Contains("datePublished", StringComparison.OrdinalIgnoreCase)
                || property.Contains("dateCreated", StringComparison.OrdinalIgnoreCase)))
            {
                string? value = tree.Attribute(node, "content") ?? tree.Attribute(node, "datetime") ?? tree.Attribute(node, "title");
                if ((Stamp.Read(value, "itemprop", order) ?? Stamp.Read(tree.SeenText(node), "itemprop", order)) is { } stamp)
                {
                    stamps.Add(stamp);
                    return;
                }
            }
        }
    }
}
