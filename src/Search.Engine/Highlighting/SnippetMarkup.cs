using System.Globalization;
using System.Text;

namespace Search.Engine.Highlighting;

/// <summary>
/// One way to write a snippet: what stands around a mark, and what stands for each character of the text. Control characters, invisible switches of
/// the writing direction and halves of surrogate pairs never come through: a terminal or a page could be led to show something else than the text.
/// </summary>
internal sealed class SnippetMarkup
{
    public static readonly SnippetMarkup Html = new("<mark>", "</mark>", isHtml: true);

    public static readonly SnippetMarkup Ansi = new("\e[1;31m", "\e[0m", isHtml: false);

    public static readonly SnippetMarkup Plain = new("[", "]", isHtml: false);

    private readonly string _open;
    private readonly string _close;
    private readonly bool _isHtml;

    private SnippetMarkup(string open, string close, bool isHtml)
    {
        _open = open;
        _close = close;
        _isHtml = isHtml;
    }

    public string Write(Snippet snippet)
    {
        ReadOnlySpan<char> text = snippet.Text;
        var output = new StringBuilder(text.Length + 16 * snippet.Marks.Count);
        int position = 0;
        foreach ((int start, int end) in snippet.Marks)
        {
            Append(output, text[position..start]);
            output.Append(_open);
            Append(output, text[start..end]);
            output.Append(_close);
            position = end;
        }
        Append(output, text[position..]);
        return output.ToString();
    }

    private void Append(StringBuilder output, ReadOnlySpan<char> text)
    {
        // EnumerateRunes gives U+FFFD for a lone surrogate.
        foreach (Rune rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '\t' or '\n' or '\r' or 0x0B or 0x0C or 0x85 or 0x2028 or 0x2029:
                    output.Append(' ');
                    break;
                case '&' when _isHtml:
                    output.Append("&amp;");
                    break;
                case '<' when _isHtml:
                    output.Append("&lt;");
                    break;
                case '>' when _isHtml:
                    output.Append("&gt;");
                    break;
                case '"' when _isHtml:
                    output.Append("&quot;");
                    break;
                case '\'' when _isHtml:
                    output.Append("&#39;");
                    break;
                default:
                    if (!IsDangerous(rune))
                    {
                        output.Append(rune);
                    }
                    break;
            }
        }
    }

    /// <summary>Control characters (C0, DEL, C1), tags, and the characters that switch the direction of what follows (Bidi embeddings, overrides, isolates).</summary>
    private static bool IsDangerous(Rune rune) =>
        Rune.GetUnicodeCategory(rune) == UnicodeCategory.Control
        || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or (>= 0xE0000 and <= 0xE007F);
}
