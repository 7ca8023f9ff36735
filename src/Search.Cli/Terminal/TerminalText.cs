using System.Globalization;
using System.Text;

namespace Search.Cli.Terminal;

/// <summary>
/// Makes text from outside safe to print: it cannot move the cursor, change colours, set the window's title or reorder what stands around it.
/// </summary>
public static class TerminalText
{
    /// <summary>
    /// The text on one line: line breaks and tabs become spaces, other control characters <c>\x1B</c>, characters that
    /// change the direction of writing <c>\u202E</c>, halves of surrogate pairs U+FFFD.
    /// </summary>
    public static string Line(ReadOnlySpan<char> text) => Escape(text, keepLines: false);

    /// <summary>Likewise, but line breaks stay (as <c>\n</c>) and tabs are four spaces.</summary>
    public static string Lines(ReadOnlySpan<char> text) => Escape(text, keepLines: true);

    private static string Escape(ReadOnlySpan<char> text, bool keepLines)
    {
        int first = 0;
        while (first < text.Length && IsHarmless(text[first]))
        {
            first++;
        }
        if (first == text.Length)
        {
            return text.ToString();
        }
        var result = new StringBuilder(text.Length + 16);
        result.Append(text[..first]);
        for (int i = first; i < text.Length; i++)
        {
            char c = text[i];
            if (IsHarmless(c))
            {
                result.Append(c);
            }
            else if (char.IsSurrogate(c))
            {
                if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                {
                    result.Append(c).Append(text[++i]);
                }
                else
                {
                    result.Append('\uFFFD');
                }
            }
            else if (c == '\r' && i + 1 < text.Length && text[i + 1] == '\n')
            {
                // The line feed speaks for both.
            }
            else
            {
                AppendControl(result, c, keepLines);
            }
        }
        return result.ToString();
    }

    private static void AppendControl(StringBuilder result, char c, bool keepLines)
    {
        switch (c)
        {
            case '\n' or '\r' or '\u0085' or '\u2028' or '\u2029':
                result.Append(keepLines ? '\n' : ' ');
                break;
            case '\t':
                result.Append(keepLines ? "    " : " ");
                break;
            case < (char)0x100:
                result.Append(CultureInfo.InvariantCulture, $"\\x{(int)c:X2}");
                break;
            default:
                result.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:X4}");
                break;
        }
    }

    private static bool IsHarmless(char c) => c < 0x7F ? c >= 0x20 : !(c < 0xA0 || char.IsSurrogate(c) || IsDirectional(c));

    /// <summary>Line and paragraph separators; marks, embeddings, overrides and isolates of the bidirectional algorithm.</summary>
    private static bool IsDirectional(char c) =>
        c is '\u2028' or '\u2029' or '\u061C' or '\u200E' or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069');
}
