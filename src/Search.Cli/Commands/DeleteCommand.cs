using System.CommandLine;
using System.Globalization;
using Search.Cli.Terminal;
using Search.Service;
using Search.Service.Answers;
using Search.Service.Indexing;

namespace Search.Cli.Commands;

/// <summary><c>search delete</c>: takes articles out of an index.</summary>
internal static class DeleteCommand
{
    public const string Name = "delete";

    private static readonly Argument<string[]> Ids = new("ID") { Description = "ids of articles, as answers show them", Arity = ArgumentArity.ZeroOrMore };

    private static readonly Option<string?> Query = new("--query") { Description = "delete all that 'search query' finds for it", HelpName = "QUERY" };

    private static readonly Option<bool> Purge = new("--purge")
    {
        Description = "leave no byte of it, nor of what was deleted earlier, in the index's files",
    };

    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "say how many there are, delete nothing" };

    public static Command Create() => new(Name, "Deletes articles, by id or all that a query finds. Exit code 1 when there are none.")
    {
        Ids, Query, Purge, DryRun, CommonOptions.Json,
    };

    public static Task<ExitCode> RunAsync(ParseResult parsed, CliContext context)
    {
        var deletion = new Deletion
        {
            Ids = parsed.GetValue(Ids) ?? [],
            Query = parsed.GetValue(Query),
            Purge = parsed.GetValue(Purge),
            DryRun = parsed.GetValue(DryRun),
        };
        bool isNamed = deletion.Ids.Count > 0 || deletion.Query != null;
        if (deletion.Ids.Count > 0 && deletion.Query != null)
        {
            throw new UsageException("Ids and a query at once", "Delete by the one or the other; a query of several words stands in quotation marks.");
        }
        if (!isNamed && !deletion.Purge)
        {
            throw new UsageException("It is not said what to delete", "Name ids, or write --query QUERY. See 'search delete --help'.");
        }
        bool isJson = parsed.GetValue(CommonOptions.Json);
        string index = CommonOptions.IndexOf(parsed, context);
        return OpenArchive.UseAsync(parsed, context, async (archive, cancellation) =>
        {
            DeletionReport report = await archive.DeleteAsync(deletion, cancellation).ConfigureAwait(false);
            foreach (string id in report.NotFound)
            {
                context.Error.WriteLine($"There is no article '{TerminalText.Line(id)}'");
            }
            context.Out.WriteLine(isJson ? AnswerJson.Write(report) : Line(report, index));
            return report.Deleted > 0 || !isNamed ? ExitCode.Done : ExitCode.Nothing;
        });
    }

    private static string Line(DeletionReport report, string index)
    {
        string count = report.Deleted.ToString("N0", CultureInfo.InvariantCulture) + (report.Deleted == 1 ? " article" : " articles");
        string what = $"{count} {(report.DryRun ? "would be deleted" : "deleted")} from '{TerminalText.Line(index)}'";
        return report.Purged ? $"{what}; nothing of what was deleted is left in its files" : what;
    }
}
