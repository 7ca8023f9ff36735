using AngleSharp.Dom;

namespace Search.Ingest.Html.Tree;

/// <summary>
/// A page as flat lists in document order, so that nothing that walks it needs recursion: node n with all below it is [n, End(n)). Node 0 is the page.
/// </summary>
internal sealed class HtmlTree
{
    private readonly List<Node> _nodes = [];

    /// <summary>Number of nodes.</summary>
    public int Count => _nodes.Count;

    public HtmlTag Tag(int node) => _nodes[node].Tag;

    /// <summary>The node above; -1 above the page.</summary>
    public int Parent(int node) => _nodes[node].Parent;

    /// <summary>Behind the last node below this one.</summary>
    public int End(int node) => _nodes[node].End;

    /// <summary>The text of a text node, else null.</summary>
    public string? Text(int node) => (_nodes[node].Source as ICharacterData)?.Data;

    /// <summary>An attribute's value as written; null where it is absent, and for text.</summary>
    public string? Attribute(int node, string name) => (_nodes[node].Source as IElement)?.GetAttribute(name);

    /// <summary>The element's name in lower case; empty for text.</summary>
    public string Name(int node) => (_nodes[node].Source as IElement)?.LocalName ?? "";

    /// <summary>All text below a node, scripts and styles too.</summary>
    public string RawText(int node)
    {
        var text = new System.Text.StringBuilder();
        for (int i = node; i < End(node); i++)
        {
            text.Append(Text(i));
        }
        return text.ToString();
    }

    /// <summary>The text below a node as a reader sees it: white space single, none at the ends. A long one is cut somewhere behind <paramref name="most"/> characters.</summary>
    public string SeenText(int node, int most = 1000)
    {
        var text = new System.Text.StringBuilder();
        for (int i = node; i < End(node) && text.Length <= most; i++)
        {
            if (HtmlTags.IsUnseen(Tag(i)) && i != node)
            {
                i = End(i) - 1;
                continue;
            }
            if (Text(i) is { } data)
            {
                Spaces.Append(text, data.AsSpan(0, Math.Min(data.Length, 2 * most)));
            }
            else if (HtmlTags.IsBlock(Tag(i)) || Tag(i) == HtmlTag.Break)
            {
                Spaces.Append(text, " ");
            }
        }
        return text.ToString().Trim();
    }

    /// <summary>Whether a node is another one or stands below it.</summary>
    public bool IsWithin(int node, int ancestor) => node >= ancestor && node < End(ancestor);

    public int Add(HtmlTag tag, int parent, INode source)
    {
        _nodes.Add(new Node(tag, parent, _nodes.Count + 1, source));
        return _nodes.Count - 1;
    }

    public void Close(int node) => _nodes[node] = _nodes[node] with { End = _nodes.Count };

    private readonly record struct Node(HtmlTag Tag, int Parent, int End, INode Source);
}
