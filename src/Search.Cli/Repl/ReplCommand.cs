namespace Search.Cli.Repl;

/// <summary>One command of the REPL: what help, completion and the session know of it.</summary>
/// <param name="Name">With its colon.</param>
/// <param name="Argument">As help writes it; empty where there is none.</param>
/// <param name="Help">One line.</param>
/// <param name="Run">Does it.</param>
internal sealed record ReplCommand(string Name, string Argument, string Help, Func<ReplSession, string, CancellationToken, Task> Run)
{
    /// <summary>All commands, in the order of help. Each is defined here once.</summary>
    public static IReadOnlyList<ReplCommand> All { get; } =
    [
        new(":help", "", "this list", (session, _, _) => session.Actions.Help()),
        new(":more", "", "the next hits", (session, _, token) => session.Actions.More(token)),
        new(":open", "N|ID", "the whole article at rank N, or with that id", (session, text, token) => session.Actions.Open(text, token)),
        new(":why", "N", "why the hit at rank N has its score", (session, text, token) => session.Actions.Why(text, token)),
        new(":year", "Y[-Y]|none", "only articles of these years; alone: of all", (session, text, token) => session.Actions.Year(text, token)),
        new(":from", "DATE", "only articles from this date on; alone: any", (session, text, token) => session.Actions.From(text, token)),
        new(":to", "DATE", "only articles up to this date; alone: any", (session, text, token) => session.Actions.To(text, token)),
        new(":sort", "relevance|newest|oldest", "the order of hits", (session, text, token) => session.Actions.Sort(text, token)),
        new(":facet", "FIELD[=VALUE]", "count a field's values too, choose one; again: no longer", (session, text, token) => session.Actions.Facet(text, token)),
        new(":collapse", "", "near-duplicates as one hit, the earliest; again: each by itself", (session, _, token) => session.Actions.Collapse(token)),
        new(":json", "", "answers as JSON; again: as text", (session, _, _) => session.Actions.Json()),
        new(":save", "FILE", "writes the last answer as JSON into a new file", (session, text, _) => session.Actions.Save(text)),
        new(":stats", "", "what the index holds", (session, _, token) => session.Actions.Stats(token)),
        new(":quit", "", "leaves, as Ctrl-D does", (session, _, _) => session.Actions.Quit()),
    ];

    /// <summary>The command of that name, or the only one that starts so.</summary>
    public static ReplCommand? Find(string name)
    {
        ReplCommand[] found = [.. All.Where(command => command.Name.StartsWith(name, StringComparison.OrdinalIgnoreCase))];
        return found.FirstOrDefault(command => command.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            ?? (name.Length > 1 && found.Length == 1 ? found[0] : null);
    }
}
