using System.Globalization;
using Search.Cli.Terminal;
using Search.Engine;

namespace Search.Cli.Output;

/// <summary>What was saved of a damaged index, and what was not.</summary>
internal static class SalvagePrinter
{
    public static void Print(TextWriter output, Style style, SalvageReport report, string into)
    {
        foreach (SegmentCheck segment in report.Saved)
        {
            output.WriteLine($"{TerminalText.Line(segment.Name)}  {Docs(segment)}: ok, saved");
        }
        foreach (SegmentCheck segment in report.LeftOut)
        {
            output.WriteLine($"{TerminalText.Line(segment.Name)}  {Docs(segment)}: {style.Error("damaged")}, left out");
        }
        foreach (CheckProblem problem in report.CommitProblems.Concat(report.LeftOut.SelectMany(segment => segment.Problems)))
        {
            output.WriteLine($"{style.Error("damage:")} {TerminalText.Line(problem.ToString())}");
        }
        output.WriteLine(Summary(report, into));
    }

    private static string Summary(SalvageReport report, string into)
    {
        if (report.Commit == null)
        {
            return "No commit can be read, so it is not known which segments belong together: nothing was saved";
        }
        string commit = TerminalText.Line(report.Commit);
        if (!report.HasIndex)
        {
            return $"{commit}: no segment is whole: nothing was saved";
        }
        long lost = report.LeftOut.Sum(segment => (long)segment.Docs - segment.Deleted);
        string unknown = report.LeftOut.Any(segment => segment.Docs == 0) ? " and those of segments that cannot be counted" : "";
        string losses = report.LeftOut.Count == 0 ? "nothing is lost" : $"lost: {Of(lost)}{unknown}";
        return $"{commit}: {Of(report.Saved.Sum(segment => (long)segment.Docs - segment.Deleted))} saved into '{TerminalText.Line(into)}', which was checked; {losses}";
    }

    private static string Docs(SegmentCheck segment) =>
        segment.Docs == 0 ? "an unknown number of docs" : $"{Count(segment.Docs)} docs, {Count(segment.Deleted)} deleted";

    private static string Of(long docs) => Count(docs) + (docs == 1 ? " doc" : " docs");

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
