using System.Text;
using Search.Cli.Terminal;

namespace Search.Cli.Output;

/// <summary>Columns as wide as their widest cell, without lines: easy on the eye, and on grep.</summary>
internal static class TextTable
{
    /// <param name="output">Where to.</param>
    /// <param name="style">Of the heads.</param>
    /// <param name="heads">A <c>&gt;</c> before a head sets its column flush right.</param>
    /// <param name="rows">Cells, not escaped.</param>
    public static void Write(TextWriter output, Style style, IReadOnlyList<string> heads, IEnumerable<string[]> rows)
    {
        string[][] cells = [.. rows.Select(row => row.Select(cell => TerminalText.Line(cell)).ToArray())];
        int[] widths = [.. heads.Select((head, i) => cells.Select(row => CharacterWidth.Of(row[i])).Append(head.TrimStart('>').Length).Max())];
        output.WriteLine(style.Dim(Row([.. heads.Select(head => head.TrimStart('>'))])));
        foreach (string[] row in cells)
        {
            output.WriteLine(Row(row));
        }

        string Row(string[] row)
        {
            var line = new StringBuilder();
            for (int i = 0; i < row.Length; i++)
            {
                string padding = new(' ', widths[i] - CharacterWidth.Of(row[i]));
                line.Append(i > 0 ? "  " : "").Append(heads[i][0] == '>' ? padding + row[i] : row[i] + padding);
            }
            return line.ToString().TrimEnd();
        }
    }
}
