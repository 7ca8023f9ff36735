using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Extraction;

/// <summary>
/// Finds text of the article around the element that holds most of it: what leads to it, between the heading and that element, and what follows in elements like it.
/// </summary>
internal static class Surroundings
{
    /// <summary>A heading as long as this may be a lead.</summary>
    private const int LongHeading = 60;

    public static void Mark(PageParts page, ContainerFinder containers, bool[] isNoise, int container, int title, bool[] isBody)
    {
        HtmlTree tree = page.Tree;
        (int first, int last) = page.Within(container);
        isBody.AsSpan(first, last - first).Fill(true);
        MarkLead(page, isNoise, container, title, isBody);
        for (int node = container; tree.Parent(node) > 0; node = tree.Parent(node))
        {
            if (title >= 0 && tree.IsWithin(title, node))
            {
                break;
            }
            for (int sibling = tree.End(node); sibling < tree.End(tree.Parent(node)); sibling = tree.End(sibling))
            {
                if (GoesOn(page, containers, sibling, node))
                {
                    (first, last) = page.Within(sibling);
                    isBody.AsSpan(first, last - first).Fill(true);
                }
            }
        }
    }

    private static void MarkLead(PageParts page, bool[] isNoise, int container, int title, bool[] isBody)
    {
        HtmlTree tree = page.Tree;
        if (title < 0 || title > container)
        {
            return;
        }
        for (int i = page.FirstFrom(tree.End(title)); i < page.FirstFrom(container); i++)
        {
            TextBlock block = page.Blocks[i];
            isBody[i] = !isNoise[i] && (block.Mass > 0 || (HtmlTags.HeadingLevel(block.Kind) is 2 or 3 && block.Text.Length >= LongHeading && block.LinkLength == 0));
        }
    }

    /// <summary>Whether an element goes on with the article: a paragraph behind it, or an element of the same name and class.</summary>
    private static bool GoesOn(PageParts page, ContainerFinder containers, int node, int before)
    {
        HtmlTree tree = page.Tree;
        if (containers.Clean(node) == 0 || page.Links(node) * 4 > page.Length(node))
        {
            return false;
        }
        return tree.Tag(node) is HtmlTag.Paragraph or HtmlTag.Quote
            || (tree.Tag(node) == tree.Tag(before) && tree.Attribute(node, "class") is { Length: > 0 } name && name == tree.Attribute(before, "class"));
    }
}
