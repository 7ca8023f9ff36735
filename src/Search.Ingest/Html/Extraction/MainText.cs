using System.Text;
using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Extraction;

/// <summary>A page's article and the rest of its text.</summary>
internal sealed class MainText
{
    /// <summary>Where less than this is left, in characters, too much was taken for noise.</summary>
    private const int LeastMass = 200;

    private readonly PageParts _page;
    private readonly bool[] _isNoise;
    private readonly bool[] _isBody;
    private readonly ContainerFinder _containers;

    /// <param name="page">The page.</param>
    /// <param name="title">Its title, if one is known.</param>
    /// <param name="titleNode">The heading that shows it; -1 where there is none.</param>
    public MainText(PageParts page, string? title, int titleNode)
    {
        _page = page;
        var noise = new NoiseFinder(page);
        _isNoise = noise.Find(titleNode);
        if (Mass(page, _isNoise) is var mass && mass < LeastMass && page.Mass(0) > 2 * mass + LeastMass)
        {
            _isNoise = noise.Find(titleNode, isLenient: true);
        }
        NoiseRoots = noise.Roots;
        _isBody = new bool[page.Blocks.Count];
        _containers = new ContainerFinder(page, _isNoise);
        Container = _containers.Find(titleNode);
        Surroundings.Mark(page, _containers, _isNoise, Container, titleNode, _isBody);
        BodyFilter.Mark(page, _isNoise, title, _isBody);
    }

    /// <summary>The element that holds the article.</summary>
    public int Container { get; }

    /// <summary>The elements that are no part of it by what they are and are called.</summary>
    public IReadOnlyList<int> NoiseRoots { get; }

    public long Clean(int node) => _containers.Clean(node);

    public bool IsNoise(int block) => _isNoise[block];

    public bool IsBody(int block) => _isBody[block];

    public string Body()
    {
        var text = new StringBuilder();
        TextBlock? before = null;
        for (int i = 0; i < _page.Blocks.Count; i++)
        {
            if (!_isBody[i])
            {
                continue;
            }
            TextBlock block = _page.Blocks[i];
            if (before != null)
            {
                text.Append(Between(before, block));
            }
            text.Append(block.Text);
            before = block;
        }
        return text.ToString();
    }

    public string? Furniture()
    {
        var text = new StringBuilder();
        for (int i = 0; i < _page.Blocks.Count; i++)
        {
            if (!_isBody[i])
            {
                text.Append(text.Length > 0 ? "\n" : "").Append(_page.Blocks[i].Text.Replace('\n', ' '));
            }
        }
        return text.Length == 0 ? null : text.ToString();
    }

    private static long Mass(PageParts page, bool[] isNoise)
    {
        long mass = 0;
        for (int i = 0; i < isNoise.Length; i++)
        {
            mass += isNoise[i] ? 0 : page.Blocks[i].Mass;
        }
        return mass;
    }

    /// <summary>Cells of a row stand on a line, items of a list and rows below each other, everything else apart.</summary>
    private string Between(TextBlock before, TextBlock block)
    {
        if (before.Kind != block.Kind || block.KindNode < 0)
        {
            return "\n\n";
        }
        int above = _page.Tree.Parent(block.KindNode);
        int aboveBefore = _page.Tree.Parent(before.KindNode);
        return block.Kind switch
        {
            HtmlTag.Cell when block.KindNode != before.KindNode && above == aboveBefore => " | ",
            HtmlTag.Cell when block.KindNode != before.KindNode && _page.Tree.Parent(above) == _page.Tree.Parent(aboveBefore) => "\n",
            HtmlTag.ListItem when block.KindNode != before.KindNode && above == aboveBefore => "\n",
            _ => "\n\n",
        };
    }
}
