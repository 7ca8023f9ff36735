namespace Search.Cli.Terminal;

/// <summary>
/// Colours for output that has them, plain text for output that has none. Takes text that is already escaped.
/// </summary>
public sealed class Style(bool color)
{
    public static Style Plain { get; } = new(false);

    public static Style Colored { get; } = new(true);

    public bool HasColor => color;

    /// <summary>What the query matched: bold red, or in brackets.</summary>
    public string Mark(string text) => color ? $"\e[1;31m{text}\e[0m" : $"[{text}]";

    public string Title(string text) => Paint(text, "1");

    public string Dim(string text) => Paint(text, "2");

    public string Id(string text) => Paint(text, "36");

    public string Number(string text) => Paint(text, "32");

    public string Bar(string text) => Paint(text, "34");

    public string Warning(string text) => Paint(text, "33");

    public string Error(string text) => Paint(text, "1;31");

    private string Paint(string text, string code) => color && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;
}
