using System.CommandLine;
using Search.Cli.Output;
using Search.Cli.Terminal;
using Search.Ingest;
using Search.Service.Answers;

namespace Search.Cli.Commands;

/// <summary><c>search get</c>: a whole article.</summary>
internal static class GetCommand
{
    public const string Name = "get";

    private static readonly Argument<string> Id = new("ID") { Description = "the article's id, as answers show it" };

    public static Command Create() => new(Name, "Shows a whole article. Exit code 1 when there is none of that id.") { Id, CommonOptions.Json };

    public static Task<ExitCode> RunAsync(ParseResult parsed, CliContext context)
    {
        string id = parsed.GetValue(Id)!;
        bool isJson = parsed.GetValue(CommonOptions.Json);
        return OpenArchive.UseAsync(parsed, context, async (archive, cancellation) =>
        {
            Article? article = await archive.GetAsync(id, cancellation).ConfigureAwait(false);
            if (article == null)
            {
                context.Error.WriteLine($"There is no article '{TerminalText.Line(id)}'");
                return ExitCode.Nothing;
            }
            ArticleRecord record = ArticleRecord.Of(article);
            if (isJson)
            {
                context.Out.WriteLine(AnswerJson.Write(record));
            }
            else
            {
                ArticlePrinter.Print(context.Out, context.OutStyle, context.OutColumns, record);
            }
            return ExitCode.Done;
        });
    }
}
