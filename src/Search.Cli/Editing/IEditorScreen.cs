namespace Search.Cli.Editing;

/// <summary>The little that the editor needs of a terminal.</summary>
public interface IEditorScreen
{
    /// <summary>Columns of a row.</summary>
    int Width { get; }

    /// <summary>Shows this text alone on the current row, the cursor before column <paramref name="cursor"/> (from 0).</summary>
    void ShowRow(string text, int cursor);

    /// <summary>Leaves the current row as it is and goes to the start of the next.</summary>
    void NextRow();

    /// <summary>Prints lines below the current row; the current row comes anew after them.</summary>
    void ShowBelow(IReadOnlyList<string> lines);

    void Clear();
}
