using System.Globalization;
using Search.Cli.Editing;
using Search.Service;
using Search.Service.Answers;

namespace Search.Cli.Repl;

/// <summary>Feeds a session with lines: from a person at a terminal, or from a pipe.</summary>
internal static class ReplRunner
{
    private const string Prompt = "search> ";

    public static Task<ExitCode> RunAsync(CliContext context, IArchive archive) =>
        context.InIsTerminal && context.OutIsTerminal ? TalkAsync(context, archive) : BatchAsync(context, archive);

    /// <summary>Each line as if typed, without a prompt. A line that fails does not end the rest; Ctrl-C does.</summary>
    public static async Task<ExitCode> BatchAsync(CliContext context, IArchive archive)
    {
        var session = new ReplSession(context, archive);
        ExitCode code = ExitCode.Done;
        // Nothing can be interrupted while a line is waited for, so Ctrl-C ends the program then.
        while (!session.IsOver && await context.In.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            try
            {
                await RunLineAsync(context, session, line).ConfigureAwait(false);
            }
            catch (Exception e) when (e is not OperationCanceledException && !(e is IOException io && BrokenPipe.IsCauseOf(io)))
            {
                ExitCode failed = ErrorReport.Tell(context, e);
                code = code == ExitCode.Damaged ? code : failed;
            }
        }
        return code;
    }

    /// <summary>At a terminal. Ctrl-C cancels the query that runs, or the line that is written; Ctrl-D leaves.</summary>
    private static async Task<ExitCode> TalkAsync(CliContext context, IArchive archive)
    {
        var session = new ReplSession(context, archive);
        var editor = new LineEditor(
            new ConsoleKeys(), new ConsoleScreen(context.Out, context.Width), new History(History.DefaultFile(context.Environment)),
            new ReplCompleter(new ArchiveCompletions(archive)));
        ArchiveStats stats = await archive.StatsAsync(CancellationToken.None).ConfigureAwait(false);
        context.Out.WriteLine(context.OutStyle.Dim(
            string.Create(CultureInfo.InvariantCulture, $"{stats.Articles:N0} articles. A line is a query; :help lists commands, Tab completes, Ctrl-D leaves.")));
        while (!session.IsOver)
        {
            LineResult line = editor.ReadLine(Prompt);
            if (line.End == LineEnd.EndOfInput)
            {
                break;
            }
            try
            {
                await RunLineAsync(context, session, line.Text).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                ErrorReport.Tell(context, e);
            }
        }
        return ExitCode.Done;
    }

    private static Task<ExitCode> RunLineAsync(CliContext context, ReplSession session, string line) => context.Interruption.RunAsync(async token =>
    {
        await session.RunLineAsync(line, token).ConfigureAwait(false);
        return ExitCode.Done;
    });
}
