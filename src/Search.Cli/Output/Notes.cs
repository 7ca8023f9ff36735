using Search.Cli.Terminal;

namespace Search.Cli.Output;

/// <summary>Says beside the results what was done with a query that could not be taken as written.</summary>
internal static class Notes
{
    public static void Print(CliContext context, IReadOnlyList<string> notes)
    {
        foreach (string note in notes)
        {
            context.Error.WriteLine($"{context.ErrorStyle.Warning("note:")} {TerminalText.Line(note)}");
        }
    }
}
