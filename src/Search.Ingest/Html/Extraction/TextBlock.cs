using Search.Ingest.Html.Tree;

namespace Search.Ingest.Html.Extraction;

/// <summary>A run of text that nothing but inline elements and single line breaks divide.</summary>
/// <param name="Node">The block element that it stands in.</param>
/// <param name="First">Its first text node.</param>
/// <param name="Text">White space single; line breaks as LF.</param>
/// <param name="Kind">A heading, an item, a cell, a caption, a quote, preformatted text, else a paragraph.</param>
/// <param name="KindNode">The element that says so; -1 for a paragraph.</param>
/// <param name="LinkLength">How many characters stand in links.</param>
/// <param name="BoldLength">How many stand in bold.</param>
internal sealed record TextBlock(int Node, int First, string Text, HtmlTag Kind, int KindNode, int LinkLength, int BoldLength)
{
    /// <summary>A paragraph shorter than this tells little of where the article is.</summary>
    private const int ShortestProse = 50;

    private const int LongProse = 110;

    /// <summary>Share of the text in links, 0 to 1.</summary>
    public double LinkShare => Text.Length == 0 ? 0 : (double)LinkLength / Text.Length;

    /// <summary>Characters outside of links, where characters of scripts that write words with one or two of them count three times.</summary>
    public int Length { get; } = Text.Length - LinkLength + 2 * Wide(Text);

    /// <summary>How much the block tells that an article is here: its length where it reads like sentences, else 0.</summary>
    public int Mass => Kind is HtmlTag.Caption || HtmlTags.HeadingLevel(Kind) > 0 || LinkShare > 0.5 || Length < ShortestProse ? 0
        : Length >= LongProse || HasSentenceEnd() ? Length : 0;

    public bool IsHeading => HtmlTags.HeadingLevel(Kind) > 0;

    public bool HasSentenceEnd()
    {
        int end = Text.AsSpan().IndexOfAny(".!?。！？…؟।");
        return end > 0;
    }

    private static int Wide(string text)
    {
        int count = 0;
        foreach (char c in text)
        {
            count += c is >= '\u2E80' and < '\uD800' ? 1 : 0;
        }
        return count;
    }
}
