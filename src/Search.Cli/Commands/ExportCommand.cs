using System.CommandLine;
using Search.Ingest;
using Search.Service.Answers;

namespace Search.Cli.Commands;

/// <summary><c>search export</c>: all articles as lines of JSON, which <c>search index</c> reads back.</summary>
internal static class ExportCommand
{
    public const string Name = "export";

    public static Command Create() => new(Name, "Writes all articles as JSON Lines, which 'search index' reads back without loss. Exit code 1 when there are none.");

    public static Task<ExitCode> RunAsync(ParseResult parsed, CliContext context) => OpenArchive.UseAsync(parsed, context, async (archive, cancellation) =>
    {
        bool hasAny = false;
        await foreach (Article article in archive.ArticlesAsync(cancellation).ConfigureAwait(false))
        {
            context.Out.WriteLine(AnswerJson.Write(ArticleRecord.Of(article)));
            hasAny = true;
        }
        return hasAny ? ExitCode.Done : ExitCode.Nothing;
    });
}
