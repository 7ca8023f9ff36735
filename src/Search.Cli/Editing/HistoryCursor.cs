namespace Search.Cli.Editing;

/// <summary>Where up and down stand in the history during one line. The line that was being written waits at its end.</summary>
internal sealed class HistoryCursor(History history)
{
    private int _at = history.Lines.Count;
    private string _draft = "";

    /// <summary>The line above, or null at the oldest.</summary>
    public string? Up(string current)
    {
        if (_at == 0)
        {
            return null;
        }
        if (_at == history.Lines.Count)
        {
            _draft = current;
        }
        return history.Lines[--_at];
    }

    /// <summary>The line below, at last the draft; null below that.</summary>
    public string? Down()
    {
        if (_at == history.Lines.Count)
        {
            return null;
        }
        return ++_at == history.Lines.Count ? _draft : history.Lines[_at];
    }
}
