namespace Search.Cli.Editing;

/// <summary>Where keys come from: a terminal, or a test.</summary>
public interface IKeySource
{
    /// <summary>Waits for the next key.</summary>
    KeyPress Read();
}
