using System.CommandLine;
using System.Globalization;
using Search.Cli.Output;
using Search.Service;
using Search.Service.Answers;
using Search.Service.Queries;
using Search.Service.Relevance;

namespace Search.Cli.Commands;

/// <summary><c>search eval</c>: how well the archive ranks, by a judged collection.</summary>
internal static class EvalCommand
{
    public const string Name = "eval";

    private static readonly Option<string?> Queries = new("--queries") { Description = "lines of a query id, a tab and a text, which is searched as words", HelpName = "FILE.tsv" };
    private static readonly Option<string?> Qrels = new("--qrels") { Description = "judgements in the form of TREC: query id, 0, article id, grade", HelpName = "FILE" };
    private static readonly Option<string?> Run = new("--run") { Description = "write 1,000 hits a query in the form of TREC", HelpName = "FILE" };

    public static Command Create() => new(Name, "Measures how well articles are ranked: nDCG@10, MAP, P@10 and recall@100 over the queries that have a relevant article.")
    {
        Queries, Qrels, CommonOptions.Ranking, Run, CommonOptions.Json,
    };

    public static Task<ExitCode> RunAsync(ParseResult parsed, CliContext context)
    {
        ArticleRanking ranking = CommonOptions.RankingOf(parsed);
        (string queries, string qrels) = (FileOf(parsed, Queries), FileOf(parsed, Qrels));
        IReadOnlyList<Topic> topics = Topic.Read(queries);
        Judgements judgements = Judgements.Read(qrels);
        return OpenArchive.UseAsync(parsed, context, async (archive, cancellation) =>
        {
            StreamWriter? run = parsed.GetValue(Run) is { Length: > 0 } file ? new StreamWriter(file) : null;
            EvaluationReport report;
            using (run)
            {
                report = await Evaluation.RunAsync(archive, topics, judgements, ranking, run, cancellation).ConfigureAwait(false);
            }
            if (report.RecallAt100 == 0 && report.Map == 0)
            {
                Notes.Print(context, ["no relevant article was found: are the ids of --qrels those of the index, and the queries those of the judgements?"]);
            }
            if (parsed.GetValue(CommonOptions.Json))
            {
                context.Out.WriteLine(AnswerJson.Write(report));
            }
            else
            {
                TextTable.Write(context.Out, context.OutStyle, ["ranking", ">queries", ">nDCG@10", ">MAP", ">P@10", ">recall@100"], [Row(report)]);
            }
            return report.Judged > 0 ? ExitCode.Done : ExitCode.Nothing;
        });
    }

    private static string[] Row(EvaluationReport report) =>
    [
        report.Ranking, report.Judged.ToString(CultureInfo.InvariantCulture), Share(report.NdcgAt10), Share(report.Map), Share(report.PrecisionAt10), Share(report.RecallAt100),
    ];

    private static string Share(double value) => value.ToString("F4", CultureInfo.InvariantCulture);

    private static string FileOf(ParseResult parsed, Option<string?> option) => parsed.GetValue(option) is { Length: > 0 } file
        ? file
        : throw new UsageException($"{option.Name} is missing", "Both are needed: search eval --queries FILE.tsv --qrels FILE");
}
