using System.Globalization;
using Search.Cli.Terminal;
using Search.Service.Answers;

namespace Search.Cli.Output;

/// <summary>What an indexing run did, in a line.</summary>
internal static class IndexingSummary
{
    public static string Of(IndexingReport report, string index)
    {
        string what = report.Interrupted ? "Interrupted: " : report.DryRun ? "Nothing written: " : "";
        string pruned = report.Pruned > 0 ? $", {Count(report.Pruned)} deleted" : "";
        string speed = string.Create(
            CultureInfo.InvariantCulture, $"{report.Bytes / 1e6:F1} MB in {report.Seconds:F1} s, {report.MegabytesPerSecond:F1} MB/s, {report.ArticlesPerSecond:N0} articles/s");
        // Not all that was read are articles, and then it is not called so.
        string noun = (report.Skipped + report.Rejected > 0 ? "input" : "article") + (report.Read == 1 ? "" : "s");
        string skipped = report.Skipped > 0 ? $"{Count(report.Skipped)} skipped, " : "";
        return $"{what}{Count(report.Read)} {noun} read for '{TerminalText.Line(index)}': {Count(report.Added)} added, "
            + $"{Count(report.Updated)} updated, {Count(report.Unchanged)} unchanged, {skipped}{Count(report.Rejected)} rejected{pruned} ({speed})";
    }

    /// <summary>What was no article, by reason; null where all was.</summary>
    public static string? Skipped(IndexingReport report) =>
        report.Skipped == 0 ? null : "skipped, being no articles: " + string.Join(", ", report.SkippedBecause.Select(pair => $"{Count(pair.Value)} {pair.Key}"));

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
