using System.CommandLine;
using Search.Cli.Output;
using Search.Service.Answers;

namespace Search.Cli.Commands;

/// <summary><c>search stats</c>: what an index holds.</summary>
internal static class StatsCommand
{
    public const string Name = "stats";

    public static Command Create() => new(Name, "Shows what an index holds: articles, segments, fields, sizes.") { CommonOptions.Json };

    public static Task<ExitCode> RunAsync(ParseResult parsed, CliContext context)
    {
        bool isJson = parsed.GetValue(CommonOptions.Json);
        return OpenArchive.UseAsync(parsed, context, async (archive, cancellation) =>
        {
            ArchiveStats stats = await archive.StatsAsync(cancellation).ConfigureAwait(false);
            if (isJson)
            {
                context.Out.WriteLine(AnswerJson.Write(stats));
            }
            else
            {
                StatsPrinter.Print(context.Out, context.OutStyle, stats);
            }
            return ExitCode.Done;
        });
    }
}
