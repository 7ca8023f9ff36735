using System.Globalization;
using System.Text;

namespace Search.Service.Tests.Answers;

/// <summary>A text with its white space as single spaces, and where characters as people see them begin in it.</summary>
internal sealed class ShownText
{
    private readonly HashSet<int> _bounds = [];

    public ShownText(string text)
    {
        int[] starts = StringInfo.ParseCombiningCharacters(text);
        LongestCharacter = starts.Append(text.Length).Zip(starts.Skip(1).Append(text.Length), (start, next) => next - start).Max();
        var characters = starts.ToHashSet();
        var shown = new StringBuilder();
        bool isSpace = false;
        for (int i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                _bounds.Add(shown.Length);
                isSpace = true;
                continue;
            }
            shown.Append(isSpace ? " " : "");
            if (characters.Contains(i) || isSpace)
            {
                _bounds.Add(shown.Length);
            }
            isSpace = false;
            shown.Append(text[i]);
        }
        _bounds.Add(shown.Length);
        Text = shown.ToString();
    }

    public string Text { get; }

    /// <summary>Its length in UTF-16 units.</summary>
    public int LongestCharacter { get; }

    /// <summary>Whether a piece stands here, from the start of a character to the end of one.</summary>
    public bool Holds(string piece)
    {
        for (int at = Text.IndexOf(piece, StringComparison.Ordinal); at >= 0; at = at == Text.Length ? -1 : Text.IndexOf(piece, at + 1, StringComparison.Ordinal))
        {
            if (_bounds.Contains(at) && _bounds.Contains(at + piece.Length))
            {
                return true;
            }
        }
        return false;
    }

    public static bool SplitsPair(string text, int at) => at > 0 && at < text.Length && char.IsSurrogatePair(text[at - 1], text[at]);
}
