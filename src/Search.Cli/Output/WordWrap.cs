using System.Text;
using Search.Cli.Terminal;

namespace Search.Cli.Output;

/// <summary>Breaks a line at blanks. Colour codes take no room; a word longer than the row stays whole.</summary>
internal static class WordWrap
{
    /// <param name="text">One line; its only control sequences are our own colours.</param>
    /// <param name="columns">Width of a row; 0: do not break.</param>
    /// <param name="first">Stands before the first row.</param>
    /// <param name="others">Stands before every other row.</param>
    public static string Wrap(string text, int columns, string first, string others)
    {
        var result = new StringBuilder(first);
        if (columns <= 0)
        {
            return result.Append(text).ToString();
        }
        int used = CharacterWidth.Of(first);
        bool atStart = true;
        foreach (string word in text.Split(' '))
        {
            int width = VisibleWidth(word);
            if (!atStart && used + 1 + width > Math.Max(columns, 20))
            {
                result.Append('\n').Append(others);
                used = CharacterWidth.Of(others);
                atStart = true;
            }
            if (!atStart)
            {
                result.Append(' ');
                used++;
            }
            result.Append(word);
            used += width;
            atStart = false;
        }
        return result.ToString();
    }

    private static int VisibleWidth(string text)
    {
        int width = 0;
        for (int i = 0; i < text.Length;)
        {
            if (text[i] == '\e')
            {
                int end = text.IndexOf('m', i);
                i = end < 0 ? text.Length : end + 1;
                continue;
            }
            int next = text.IndexOf('\e', i);
            next = next < 0 ? text.Length : next;
            width += CharacterWidth.Of(text.AsSpan(i, next - i));
            i = next;
        }
        return width;
    }
}
