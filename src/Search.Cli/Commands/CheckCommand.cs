using System.CommandLine;
using System.Globalization;
using Search.Cli.Output;
using Search.Cli.Terminal;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Engine;
using Search.Service;
using Search.Storage;

namespace Search.Cli.Commands;

/// <summary><c>search check</c>: whether an index is whole.</summary>
internal static class CheckCommand
{
    public const string Name = "check";

    private static readonly Option<bool> Fast = new("--fast") { Description = "compare checksums only" };

    private static readonly Option<string?> Salvage = new("--salvage")
    {
        Description = "copy the segments that are whole into a new index",
        HelpName = "OUT",
    };

    public static Command Create() => new(Name, "Reads every file and every structure of an index, and names damage by file and offset. Exit code 3 when there is some.")
    {
        Fast, Salvage,
    };

    public static Task<ExitCode> RunAsync(ParseResult parsed, CliContext context)
    {
        string index = CommonOptions.IndexOf(parsed, context);
        bool fast = parsed.GetValue(Fast);
        if (parsed.GetValue(Salvage) is { Length: > 0 } into)
        {
            return fast
                ? throw new UsageException("--fast and --salvage at once", "Only a segment of which everything was read is known to be whole.")
                : context.Interruption.RunAsync(cancellation => Task.FromResult(SalvageInto(into, index, context, cancellation)));
        }
        return context.Interruption.RunAsync(cancellation =>
        {
            CheckReport report = IndexChecker.Check(index, new CheckOptions { Fast = fast }, cancellation);
            if (!report.IsClean)
            {
                ThrowIfUnreadable(index);
            }
            Print(context, report);
            return Task.FromResult(report.IsClean ? ExitCode.Done : ExitCode.Damaged);
        });
    }

    private static ExitCode SalvageInto(string into, string index, CliContext context, CancellationToken cancellation)
    {
        SalvageReport report = IndexSalvager.Salvage(index, into, null, cancellation);
        SalvagePrinter.Print(context.Out, context.OutStyle, report, into);
        return report.IsWhole ? ExitCode.Done : ExitCode.Damaged;
    }

    /// <summary>An index of another version of Lucene is not damaged; one whose checksums differ is, whatever version it claims to have.</summary>
    /// <exception cref="IndexFormatException">It is such a one.</exception>
    private static void ThrowIfUnreadable(string index)
    {
        try
        {
            SearchIndex.Open(index, new OpenOptions { Verify = true }).Dispose();
        }
        catch (CorruptIndexException)
        {
            // The report says more.
        }
    }

    private static void Print(CliContext context, CheckReport report)
    {
        TextWriter output = context.Out;
        foreach (SegmentCheck segment in report.Segments)
        {
            string state = segment.IsClean ? "ok" : context.OutStyle.Error("damaged");
            output.WriteLine($"{TerminalText.Line(segment.Name)}  {Count(segment.Docs)} docs, {Count(segment.Deleted)} deleted: {state}");
            foreach (CheckedPart part in segment.Parts)
            {
                output.WriteLine($"    {TerminalText.Line(part.Name)}: {Count(part.Count)} {TerminalText.Line(part.Unit)}");
            }
        }
        foreach (CheckProblem problem in report.Problems)
        {
            output.WriteLine($"{context.OutStyle.Error("damage:")} {TerminalText.Line(problem.ToString())}");
        }
        string commit = TerminalText.Line(report.Commit);
        output.WriteLine(report.Problems.Count() switch
        {
            0 => $"{commit}: no problems found",
            1 => $"{commit}: 1 problem found; no file was changed",
            int several => $"{commit}: {Count(several)} problems found; no file was changed",
        });
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
