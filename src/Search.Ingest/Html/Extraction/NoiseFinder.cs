using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Extraction;

/// <summary>Tells which blocks stand in parts of a page that are not its article, by what elements are and are called.</summary>
internal sealed class NoiseFinder(PageParts page)
{
    /// <summary>What holds more of the page's prose than this is not noise, whatever it is called.</summary>
    private const double MostOfPage = 0.6;

    private readonly HtmlTree _tree = page.Tree;

    /// <summary>The elements that were called noise.</summary>
    public List<int> Roots { get; } = [];

    /// <param name="title">The node of the title's heading; -1 where there is none.</param>
    /// <param name="isLenient">Names mean nothing: a forum's page is made of what is called comments.</param>
    /// <returns>For each block whether it is noise.</returns>
    public bool[] Find(int title, bool isLenient = false)
    {
        Roots.Clear();
        var isNoise = new bool[page.Blocks.Count];
        long total = page.Mass(0);
        for (int node = 1; node < _tree.Count; node++)
        {
            HtmlTag tag = _tree.Tag(node);
            if (tag == HtmlTag.Text)
            {
                continue;
            }
            if (HtmlTags.IsUnseen(tag))
            {
                node = _tree.End(node) - 1;
                continue;
            }
            if (!IsNoise(node, tag, total, title, isLenient))
            {
                continue;
            }
            (int first, int last) = page.Within(node);
            isNoise.AsSpan(first, last - first).Fill(true);
            Roots.Add(node);
            node = _tree.End(node) - 1;
        }
        return isNoise;
    }

    private bool IsNoise(int node, HtmlTag tag, long total, int title, bool isLenient)
    {
        (int first, int last) = page.Within(node);
        if (first == last || tag is HtmlTag.Html or HtmlTag.Body or HtmlTag.Main or HtmlTag.Quote)
        {
            return false;
        }
        if (title >= 0 && _tree.IsWithin(title, node))
        {
            return false;
        }
        long mass = page.Mass(node);
        if (mass > MostOfPage * total && mass > 200)
        {
            return false;
        }
        if (tag is HtmlTag.Nav or HtmlTag.Footer or HtmlTag.Aside or HtmlTag.Dialog or HtmlTag.Button)
        {
            return true;
        }
        if (_tree.Attribute(node, "role") is "navigation" or "complementary" or "contentinfo" or "banner" or "search" or "dialog" or "menu" or "alert" or "tooltip")
        {
            return true;
        }
        if (_tree.Attribute(node, "hidden") != null || _tree.Attribute(node, "aria-hidden") is "true" || IsUnseen(_tree.Attribute(node, "style")))
        {
            return true;
        }
        if (isLenient)
        {
            return false;
        }
        ClassWords.Meaning meaning = ClassWords.Of(_tree.Attribute(node, "class"), _tree.Attribute(node, "id"));
        if (meaning.Noise == 0 || tag is HtmlTag.Article)
        {
            return meaning.IsComments && tag == HtmlTag.Article;
        }
        if (meaning.Noise == 2 && (meaning.Content == 0 || meaning.IsComments))
        {
            return true;
        }
        return mass < 200 && (meaning.Content == 0 || page.Links(node) * 2 > page.Length(node));
    }

    private static bool IsUnseen(string? style) => style != null
        && (style.Contains("display:none", StringComparison.OrdinalIgnoreCase) || style.Contains("display: none", StringComparison.OrdinalIgnoreCase)
            || style.Contains("visibility:hidden", StringComparison.OrdinalIgnoreCase) || style.Contains("visibility: hidden", StringComparison.OrdinalIgnoreCase));
}
