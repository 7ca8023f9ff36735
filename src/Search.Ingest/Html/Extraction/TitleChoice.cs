using Search.Ingest.Html.Metadata;
using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Extraction;

/// <summary>A page's title, and the heading that shows it.</summary>
/// <param name="Text">Null where the page has none.</param>
/// <param name="Node">-1 where no heading shows it.</param>
internal sealed record TitleChoice(string? Text, int Node)
{
    private const int LongestTitle = 400;
    private const int MostHeadings = 200;

    /// <summary>A heading that fits less is no title of the page as its head knows it.</summary>
    private const double LeastFit = 40;

    /// <param name="tree">The page.</param>
    /// <param name="meta">Its head.</param>
    /// <param name="data">Its JSON-LD.</param>
    /// <param name="url">Its address, if it is known.</param>
    public static TitleChoice Of(HtmlTree tree, MetaTags meta, List<LinkedData> data, string? url)
    {
        var known = new KnownTitles(meta, data, url);
        TitleChoice? best = null;
        double bestFit = 0;
        int mainHeadings = 0;
        TitleChoice? mainHeading = null;
        foreach ((int node, string text) in Headings(tree))
        {
            string key = PageTitle.Key(text);
            bool isSite = known.IsSite(key) || IsHome(tree, node);
            double fit = known.Fit(key);
            if (fit > 0)
            {
                fit += 8 - 4 * Level(tree, node) - (isSite ? 60 : 0) - (IsBeside(tree, node) ? 30 : 0);
            }
            if (fit > bestFit && fit >= LeastFit)
            {
                best = new TitleChoice(text, node);
                bestFit = fit;
            }
            if (Level(tree, node) == 0 && !isSite && key.Length > 1)
            {
                mainHeadings++;
                mainHeading ??= new TitleChoice(text, node);
            }
        }
        best ??= mainHeadings == 1 ? mainHeading : null;
        if (best == null)
        {
            return new TitleChoice(known.WithoutSite() ?? mainHeading?.Text, -1);
        }
        return best with { Text = HeadingRuns.Title(tree, best.Node, best.Text!, known) };
    }

    private static List<(int Node, string Text)> Headings(HtmlTree tree)
    {
        var headings = new List<(int Node, string Text)>();
        for (int node = 0; node < tree.Count && headings.Count < MostHeadings; node++)
        {
            HtmlTag tag = tree.Tag(node);
            if (HtmlTags.IsUnseen(tag))
            {
                node = tree.End(node) - 1;
            }
            else if ((HtmlTags.HeadingLevel(tag) is 1 or 2 or 3 || (tag != HtmlTag.Text && tree.Attribute(node, "itemprop") is "headline"))
                && tree.SeenText(node) is { Length: > 1 and <= LongestTitle } text)
            {
                headings.Add((node, text));
            }
        }
        return headings;
    }

    private static int Level(HtmlTree tree, int node) => Math.Max(0, HtmlTags.HeadingLevel(tree.Tag(node)) - 1);

    /// <summary>It leads to the site's first page, or is called the site's title or sign.</summary>
    private static bool IsHome(HtmlTree tree, int node)
    {
        for (int i = node; i < tree.End(node); i++)
        {
            if (tree.Tag(i) == HtmlTag.Anchor && IsRoot(tree.Attribute(i, "href")))
            {
                return true;
            }
        }
        int above = tree.Parent(node);
        return IsSign(tree, node) || IsSign(tree, above) || (tree.Tag(above) == HtmlTag.Anchor && IsRoot(tree.Attribute(above, "href")));
    }

    private static bool IsSign(HtmlTree tree, int node)
    {
        string names = tree.Attribute(node, "class") + " " + tree.Attribute(node, "id");
        return names.Contains("logo", StringComparison.OrdinalIgnoreCase) || names.Contains("site-title", StringComparison.OrdinalIgnoreCase)
            || names.Contains("sitetitle", StringComparison.OrdinalIgnoreCase) || names.Contains("blog-title", StringComparison.OrdinalIgnoreCase)
            || names.Contains("site-name", StringComparison.OrdinalIgnoreCase) || names.Contains("blogtitle", StringComparison.OrdinalIgnoreCase);
    }

    private static bool IsRoot(string? href)
    {
        if (href == null)
        {
            return false;
        }
        int scheme = href.IndexOf("://", StringComparison.Ordinal);
        int path = scheme < 0 ? 0 : href.IndexOf('/', scheme + 3);
        string rest = path < 0 ? "" : href[path..].Trim();
        return scheme < 0 ? rest is "/" : rest is "" or "/" || rest.StartsWith("/web/", StringComparison.Ordinal) && IsRoot(rest[Math.Max(0, rest.IndexOf("http", StringComparison.Ordinal))..]);
    }

    /// <summary>In a part of the page that is beside the article.</summary>
    private static bool IsBeside(HtmlTree tree, int node)
    {
        for (int above = tree.Parent(node); above > 0; above = tree.Parent(above))
        {
            if (tree.Tag(above) is HtmlTag.Aside or HtmlTag.Footer or HtmlTag.Nav or HtmlTag.ListItem)
            {
                return true;
            }
        }
        return false;
    }
}
