namespace Search.Cli.Editing;

/// <summary>Ctrl-R: finds the newest line that contains what is typed; Ctrl-R again goes further back.</summary>
internal sealed class HistorySearch(History history)
{
    private string _wanted = "";
    private int _at = history.Lines.Count;

    /// <summary>The line found, or null where nothing was typed or found yet.</summary>
    public string? Found => _at >= 0 && _at < history.Lines.Count ? history.Lines[_at] : null;

    public string Prompt => $"({(_at < 0 ? "failed " : "")}reverse-i-search)`{_wanted}': ";

    public void Type(string text)
    {
        _wanted += text;
        Find(_at < 0 || _at >= history.Lines.Count ? history.Lines.Count - 1 : _at);
    }

    public void Backspace()
    {
        _wanted = _wanted.Length > 0 ? _wanted[..^(_wanted.Length > 1 && char.IsLowSurrogate(_wanted[^1]) ? 2 : 1)] : "";
        Find(history.Lines.Count - 1);
    }

    public void Older()
    {
        if (_at >= 0)
        {
            Find(_at - 1);
        }
    }

    private void Find(int from) => _at = _wanted.Length == 0 ? history.Lines.Count : history.FindBackwards(_wanted, from);
}
