using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Extraction;

/// <summary>Finds the element that holds the article's text: down from the page, to whichever child has nearly all of what reads like an article.</summary>
internal sealed class ContainerFinder(PageParts page, bool[] isNoise)
{
    private readonly HtmlTree _tree = page.Tree;
    private readonly long[] _clean = CleanMass(page, isNoise);

    /// <summary>What reads like an article below an element, noise left out.</summary>
    public long Clean(int node)
    {
        (int first, int last) = page.Within(node);
        return _clean[last] - _clean[first];
    }

    public int Find(int title)
    {
        int node = 0;
        while (true)
        {
            long total = Clean(node);
            int best = -1;
            double bestWeight = 0;
            for (int child = node + 1; child < _tree.End(node); child = _tree.End(child))
            {
                HtmlTag tag = _tree.Tag(child);
                if (tag == HtmlTag.Text || HtmlTags.IsUnseen(tag))
                {
                    continue;
                }
                double weight = Weight(child, title);
                if (weight > bestWeight)
                {
                    best = child;
                    bestWeight = weight;
                }
            }
            if (best < 0 || !CanHold(_tree.Tag(best)) || !IsEnough(best, total, title))
            {
                return node;
            }
            node = best;
        }
    }

    private double Weight(int node, int title)
    {
        long mass = Clean(node);
        if (mass == 0)
        {
            return 0;
        }
        double weight = mass;
        HtmlTag tag = _tree.Tag(node);
        if (tag is HtmlTag.Article or HtmlTag.Main || _tree.Attribute(node, "role") is "main" or "article")
        {
            weight *= 1.5;
        }
        if (_tree.Attribute(node, "itemprop") is "articleBody")
        {
            weight *= 3;
        }
        if (title >= 0 && _tree.IsWithin(title, node))
        {
            weight *= 1.5;
        }
        return weight * (1 + 0.25 * Math.Min(2, ClassWords.Of(_tree.Attribute(node, "class"), _tree.Attribute(node, "id")).Content));
    }

    private bool IsEnough(int child, long total, int title)
    {
        long mass = Clean(child);
        if (mass >= 0.8 * total)
        {
            return true;
        }
        if (mass < 250)
        {
            return false;
        }
        if (_tree.Attribute(child, "itemprop") is "articleBody")
        {
            return mass >= 0.3 * total;
        }
        bool hasTitle = title >= 0 && _tree.IsWithin(title, child);
        bool isNamed = _tree.Tag(child) is HtmlTag.Article or HtmlTag.Main || _tree.Attribute(child, "role") is "main" or "article";
        return mass >= (hasTitle && isNamed ? 0.15 : hasTitle ? 0.35 : isNamed ? 0.5 : 0.7) * total;
    }

    private static bool CanHold(HtmlTag tag) => tag is not (HtmlTag.Paragraph or HtmlTag.List or HtmlTag.ListItem or HtmlTag.Anchor or HtmlTag.Pre or HtmlTag.Caption
        or HtmlTag.Quote or HtmlTag.Span or HtmlTag.Inline or HtmlTag.Bold)
        && HtmlTags.HeadingLevel(tag) == 0;

    private static long[] CleanMass(PageParts page, bool[] isNoise)
    {
        var clean = new long[page.Blocks.Count + 1];
        for (int i = 0; i < page.Blocks.Count; i++)
        {
            clean[i + 1] = clean[i] + (isNoise[i] ? 0 : page.Blocks[i].Mass);
        }
        return clean;
    }
}
