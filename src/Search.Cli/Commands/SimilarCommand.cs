using System.CommandLine;
using Search.Cli.Output;
using Search.Cli.Terminal;
using Search.Service.Answers;
using Search.Service.Queries;

namespace Search.Cli.Commands;

/// <summary><c>search similar</c>: articles like another one.</summary>
internal static class SimilarCommand
{
    public const string Name = "similar";

    private static readonly Argument<string> Id = new("ID") { Description = "the article's id, as answers show it" };

    private static readonly Option<string?> Take = new("-n") { Description = "hits (default 10)", HelpName = "N" };

    public static Command Create() => new(Name, "Finds articles that are like another one. Exit code 1 when there are none.") { Id, Take, CommonOptions.Json };

    public static Task<ExitCode> RunAsync(ParseResult parsed, CliContext context)
    {
        string id = parsed.GetValue(Id)!;
        var query = new ArticleQuery { Text = "", Take = CommonOptions.Number(parsed, Take) ?? 10 };
        return OpenArchive.UseAsync(parsed, context, async (archive, cancellation) =>
        {
            if (await archive.SimilarAsync(id, query, cancellation).ConfigureAwait(false) is not { } answer)
            {
                context.Error.WriteLine($"There is no article '{TerminalText.Line(id)}'");
                return ExitCode.Nothing;
            }
            AnswerPrinter.Print(context, answer, parsed.GetValue(CommonOptions.Json));
            return answer.Total > 0 ? ExitCode.Done : ExitCode.Nothing;
        });
    }
}
