using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Extraction;

/// <summary>A page's blocks, and how much each element holds of what reads like an article.</summary>
internal sealed class PageParts
{
    private readonly long[] _mass;
    private readonly long[] _length;
    private readonly long[] _links;
    private readonly int[] _firsts;

    public PageParts(HtmlTree tree)
    {
        Tree = tree;
        Blocks = BlockReader.Read(tree);
        _mass = new long[Blocks.Count + 1];
        _length = new long[Blocks.Count + 1];
        _links = new long[Blocks.Count + 1];
        _firsts = [.. Blocks.Select(b => b.First)];
        for (int i = 0; i < Blocks.Count; i++)
        {
            _mass[i + 1] = _mass[i] + Blocks[i].Mass;
            _length[i + 1] = _length[i] + Blocks[i].Text.Length;
            _links[i + 1] = _links[i] + Blocks[i].LinkLength;
        }
    }

    public HtmlTree Tree { get; }

    public List<TextBlock> Blocks { get; }

    /// <summary>The blocks that start below an element, as [first, last).</summary>
    public (int First, int Last) Within(int node) => (FirstFrom(node), FirstFrom(Tree.End(node)));

    /// <summary>What reads like an article below an element, in characters.</summary>
    public long Mass(int node)
    {
        (int first, int last) = Within(node);
        return _mass[last] - _mass[first];
    }

    public long Length(int node)
    {
        (int first, int last) = Within(node);
        return _length[last] - _length[first];
    }

    public long Links(int node)
    {
        (int first, int last) = Within(node);
        return _links[last] - _links[first];
    }

    /// <summary>The first block that starts at a node or behind it.</summary>
    public int FirstFrom(int node)
    {
        int at = Array.BinarySearch(_firsts, node);
        return at < 0 ? ~at : at;
    }
}
