using System.Text;
using Search.Cli.Terminal;

namespace Search.Cli.Editing;

/// <summary>Lists words in as many columns as fit, filled from top to bottom, as <c>ls</c> does.</summary>
internal static class Columns
{
    private const int MaxRows = 20;

    public static IReadOnlyList<string> Arrange(IReadOnlyList<string> words, int width)
    {
        string[] shown = words.Select(word => CharacterWidth.Fit(TerminalText.Line(word), Math.Max(width - 2, 4))).ToArray();
        int column = shown.Max(word => CharacterWidth.Of(word)) + 2;
        int columns = Math.Max(1, width / column);
        int rows = (shown.Length + columns - 1) / columns;
        var lines = new List<string>();
        for (int row = 0; row < Math.Min(rows, MaxRows); row++)
        {
            var line = new StringBuilder();
            for (int i = row; i < shown.Length; i += rows)
            {
                line.Append(shown[i]).Append(' ', column - CharacterWidth.Of(shown[i]));
            }
            lines.Add(line.ToString().TrimEnd());
        }
        if (rows > MaxRows)
        {
            lines.Add($"... {words.Count} in all");
        }
        return lines;
    }
}
