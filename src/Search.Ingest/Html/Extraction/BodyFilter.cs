using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Extraction;

/// <summary>Tells which blocks of the container are the article's.</summary>
internal static class BodyFilter
{
    public static void Mark(PageParts page, bool[] isNoise, int container, string? title, int titleNode, bool[] isBody)
    {
        (int first, int last) = page.Within(container);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (int i = first; i < last; i++)
        {
            TextBlock block = page.Blocks[i];
            isBody[i] = !isNoise[i] && IsText(page, block, title) && (block.Text.Length < 40 || seen.Add(block.Text));
        }
        // A heading with nothing of the article below it.
        bool isFollowed = false;
        for (int i = last - 1; i >= first; i--)
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
        return block.LinkShare < 0.8 || block.Length > 80;
    }
}
