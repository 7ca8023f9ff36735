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
        return $"{what}{Count(report.Read)} {(report.Read == 1 ? "article" : "articles")} read for '{TerminalText.Line(index)}': {Count(report.Added)} added, "
            + $"{Count(report.Updated)} updated, {Count(report.Unchanged)} unchanged, {Count(report.Rejected)} rejected{pruned} ({speed})";
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);
}
