using System.CommandLine;
using System.Globalization;
using Search.Cli.Terminal;
using Search.Service.Answers;

namespace Search.Cli.Commands;

/// <summary><c>search terms</c>: the dictionary of a field.</summary>
internal static class TermsCommand
{
    public const string Name = "terms";

    private static readonly Argument<string> Field = new("FIELD") { Description = "such as text, text.exact, furniture, year, source" };

    private static readonly Argument<string> Prefix = new("PREFIX") { Description = "only terms that start so", Arity = ArgumentArity.ZeroOrOne };

    private static readonly Option<string?> Take = new("-n") { Description = "at most so many (default: all)", HelpName = "N" };

    public static Command Create() => new(Name, "Lists the terms of a field, each with a tab and the number of articles. Exit code 1 when there are none.")
    {
        Field, Prefix, Take, CommonOptions.Json,
    };

    public static Task<ExitCode> RunAsync(ParseResult parsed, CliContext context)
    {
        string field = parsed.GetValue(Field)!;
        string prefix = parsed.GetValue(Prefix) ?? "";
        int limit = CommonOptions.Number(parsed, Take) ?? int.MaxValue;
        bool isJson = parsed.GetValue(CommonOptions.Json);
        return OpenArchive.UseAsync(parsed, context, async (archive, cancellation) =>
        {
            IReadOnlyList<TermCount> terms = await archive.TermsAsync(field, prefix, limit, cancellation).ConfigureAwait(false);
            foreach (TermCount term in terms)
            {
                context.Out.WriteLine(isJson
                    ? AnswerJson.Write(term)
                    : string.Create(CultureInfo.InvariantCulture, $"{TerminalText.Line(term.Term)}\t{term.Docs}"));
            }
            return terms.Count > 0 ? ExitCode.Done : ExitCode.Nothing;
        });
    }
}
