using Search.Ingest.Text;

namespace Search.Ingest.Furniture;

/// <summary>
/// What a site says of itself: a block that welcomes to it or tells what it is for, with the site's name as a heading above.
/// </summary>
internal sealed class SiteRule : IFurnitureRule
{
    private static readonly string[] Openings = ["welcome to ", "about us", "about "];

    private static readonly string[] Praise =
    [
        "your number one source", "your one-stop", "your one stop", "your trusted source", "your go-to source", "your source for", "your home for",
        "your daily source", "number one source for", "dedicated to giving you", "dedicated to providing you", "bringing you the latest", "brings you the latest",
        "we bring you the", "is a news website", "is a news portal", "is an online news", "leading source of news", "your ultimate source",
    ];

    public int Match(PageText page, int line)
    {
        if (IsAboutSite(page[line]))
        {
            return 1;
        }
        // The heading: the name with which the next line goes on.
        return line + 1 < page.Count && IsHeadingOf(page[line], page[line + 1]) ? 2 : 0;
    }

    private static bool IsAboutSite(ReadOnlySpan<char> text)
    {
        if (text.Length > 600 || !text.StartsWith(Openings[0], StringComparison.OrdinalIgnoreCase))
        {
            return false;
        }
        return HasPraise(text);
    }

    private static bool IsHeadingOf(ReadOnlySpan<char> heading, ReadOnlySpan<char> block)
    {
        if (heading.Length > 60 || block.Length > 600 || Words.Count(heading) is 0 or > 6)
        {
            return false;
        }
        foreach (string opening in Openings)
        {
            if (block.StartsWith(opening + heading.ToString(), StringComparison.OrdinalIgnoreCase))
            {
                return opening == Openings[0] || HasPraise(block);
            }
            if (heading.Equals(opening.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase) && HasPraise(block))
            {
                return true;
            }
        }
        return block.StartsWith(heading, StringComparison.OrdinalIgnoreCase) && HasPraise(block);
    }

    private static bool HasPraise(ReadOnlySpan<char> text)
    {
        foreach (string praise in Praise)
        {
            if (text.Contains(praise, StringComparison.OrdinalIgnoreCase))
            {
                return true;
            }
        }
        return false;
    }
}
