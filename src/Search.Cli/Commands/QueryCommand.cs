using System.CommandLine;
using System.Globalization;
using Search.Cli.Output;
using Search.Service;
using Search.Service.Answers;
using Search.Service.Queries;

namespace Search.Cli.Commands;

/// <summary><c>search query</c>: asks once.</summary>
internal static class QueryCommand
{
    public const string Name = "query";

    private static readonly Argument<string[]> Words = new("QUERY")
    {
        Description = "what to search for; in quotation marks of the shell, so that its own stay",
        Arity = ArgumentArity.OneOrMore,
    };

    private static readonly Option<string?> Take = new("-n") { Description = "hits (default 10)", HelpName = "N" };
    private static readonly Option<string?> After = new("--after") { Description = "go on behind an answer: what its 'next' says", HelpName = "TOKEN" };
    private static readonly Option<string[]> Year = new("--year") { Description = "only of a year, a range (2020-2022), or none: undated. Several add up", HelpName = "Y[-Y]|none" };
    private static readonly Option<string?> From = new("--from") { Description = "only from this date on (2022, 2022-01, 2022-01-17)", HelpName = "DATE" };
    private static readonly Option<string?> To = new("--to") { Description = "only up to this date, all of it", HelpName = "DATE" };
    private static readonly Option<string[]> Facet = new("--facet")
    {
        Description = "count the values of a field, too; with a value (or none), only articles that have it, counting the other values as well. Several values add up",
        HelpName = "FIELD[=VALUE]",
    };

    private static readonly Option<string?> Sort = new("--sort") { Description = "relevance, newest or oldest", HelpName = "ORDER" };
    private static readonly Option<string?> Operator = new("--operator") { Description = "what words side by side mean: or (default), and", HelpName = "OP" };
    private static readonly Option<bool> Collapse = new("--collapse") { Description = "of near-duplicates show only the earliest, and say how many copies it has" };
    private static readonly Option<bool> Strict = new("--strict") { Description = "what cannot be parsed is an error" };
    private static readonly Option<bool> Explain = new("--explain") { Description = "say why each hit has its score" };
    private static readonly Option<bool> Count = new("--count") { Description = "print only how many there are" };

    public static Command Create() => new(Name, "Finds articles. Exit code 1 when there are none.")
    {
        Words, Take, After, Year, From, To, Facet, Sort, Collapse, CommonOptions.Ranking, Operator, Strict, Explain, Count, CommonOptions.Json,
    };

    public static Task<ExitCode> RunAsync(ParseResult parsed, CliContext context)
    {
        bool isCount = parsed.GetValue(Count);
        FacetArgument[] facets = [.. (parsed.GetValue(Facet) ?? []).Select(FacetArgument.Parse)];
        var query = new ArticleQuery
        {
            Text = string.Join(' ', parsed.GetValue(Words)!),
            Take = isCount ? 0 : CommonOptions.Number(parsed, Take) ?? 10,
            After = parsed.GetValue(After),
            Years = [.. (parsed.GetValue(Year) ?? []).Select(YearRange.Parse), .. facets.Select(facet => facet.Years).OfType<YearRange>()],
            From = parsed.GetValue(From) is { } from ? DateRange.Start(from) : null,
            Before = parsed.GetValue(To) is { } to ? DateRange.End(to) : null,
            Facets = [.. facets.Select(facet => facet.Field)],
            Choices = [.. facets.Select(facet => facet.Choice).OfType<ArticleChoice>()],
            Sort = parsed.GetValue(Sort) is { } sort ? Choices.Sort(sort) : ArticleSort.Relevance,
            AllWords = parsed.GetValue(Operator) is { } word && Choices.Operator(word),
            Ranking = CommonOptions.RankingOf(parsed),
            Collapse = parsed.GetValue(Collapse),
            Strict = parsed.GetValue(Strict),
            Explain = parsed.GetValue(Explain),
        };
        bool isJson = parsed.GetValue(CommonOptions.Json);
        return OpenArchive.UseAsync(parsed, context, async (archive, cancellation) =>
        {
            SearchAnswer answer = await archive.SearchAsync(query, cancellation).ConfigureAwait(false);
            if (!isJson)
            {
                Notes.Print(context, answer.Notes);
            }
            if (isCount)
            {
                context.Out.WriteLine(answer.Total.ToString(CultureInfo.InvariantCulture));
            }
            else
            {
                AnswerPrinter.Print(context, answer, isJson);
            }
            return answer.Total > 0 ? ExitCode.Done : ExitCode.Nothing;
        });
    }
}
