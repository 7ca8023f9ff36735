using System.Collections.Frozen;
using Search.Ingest.Text;

namespace Search.Ingest.Furniture;

/// <summary>
/// Tells the lines of a page that are not its article. Everything else stays: in doubt a line is the article's, since a paragraph that is lost can
/// no longer be found, while a label too many costs little.
/// </summary>
internal static class FurnitureSplitter
{
    private static readonly LabelRule Labels = new();

    private static readonly IFurnitureRule[] Rules =
        [Labels, new OpeningRule(), new PostLinkRule(), new CounterRule(), new CreditRule(), new BylineRule(), new DatelineRule(), new SiteRule()];

    /// <summary>Words that are furniture only beside other furniture: fields of a form, names of networks, items of a menu.</summary>
    private static readonly FrozenSet<string> Neighbours = new[]
    {
        "name", "email", "e-mail", "website", "comment", "comments", "reply", "video", "facebook", "twitter", "x", "linkedin", "whatsapp", "pinterest",
        "telegram", "reddit", "instagram", "youtube", "tumblr", "print", "share", "tweet", "like", "save", "subscribe", "sign up", "log in", "login",
        "register", "search", "menu", "home", "news", "previous", "prev", "next", "more", "tags", "submit", "send", "close", "cancel", "0", "1", "2", "3",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <param name="page">The page.</param>
    /// <param name="repeated">Lines that repeat over articles of its source; null: nobody looked.</param>
    /// <returns>For each line of the page whether it is furniture. Never all lines: a page of nothing else is taken as its article.</returns>
    public static bool[] Split(PageText page, RepeatedLines? repeated = null)
    {
        var isFurniture = new bool[page.Count];
        for (int line = 0; line < page.Count; line++)
        {
            bool goesOn = LineText.GoesOn(page, line);
            foreach (IFurnitureRule rule in Rules)
            {
                int count = goesOn && rule != Labels ? 0 : rule.Match(page, line);
                isFurniture.AsSpan(line, Math.Min(count, page.Count - line)).Fill(true);
            }
        }
        repeated?.Mark(page, isFurniture);
        MarkNeighbours(page, isFurniture);
        MarkListsAtEnd(page, isFurniture);
        if (!isFurniture.AsSpan().Contains(false))
        {
            isFurniture.AsSpan().Clear();
        }
        return isFurniture;
    }

    private static void MarkNeighbours(PageText page, bool[] isFurniture)
    {
        for (int line = 1; line < page.Count; line++)
        {
            isFurniture[line] |= isFurniture[line - 1] && IsNeighbour(page[line]);
        }
        for (int line = page.Count - 2; line >= 0; line--)
        {
            isFurniture[line] |= isFurniture[line + 1] && IsNeighbour(page[line]);
        }
    }

    private static bool IsNeighbour(ReadOnlySpan<char> line) => LineText.Label(line) is { } label && Neighbours.Contains(label);

    /// <summary>Headlines below a label such as "Recent posts", when nothing but headlines and furniture follows to the end of the page.</summary>
    private static void MarkListsAtEnd(PageText page, bool[] isFurniture)
    {
        int end = page.Count;
        while (end > 0 && (isFurniture[end - 1] || LineText.IsHeadline(page[end - 1])))
        {
            end--;
        }
        bool isInList = false;
        for (int line = end; line < page.Count; line++)
        {
            isInList = isFurniture[line] ? isInList || LabelRule.StartsList(page[line]) : isInList;
            isFurniture[line] |= isInList;
        }
    }
}
