using System.Text;
using Search.Cli.Terminal;

namespace Search.Cli.Output;

/// <summary>Text with marks for a terminal: escaped piece by piece, so that marks keep their places and nothing in the text is obeyed.</summary>
internal static class MarkedText
{
    /// <param name="text">Not escaped.</param>
    /// <param name="marks">[start, end) in UTF-16 units of <paramref name="text"/>, ascending.</param>
    /// <param name="style">How marks look.</param>
    public static string Render(string text, IReadOnlyList<IReadOnlyList<int>> marks, Style style)
    {
        var result = new StringBuilder();
        int at = 0;
        foreach (IReadOnlyList<int> mark in marks)
        {
            result.Append(TerminalText.Line(text.AsSpan(at, mark[0] - at)));
            result.Append(style.Mark(TerminalText.Line(text.AsSpan(mark[0], mark[1] - mark[0]))));
            at = mark[1];
        }
        return result.Append(TerminalText.Line(text.AsSpan(at))).ToString();
    }
}
