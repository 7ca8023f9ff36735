using System.CommandLine;
using Search.Cli.Output;
using Search.Cli.Repl;
using Search.Service.Local;

namespace Search.Cli.Commands;

/// <summary><c>search repl</c>: a dialogue with an index as it is.</summary>
internal static class DialogueCommand
{
    public const string Name = "repl";

    public static Command Create() => new(Name, "Opens a dialogue: a line is a query or a command. From a pipe: runs each line.");

    public static async Task<ExitCode> RunAsync(ParseResult parsed, CliContext context)
    {
        LocalArchive archive = LocalArchive.Open(CommonOptions.IndexOf(parsed, context));
        await using (archive.ConfigureAwait(false))
        {
            Notes.Print(context, archive.Notes);
            return await ReplRunner.RunAsync(context, archive).ConfigureAwait(false);
        }
    }
}
