using System.CommandLine;
using Search.Cli.Output;
using Search.Service.Local;

namespace Search.Cli.Commands;

/// <summary>Opens the index, which must be there, that a command works with.</summary>
internal static class OpenArchive
{
    /// <summary>Runs something with it, which Ctrl-C cancels.</summary>
    public static async Task<ExitCode> UseAsync(
        ParseResult parsed, CliContext context, Func<LocalArchive, CancellationToken, Task<ExitCode>> action)
    {
        LocalArchive archive = LocalArchive.Open(CommonOptions.IndexOf(parsed, context));
        await using (archive.ConfigureAwait(false))
        {
            Notes.Print(context, archive.Notes);
            return await context.Interruption.RunAsync(token => action(archive, token)).ConfigureAwait(false);
        }
    }
}
