namespace Search.Cli.Terminal;

/// <summary>The value of <c>--color</c>.</summary>
public enum ColorChoice
{
    /// <summary>On a terminal that can show it, unless NO_COLOR asks for none.</summary>
    Auto,
    Never,
    Always,
}

/// <summary>Decides once whether output is coloured.</summary>
public static class ColorPolicy
{
    /// <summary>The flag wins over NO_COLOR (https://no-color.org: any value but an empty one), which wins over what the terminal can do.</summary>
    /// <param name="choice">The flag.</param>
    /// <param name="isTerminal">Whether the output goes to a terminal.</param>
    /// <param name="environment">Reads a variable.</param>
    public static bool UseColor(ColorChoice choice, bool isTerminal, Func<string, string?> environment) => choice switch
    {
        ColorChoice.Always => true,
        ColorChoice.Never => false,
        _ => isTerminal && string.IsNullOrEmpty(environment("NO_COLOR")) && environment("TERM") != "dumb",
    };
}
