using System.Collections.Frozen;
using Search.Ingest.Text;

namespace Search.Ingest.Furniture;

/// <summary>
/// Links to the articles before and after this one: the label, and the headline on the next line or behind a colon. Likewise links to other articles
/// in the midst of the text, <c>Read more: A headline</c>.
/// </summary>
internal sealed class PostLinkRule : IFurnitureRule
{
    private static readonly FrozenSet<string> Neighbours = new[]
    {
        "prev post", "previous post", "next post", "prev article", "previous article", "next article", "previous story", "next story", "older post",
        "newer post", "older article", "newer article", "previous news", "next news",
    }.ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Links = new[]
    {
        "read more", "read also", "also read", "read", "read next", "see also", "see more", "related", "related article", "related story", "more", "watch",
        "don't miss", "must read", "recommended", "you may also like", "more on this", "further reading",
    }.ToFrozenSet(StringComparer.Ordinal);

    public int Match(PageText page, int line)
    {
        ReadOnlySpan<char> text = page[line];
        if (LineText.Label(text) is { } label && Neighbours.Contains(label))
        {
            return line + 1 < page.Count && LineText.IsHeadline(page[line + 1]) ? 2 : 1;
        }
        int sign = text.IndexOfAny(":»→|");
        if (sign is < 4 or > 24 || !LineText.IsHeadline(text) || sign + 1 == text.Length
            || LineText.Label(text[..sign]) is not { } start)
        {
            return 0;
        }
        return Neighbours.Contains(start) || Links.Contains(start) ? 1 : 0;
    }
}
