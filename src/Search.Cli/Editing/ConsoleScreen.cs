using System.Globalization;

namespace Search.Cli.Editing;

/// <summary>The row of a terminal, by the control sequences that every terminal of the last forty years knows (ECMA-48).</summary>
public sealed class ConsoleScreen(TextWriter output, Func<int> width) : IEditorScreen
{
    public int Width => width();

    public void ShowRow(string text, int cursor)
    {
        string move = cursor > 0 ? string.Create(CultureInfo.InvariantCulture, $"\e[{cursor}C") : "";
        output.Write($"\r{text}\e[K\r{move}");
        output.Flush();
    }

    public void NextRow()
    {
        output.Write('\n');
        output.Flush();
    }

    public void ShowBelow(IReadOnlyList<string> lines)
    {
        output.Write('\n');
        foreach (string line in lines)
        {
            output.Write(line);
            output.Write('\n');
        }
        output.Flush();
    }

    public void Clear()
    {
        output.Write("\e[H\e[2J");
        output.Flush();
    }
}
