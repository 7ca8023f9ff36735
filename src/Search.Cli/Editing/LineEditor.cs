namespace Search.Cli.Editing;

/// <summary>
/// Reads one line with editing, history and completion. Keys come in, rows of text go out; it knows no terminal. A line longer than the row
/// scrolls sideways, so that nothing depends on how a terminal wraps.
/// </summary>
public sealed class LineEditor(IKeySource keys, IEditorScreen screen, History history, ICompleter completer)
{
    private readonly LineBuffer _line = new();
    private string _prompt = "";

    /// <summary>Reads a line. What is accepted goes into the history.</summary>
    public LineResult ReadLine(string prompt)
    {
        _prompt = prompt;
        _line.Set("");
        var cursor = new HistoryCursor(history);
        Show();
        while (true)
        {
            KeyPress key = keys.Read();
            if (key.Key == EditKey.SearchHistory)
            {
                key = SearchHistory();
            }
            if (EndOf(key.Key) is { } end)
            {
                return Finish(end);
            }
            Apply(key, cursor);
            Show();
        }
    }

    private LineEnd? EndOf(EditKey key) => key switch
    {
        EditKey.Enter => LineEnd.Accepted,
        EditKey.Cancel => LineEnd.Cancelled,
        EditKey.EndOfInput => LineEnd.EndOfInput,
        EditKey.DeleteOrLeave when _line.Text.Length == 0 => LineEnd.EndOfInput,
        _ => null,
    };

    private LineResult Finish(LineEnd end)
    {
        _line.End();
        Show();
        screen.NextRow();
        if (end == LineEnd.Accepted)
        {
            history.Add(_line.Text);
        }
        return new LineResult(end, end == LineEnd.Accepted ? _line.Text : "");
    }

    private void Apply(KeyPress key, HistoryCursor cursor)
    {
        switch (key.Key)
        {
            case EditKey.Character: _line.Insert(key.Text); break;
            case EditKey.Backspace: _line.Backspace(); break;
            case EditKey.Delete or EditKey.DeleteOrLeave: _line.Delete(); break;
            case EditKey.Left: _line.Left(); break;
            case EditKey.Right: _line.Right(); break;
            case EditKey.WordLeft: _line.WordLeft(); break;
            case EditKey.WordRight: _line.WordRight(); break;
            case EditKey.Home: _line.Home(); break;
            case EditKey.End: _line.End(); break;
            case EditKey.KillToEnd: _line.KillToEnd(); break;
            case EditKey.KillToStart: _line.KillToStart(); break;
            case EditKey.KillWord: _line.KillWord(); break;
            case EditKey.Yank: _line.Yank(); break;
            case EditKey.Up: SetIfAny(cursor.Up(_line.Text)); break;
            case EditKey.Down: SetIfAny(cursor.Down()); break;
            case EditKey.Tab: Complete(); break;
            case EditKey.ClearScreen: screen.Clear(); break;
            default: break;
        }
    }

    private void SetIfAny(string? text)
    {
        if (text != null)
        {
            _line.Set(text);
        }
    }

    /// <summary>Completes as far as all proposals agree; where that adds nothing and there are several, lists them.</summary>
    private void Complete()
    {
        Completions proposals = completer.Complete(_line.Text, _line.Cursor);
        if (proposals.Words.Count == 0)
        {
            return;
        }
        string common = proposals.CommonStart;
        if (common.Length > _line.Cursor - proposals.Start || proposals.Words.Count == 1)
        {
            _line.ReplaceBeforeCursor(proposals.Start, common);
        }
        else
        {
            screen.ShowBelow(Columns.Arrange(proposals.Words, screen.Width));
        }
    }

    /// <summary>Ctrl-R until another key ends it; gives the key that still has to be obeyed.</summary>
    private KeyPress SearchHistory()
    {
        var search = new HistorySearch(history);
        while (true)
        {
            string found = search.Found ?? "";
            EditorRow.Show(screen, search.Prompt, found, found.Length);
            KeyPress key = keys.Read();
            switch (key.Key)
            {
                case EditKey.Character: search.Type(key.Text); break;
                case EditKey.Backspace: search.Backspace(); break;
                case EditKey.SearchHistory: search.Older(); break;
                case EditKey.Cancel or EditKey.Escape: return EditKey.None;
                default:
                    SetIfAny(search.Found);
                    return key;
            }
        }
    }

    private void Show() => EditorRow.Show(screen, _prompt, _line.Text, _line.Cursor);
}
