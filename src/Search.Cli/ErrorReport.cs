using Search.Cli.Terminal;
using Search.Codecs.Framing;
using Search.Engine;
using Search.Service;
using Search.Storage;

namespace Search.Cli;

/// <summary>What a person reads when something failed: what, where, and what to do about it.</summary>
/// <param name="Code">How the program ends because of it.</param>
/// <param name="Message">What happened, and where.</param>
/// <param name="Hint">What to do; null where nothing is known.</param>
internal sealed record ErrorReport(ExitCode Code, string Message, string? Hint)
{
    public static ErrorReport Of(Exception exception) => exception switch
    {
        UsageException e => new(ExitCode.Error, e.Message, e.Hint),
        QueryParseException e => new(ExitCode.Error, e.Message, "Without --strict, what cannot be parsed is searched as words."),
        IndexNotFoundException e => new(ExitCode.Error, e.Message, $"To make one: search index PATH --index '{e.Folder}'"),
        CorruptIndexException e => new(
            ExitCode.Damaged, $"The index is damaged: {e.Message}", "Its files were left as they are. 'search check' lists all damage; restore a copy, or index again."),
        LockHeldException e => new(ExitCode.Error, e.Message, "One program at a time can write to an index. Wait for the other one, or end it."),
        IndexFormatException e => new(ExitCode.Error, e.Message, null),
        OperationCanceledException => new(ExitCode.Interrupted, "Interrupted", null),
        UnauthorizedAccessException e => new(ExitCode.Error, e.Message, "Check the permissions of the file or folder."),
        IOException e => new(ExitCode.Error, e.Message, null),
        _ => new(
            ExitCode.Error, $"Something went wrong that never should ({exception.GetType().Name}): {exception.Message}",
            "Set SEARCH_DEBUG=1 to see where, and report it."),
    };

    /// <summary>Tells it on the stream of messages, and gives the exit code.</summary>
    public static ExitCode Tell(CliContext context, Exception exception)
    {
        ErrorReport report = Of(exception);
        report.Write(context);
        if (!string.IsNullOrEmpty(context.Environment("SEARCH_DEBUG")))
        {
            context.Error.WriteLine(TerminalText.Lines(exception.ToString()));
        }
        return report.Code;
    }

    public void Write(CliContext context)
    {
        context.Out.Flush();
        context.Error.WriteLine($"{context.ErrorStyle.Error("search:")} {TerminalText.Line(Message)}");
        if (Hint != null)
        {
            context.Error.WriteLine($"  {TerminalText.Line(Hint)}");
        }
    }
}
