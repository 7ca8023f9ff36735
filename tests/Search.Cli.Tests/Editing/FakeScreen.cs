using Search.Cli.Editing;

namespace Search.Cli.Tests.Editing;

/// <summary>What a terminal would show: finished lines, the current row, and the cursor's column.</summary>
internal sealed class FakeScreen(int width = 80) : IEditorScreen
{
    public int Width => width;

    public List<string> Lines { get; } = [];

    public string Row { get; private set; } = "";

    public int Cursor { get; private set; }

    public void ShowRow(string text, int cursor)
    {
        Row = text;
        Cursor = cursor;
    }

    public void NextRow()
    {
        Lines.Add(Row);
        Row = "";
        Cursor = 0;
    }

    public void ShowBelow(IReadOnlyList<string> lines)
    {
        Lines.Add(Row);
        Lines.AddRange(lines);
    }

    public void Clear() => Lines.Clear();
}
