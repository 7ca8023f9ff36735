using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Metadata;

/// <summary>A page's <c>meta</c> elements and links, by name in lower case.</summary>
internal sealed class MetaTags
{
    /// <summary>The longest value that is kept, in UTF-16 units: titles and names are shorter, and everything else is of no use.</summary>
    private const int LongestValue = 1000;

    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);

    public MetaTags(HtmlTree tree)
    {
        for (int node = 0; node < tree.Count; node++)
        {
            switch (tree.Tag(node))
            {
                case HtmlTag.Meta:
                    AddMeta(tree, node);
                    break;
                case HtmlTag.Link:
                    AddLink(tree, node);
                    break;
                case HtmlTag.Title when Title == null && tree.Name(tree.Parent(node)) != "svg":
                    Title = Spaces.Even(tree.Text(node + 1) is { } text && node + 1 < tree.End(node) ? text[..Math.Min(text.Length, LongestValue)] : "");
                    break;
                case HtmlTag.Html:
                    Language ??= tree.Attribute(node, "lang") ?? tree.Attribute(node, "xml:lang");
                    break;
            }
        }
    }

    /// <summary>The text of the <c>title</c> element.</summary>
    public string? Title { get; }

    /// <summary>The language of the <c>html</c> element.</summary>
    public string? Language { get; }

    public string? Canonical { get; private set; }

    /// <summary>The first of these that has a value.</summary>
    public string? First(params ReadOnlySpan<string> names)
    {
        foreach (string name in names)
        {
            if (_values.TryGetValue(name, out string? value))
            {
                return value;
            }
        }
        return null;
    }

    private void AddMeta(HtmlTree tree, int node)
    {
        // Some archives write value= for content=.
        string? value = tree.Attribute(node, "content") ?? tree.Attribute(node, "value");
        string? name = tree.Attribute(node, "property") ?? tree.Attribute(node, "name") ?? tree.Attribute(node, "itemprop") ?? tree.Attribute(node, "http-equiv");
        if (name == null || value == null || value.Length > LongestValue)
        {
            return;
        }
        value = Spaces.Even(value);
        if (value.Length > 0)
        {
            _values.TryAdd(name.Trim(), value);
            // A meta element may bear two names: name="author" property="article:author".
            if (tree.Attribute(node, "name") is { Length: > 0 } other)
            {
                _values.TryAdd(other.Trim(), value);
            }
        }
    }

    private void AddLink(HtmlTree tree, int node)
    {
        if (tree.Attribute(node, "rel") is { } rel && rel.Trim().Equals("canonical", StringComparison.OrdinalIgnoreCase))
        {
            Canonical ??= tree.Attribute(node, "href")?.Trim();
        }
    }
}
