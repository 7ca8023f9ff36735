using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Extraction;

/// <summary>Tells which blocks of the container are the article's.</summary>
internal static class BodyFilter
{
    public static void Mark(PageParts page, bool[] isNoise, string? title, bool[] isBody)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = 0; i < isBody.Length; i++)
        {
            TextBlock block = page.Blocks[i];
            isBody[i] = isBody[i] && !isNoise[i] && IsText(page, block, title) && (block.Text.Length < 40 || seen.Add(block.Text));
        }
        DropLinkLists(page, isBody);
        DropHeadingsOfNothing(page, isBody);
    }

    /// <summary>A list that is mostly links is a way to other pages.</summary>
    private static void DropLinkLists(PageParts page, bool[] isBody)
    {
        HtmlTree tree = page.Tree;
        for (int node = 0; node < tree.Count; node++)
        {
            if (tree.Tag(node) != HtmlTag.List)
            {
                continue;
            }
            (int first, int last) = page.Within(node);
            if (last - first > 1 && page.Links(node) > 0.6 * page.Length(node))
            {
                isBody.AsSpan(first, last - first).Clear();
            }
        }
    }

    /// <summary>Headings below which nothing of the article stands.</summary>
    private static void DropHeadingsOfNothing(PageParts page, bool[] isBody)
    {
        bool isFollowed = false;
        for (int i = isBody.Length - 1; i >= 0; i--)
        {
            if (isBody[i] && page.Blocks[i].IsHeading && !isFollowed)
            {
                isBody[i] = false;
            }
            isFollowed |= isBody[i];
        }
    }

    private static bool IsText(PageParts page, TextBlock block, string? title)
    {
        if (block.Kind == HtmlTag.Caption || (title != null && block.Text.Length < 2 * title.Length + 20 && PageTitle.IsSame(block.Text, title)))
        {
            return false;
        }
        return !LineRules.IsFurniture(block) && (block.LinkShare < 0.8 || block.Length > 80);
    }
}
