using System.CommandLine;
using Search.Cli.Output;
using Search.Cli.Repl;
using Search.Cli.Terminal;
using Search.Ingest;
using Search.Service;
using Search.Service.Answers;
using Search.Service.Indexing;
using Search.Service.Local;
using Search.Storage;

namespace Search.Cli.Commands;

/// <summary>
/// <c>search</c> alone: makes an index of the articles in <c>seeds/</c> if there is none or it was made of other seeds, and opens a dialogue. An index that
/// holds anything else is opened as it is.
/// </summary>
internal static class BareCommand
{
    private const string Seeds = "seeds";

    public static async Task<ExitCode> RunAsync(ParseResult parsed, CliContext context)
    {
        string index = CommonOptions.IndexOf(parsed, context);
        if (Directory.Exists(Seeds))
        {
            await RefreshAsync(context, index).ConfigureAwait(false);
        }
        else if (!LocalArchive.Exists(index))
        {
            throw new UsageException(
                $"There is neither an index in '{index}' nor a folder '{Seeds}' to make one of", "To index a folder of articles: search index PATH. See 'search --help'.");
        }
        LocalArchive archive = LocalArchive.Open(index);
        await using (archive.ConfigureAwait(false))
        {
            Notes.Print(context, archive.Notes);
            return await ReplRunner.RunAsync(context, archive).ConfigureAwait(false);
        }
    }

    private static async Task RefreshAsync(CliContext context, string index)
    {
        bool exists = LocalArchive.Exists(index);
        string mark = SeedsMark.Of(Seeds);
        if (exists && await MarkOfAsync(index).ConfigureAwait(false) is var known && (known == null || known == mark))
        {
            return;
        }
        var options = new IndexingOptions { Replaces = true, CommitData = LocalArchive.MarkOf(mark) };
        try
        {
            IndexingReport report = await IndexCommand.RunAsync(context, index, [Seeds], ReadOptions.Default, options).ConfigureAwait(false);
            if (report.Interrupted)
            {
                throw new OperationCanceledException();
            }
            context.Error.WriteLine(context.ErrorStyle.Dim(IndexingSummary.Of(report, index)));
        }
        catch (Exception e) when (exists && e is UnauthorizedAccessException or UsageException or (IOException and not CorruptIndexException))
        {
            // The articles of before are better than none.
            Notes.Print(context, [$"the articles in '{Seeds}' have changed, but the index could not be brought up to date: {e.Message}"]);
        }
    }

    private static async Task<string?> MarkOfAsync(string index)
    {
        LocalArchive archive = LocalArchive.Open(index);
        await using (archive.ConfigureAwait(false))
        {
            return archive.SeedsMark;
        }
    }
}
