using Search.Ingest.Html.Metadata;
using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Extraction;

/// <summary>A page's title, and the heading that shows it.</summary>
/// <param name="Text">Null where the page has none.</param>
/// <param name="Node">-1 where no heading shows it.</param>
internal sealed record TitleChoice(string? Text, int Node)
{
    private const int LongestTitle = 400;

    public static TitleChoice Of(HtmlTree tree, MetaTags meta, List<LinkedData> data)
    {
        string? headline = data.FirstOrDefault(d => d.Rank >= 2 && d.Headline != null)?.Headline is { } told ? Spaces.Even(told) : null;
        string? og = meta.First("og:title", "twitter:title", "dc.title", "dcterms.title", "title");
        string?[] known = [meta.Title, og, headline];
        string[] keys = [.. known.Where(k => k != null).Select(k => PageTitle.Key(k!)).Where(k => k.Length > 0)];
        var headings = new List<(int Node, string Text)>();
        for (int node = 0; node < tree.Count && headings.Count < 50; node++)
        {
            if (HtmlTags.IsUnseen(tree.Tag(node)))
            {
                node = tree.End(node) - 1;
            }
            else if (tree.Tag(node) == HtmlTag.H1 && tree.SeenText(node) is { Length: > 1 and <= LongestTitle } text)
            {
                headings.Add((node, text));
            }
        }
        foreach ((int node, string text) in headings)
        {
            string key = PageTitle.Key(text);
            if (key.Length > 1 && keys.Any(k => k.Contains(key, StringComparison.Ordinal)))
            {
                return new TitleChoice(text, node);
            }
        }
        if (headings.Count == 1)
        {
            return new TitleChoice(headings[0].Text, headings[0].Node);
        }
        return new TitleChoice(headline ?? og ?? meta.Title, -1);
    }
}
