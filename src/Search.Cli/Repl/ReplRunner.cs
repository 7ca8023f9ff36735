using Search.Cli.Editing;
using Search.Service;
using Search.Service.Answers;

namespace Search.Cli.Repl;

/// <summary>Feeds a session with lines: from a person at a terminal, or from a pipe.</summary>
internal static class ReplRunner
{
    private const string Prompt = "search> ";

    public static Task<ExitCode> RunAsync(CliContext context, IArchive archive, CancellationToken cancellation) =>
        context.InIsTerminal && context.OutIsTerminal ? TalkAsync(context, archive) : BatchAsync(context, archive, cancellation);

    /// <summary>Each line as if typed, without a prompt. A line that fails does not end the rest.</summary>
    public static async Task<ExitCode> BatchAsync(CliContext context, IArchive archive, CancellationToken cancellation)
    {
        var session = new ReplSession(context, archive);
        ExitCode code = ExitCode.Done;
        while (!session.IsOver && await context.In.ReadLineAsync(cancellation).ConfigureAwait(false) is { } line)
        {
            try
            {
                await session.RunLineAsync(line, cancellation).ConfigureAwait(false);
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
            new ReplCompleter((field, prefix) => Values(archive, field, prefix)));
        while (!session.IsOver)
        {
            LineResult line = editor.ReadLine(Prompt);
            if (line.End == LineEnd.EndOfInput)
            {
                break;
            }
            try
            {
                await context.Interruption.RunAsync(async token =>
                {
                    await session.RunLineAsync(line.Text, token).ConfigureAwait(false);
                    return ExitCode.Done;
                }).ConfigureAwait(false);
            }
            catch (Exception e)
            {
                ErrorReport.Tell(context, e);
            }
        }
        return ExitCode.Done;
    }

    /// <summary>Completion must not fail: no values where they cannot be had.</summary>
    private static IReadOnlyList<string> Values(IArchive archive, string field, string prefix)
    {
        try
        {
            Task<IReadOnlyList<TermCount>> terms = archive.TermsAsync(field, prefix, 200, CancellationToken.None);
            return [.. terms.GetAwaiter().GetResult().Select(term => term.Term)];
        }
        catch (Exception e) when (e is UsageException or IOException)
        {
            return [];
        }
    }
}
