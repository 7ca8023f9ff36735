using System.Text;

namespace Search.Ingest.Html.Tree;

/// <summary>White space as HTML shows it: one space for any run, and nothing for characters that cannot be seen.</summary>
internal static class Spaces
{
    /// <summary>Appends text, white space single; none behind white space that stands already.</summary>
    public static void Append(StringBuilder target, ReadOnlySpan<char> text)
    {
        bool isSpace = target.Length == 0 || char.IsWhiteSpace(target[^1]);
        for (int i = 0; i < text.Length;)
        {
            int run = PlainRun(text[i..]);
            if (run > 0)
            {
                target.Append(text.Slice(i, run));
                i += run;
                isSpace = false;
                continue;
            }
            char c = text[i++];
            if (IsUnseen(c))
            {
                continue;
            }
            if (!char.IsWhiteSpace(c))
            {
                target.Append(c);
                isSpace = false;
            }
            else if (!isSpace)
            {
                target.Append(' ');
                isSpace = true;
            }
        }
    }

    /// <summary>A text with white space single and none at its ends.</summary>
    public static string Even(string text)
    {
        var target = new StringBuilder(text.Length);
        Append(target, text);
        return target.ToString().Trim();
    }

    private static int PlainRun(ReadOnlySpan<char> text)
    {
        int i = 0;
        while (i < text.Length && text[i] is > ' ' and < '\x7F')
        {
            i++;
        }
        return i;
    }

    /// <summary>Soft hyphens, zero-width spaces, byte order marks within a text, NUL and other controls that are no white space.</summary>
    private static bool IsUnseen(char c) => c is '\u00AD' or '\u200B' or '\uFEFF' or '\u2060' || (char.IsControl(c) && !char.IsWhiteSpace(c));
}
