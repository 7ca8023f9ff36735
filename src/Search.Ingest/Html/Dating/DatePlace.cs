using Search.Ingest.Html.Extraction;
using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Dating;

/// <summary>Judges a date on a page by where it stands and by what the elements around it are called.</summary>
internal sealed class DatePlace
{
    private readonly PageParts _page;
    private readonly int _title;

    public DatePlace(PageParts page, MainText main, int titleNode)
    {
        _page = page;
        _title = titleNode < 0 ? -1 : page.FirstFrom(titleNode);
        FirstBody = Enumerable.Range(0, page.Blocks.Count).FirstOrDefault(main.IsBody, page.Blocks.Count);
        LastBody = Enumerable.Range(0, page.Blocks.Count).LastOrDefault(main.IsBody, -1);
    }

    /// <summary>The first block of the article's text; behind all blocks where there is none.</summary>
    public int FirstBody { get; }

    /// <summary>The last block of the article's text, or -1.</summary>
    public int LastBody { get; }

    /// <summary>Near the title and near the ends of the text dates are the article's own.</summary>
    public double Of(int block)
    {
        int anchor = _title >= 0 ? _title : FirstBody;
        if (block >= anchor && block <= Math.Max(FirstBody, anchor + 3) && !(LastBody >= 0 && block > LastBody))
        {
            return 30 - Math.Min(12, block - anchor);
        }
        if (block < anchor && block >= anchor - 6)
        {
            return 22 - 2 * (anchor - block);
        }
        if (block > LastBody && block <= LastBody + 6)
        {
            return 16 - (block - LastBody);
        }
        return block > FirstBody && block <= LastBody ? (block >= LastBody - 1 ? 8 : -4) : -12;
    }

    /// <summary>What the elements around are called, and what they are.</summary>
    public double OfNames(int node)
    {
        HtmlTree tree = _page.Tree;
        double score = 0;
        int height = 0;
        bool isBeside = false;
        for (int above = tree.Parent(node); above > 0; above = tree.Parent(above), height++)
        {
            if (height < 4)
            {
                score = Math.Max(score, SeenWords.JudgeNames(tree.Attribute(above, "class")) / (1 + 0.3 * height));
                score = Math.Max(score, SeenWords.JudgeNames(tree.Attribute(above, "id")) / (1 + 0.3 * height));
            }
            isBeside |= tree.Tag(above) is HtmlTag.Aside or HtmlTag.Nav or HtmlTag.Footer;
            isBeside |= SeenWords.IsBeside(tree.Attribute(above, "class")) || SeenWords.IsBeside(tree.Attribute(above, "id"));
        }
        return score - (!isBeside ? 0 : IsBehindText(node) ? 40 : IsBelowTitle(node) ? 0 : 28);
    }

    /// <summary>Whether a block stands a little above the title, or below it and not far into the text.</summary>
    public bool IsNearTop(int block) =>
        (_title >= 0 ? _title : FirstBody) is var anchor && block >= anchor - 2 && block <= Math.Min(Math.Max(anchor + 8, FirstBody + 4), LastBody);

    /// <summary>A footer or header of the article itself holds its title, too.</summary>
    private bool IsBelowTitle(int node) => _title >= 0 && _page.FirstFrom(node) is var block && block >= _title && block <= _title + 4;

    private bool IsBehindText(int node) => LastBody >= 0 && _page.FirstFrom(node) > LastBody;
}
