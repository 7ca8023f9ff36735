using System.CommandLine;
using Search.Cli.Output;
using Search.Ingest;
using Search.Service;
using Search.Service.Answers;
using Search.Service.Indexing;
using Search.Service.Local;

namespace Search.Cli.Commands;

/// <summary><c>search index</c>: brings articles into an index.</summary>
internal static class IndexCommand
{
    public const string Name = "index";

    private static readonly Argument<string[]> Paths = new("PATH")
    {
        Description = "files and folders of text, HTML, JSON, CSV and WARC, also in .gz and .zip; - reads standard input",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Format = new("--format") { Description = "auto (by name, then content), text, html, jsonl, csv or warc", HelpName = "FORMAT" };
    private static readonly Option<string[]> Map = new("--map") { Description = "names of records' keys or columns: title=headline. Several add up", HelpName = "OURS=THEIRS" };
    private static readonly Option<string?> IdPrefix = new("--id-prefix") { Description = "stands before ids that are made from paths", HelpName = "P" };
    private static readonly Option<string?> Language = new("--language") { Description = "language of articles that do not tell theirs (default: unknown, read as English)", HelpName = "TAG" };
    private static readonly Option<string?> MaxArticle = new("--max-article") { Description = "most text of an article (default 16)", HelpName = "MB" };
    private static readonly Option<string?> Memory = new("--memory") { Description = "articles that wait in memory before they are written (default 256)", HelpName = "MB" };
    private static readonly Option<string?> Threads = new("--threads") { Description = "articles that are analyzed at a time (default: as many as processors)", HelpName = "N" };
    private static readonly Option<bool> Prune = new("--prune") { Description = "delete articles that came from under a PATH and are there no longer" };
    private static readonly Option<string?> Rejects = new("--rejects") { Description = "list what could not be read, as JSON Lines", HelpName = "FILE" };
    private static readonly Option<bool> DryRun = new("--dry-run") { Description = "read and compare everything, write nothing" };

    public static Command Create() => new(Name, "Adds articles to an index, and updates those that changed. Exit code 1 when some inputs were rejected.")
    {
        Paths, Format, Map, IdPrefix, Language, MaxArticle, Threads, Memory, Prune, Rejects, DryRun, CommonOptions.Json,
    };

    public static async Task<ExitCode> RunAsync(ParseResult parsed, CliContext context)
    {
        string[] paths = parsed.GetValue(Paths)!;
        var reading = new ReadOptions
        {
            Format = FormatOf(parsed.GetValue(Format)),
            IdPrefix = parsed.GetValue(IdPrefix) ?? "",
            MainLanguage = parsed.GetValue(Language) is { } language ? LanguageOf(language) : null,
            MaxArticleBytes = (long)(CommonOptions.Number(parsed, MaxArticle, least: 1) ?? 16) << 20,
            Map = MapOf(parsed.GetValue(Map) ?? []),
        };
        var options = new IndexingOptions
        {
            DryRun = parsed.GetValue(DryRun),
            MemoryMegabytes = CommonOptions.Number(parsed, Memory, least: 1) ?? 256,
            Threads = CommonOptions.Number(parsed, Threads, least: 1) ?? Environment.ProcessorCount,
            PruneUnder = parsed.GetValue(Prune) ? [.. paths.Where(path => path != ArticleSource.StandardInput).Select(ArticleSource.OriginOf)] : [],
        };
        string index = CommonOptions.IndexOf(parsed, context);
        using StreamWriter? rejects = parsed.GetValue(Rejects) is { } file ? new StreamWriter(file) { NewLine = "\n" } : null;
        IndexingReport report = await RunAsync(context, index, paths, reading, options, rejects).ConfigureAwait(false);
        if (parsed.GetValue(CommonOptions.Json))
        {
            context.Out.WriteLine(AnswerJson.Write(report));
        }
        else
        {
            context.Out.WriteLine(IndexingSummary.Of(report, index));
            Notes.Print(context, IndexingSummary.Skipped(report) is { } skipped ? [skipped] : []);
        }
        return report.Interrupted ? ExitCode.Interrupted : report.Rejected > 0 ? ExitCode.Nothing : ExitCode.Done;
    }

    /// <summary>Indexes with progress on the terminal; Ctrl-C ends it in good order.</summary>
    public static async Task<IndexingReport> RunAsync(
        CliContext context, string index, IReadOnlyList<string> paths, ReadOptions reading, IndexingOptions options, TextWriter? rejects = null)
    {
        LocalArchive archive = LocalArchive.OpenOrCreate(index);
        await using (archive.ConfigureAwait(false))
        {
            var source = new ArticleSource(reading);
            using var console = new IndexingConsole(context, new InputSize(paths), () => source.BytesRead, rejects);
            return await context.Interruption.RunAsync(token => archive.AddAsync(source.Read(paths), options, console, token)).ConfigureAwait(false);
        }
    }

    private static string LanguageOf(string text) => ReadOptions.LanguageOf(text) ?? throw new UsageException($"'{text}' is no language", "Write a code of two letters: de");

    private static ArticleFormat FormatOf(string? text) => text switch
    {
        null or "auto" => ArticleFormat.Auto,
        "text" => ArticleFormat.Text,
        "html" => ArticleFormat.Html,
        "jsonl" => ArticleFormat.JsonLines,
        "csv" => ArticleFormat.Csv,
        "warc" => ArticleFormat.Warc,
        _ => throw new UsageException($"'{text}' is no format", "Write one of: auto text html jsonl csv warc"),
    };

    private static Dictionary<string, string> MapOf(string[] pairs)
    {
        var map = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (string pair in pairs)
        {
            int sign = pair.IndexOf('=', StringComparison.Ordinal);
            if (sign <= 0 || sign == pair.Length - 1)
            {
                throw new UsageException($"'{pair}' is no --map", "Write our name, =, and the records' name: --map title=headline");
            }
            string name = pair[..sign];
            if (!ReadOptions.FieldNames.Contains(name))
            {
                throw new UsageException($"'{name}' is no field of articles", $"Write one of: {string.Join(' ', ReadOptions.FieldNames)}");
            }
            map[name] = pair[(sign + 1)..];
        }
        return map;
    }
}
