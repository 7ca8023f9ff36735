using Search.Cli.Output;
using Search.Service;
using Search.Service.Answers;
using Search.Service.Queries;

namespace Search.Cli.Repl;

/// <summary>
/// A dialogue with an archive, line by line: a line is a query, or a command when it starts with a colon. Where lines come from is not its business.
/// </summary>
internal sealed class ReplSession
{
    private readonly CliContext _context;

    public ReplSession(CliContext context, IArchive archive)
    {
        _context = context;
        Archive = archive;
        Actions = new ReplActions(this, context);
    }

    public IArchive Archive { get; }

    public ReplActions Actions { get; }

    public ReplSettings Settings { get; set; } = new();

    /// <summary>The last answer; null before the first.</summary>
    public SearchAnswer? Last { get; private set; }

    /// <summary>Set by <c>:quit</c>.</summary>
    public bool IsOver { get; set; }

    /// <summary>Obeys one line.</summary>
    /// <exception cref="UsageException">The line asks for something that cannot be.</exception>
    public async Task RunLineAsync(string line, CancellationToken cancellation)
    {
        line = line.Trim();
        if (line.Length == 0)
        {
            return;
        }
        if (line[0] != ':')
        {
            await SearchAsync(line, null, cancellation).ConfigureAwait(false);
            return;
        }
        int blank = line.IndexOf(' ', StringComparison.Ordinal);
        string name = blank < 0 ? line : line[..blank];
        ReplCommand command = ReplCommand.Find(name) ?? throw Unknown(name);
        await command.Run(this, blank < 0 ? "" : line[blank..].Trim(), cancellation).ConfigureAwait(false);
        _context.Out.Flush();
    }

    /// <summary>Asks the archive with the session's settings and shows the answer.</summary>
    public async Task SearchAsync(string text, string? after, CancellationToken cancellation)
    {
        SearchAnswer answer = await Archive.SearchAsync(Settings.Query(text, after), cancellation).ConfigureAwait(false);
        Last = answer;
        Notes.Print(_context, answer.Notes);
        AnswerPrinter.Print(_context, answer, Settings.Json);
        _context.Out.Flush();
    }

    /// <summary>Asks the last question again, after a change of the settings; before the first question there is none.</summary>
    public Task SearchAgainAsync(CancellationToken cancellation) => Last == null ? Task.CompletedTask : SearchAsync(Last.Query, null, cancellation);

    private static UsageException Unknown(string name)
    {
        string? near = EditDistance.Nearest(name, ReplCommand.All.Select(command => command.Name));
        return new UsageException($"'{name}' is no command", near == null ? ":help lists the commands." : $"Did you mean {near}?");
    }
}
