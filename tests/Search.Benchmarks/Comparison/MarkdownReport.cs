using System.Globalization;
using System.Text;

namespace Search.Benchmarks.Comparison;

/// <summary>
/// The tables of a comparison, in Markdown. The first engine is the one that ratios are about, <paramref name="reference"/> is the one that they
/// are ratios to.
/// </summary>
internal sealed class MarkdownReport(IReadOnlyList<EngineFigures> engines, EngineFigures? reference, long corpusBytes)
{
    private readonly StringBuilder _text = new();

    public string Write()
    {
        Times("Ten best, microseconds", query => query.Top);
        Times("Ten best and exact count, microseconds", query => query.TopAndCount);
        Indexing();
        Running();
        return _text.ToString();
    }

    /// <summary>
    /// Per category the median over its queries; then how many times faster than the reference each engine is, and the best of all peers.
    /// </summary>
    private void Times(string title, Func<QueryResult, double?> field)
    {
        EngineFigures[] searched = [.. engines.Where(engine => engine.Search != null)];
        EngineFigures[] compared = [.. searched.Where(engine => engine != reference && reference?.Search != null)];
        bool hasPeers = compared.Length > 1;
        var medians = searched.ToDictionary(engine => engine, engine => engine.Search!.Medians(field).Select(median => median.Median).ToArray());
        (string Category, double? Hits)[] categories = [.. searched[0].Search!.Medians(query => query.Hits)];
        List<string> header = [title, "hits", .. searched.Select(engine => engine.Name), .. compared.Select(engine => $"{engine.Name}, times")];
        Row(hasPeers ? [.. header, "best peer, times"] : header, isHeader: true);
        var ratios = compared.ToDictionary(engine => engine, _ => new List<double>());
        var bests = new List<double>();
        for (int i = 0; i < categories.Length; i++)
        {
            List<string> row = [categories[i].Category, Number(categories[i].Hits), .. searched.Select(engine => Number(medians[engine][i]))];
            // The reference is a peer too: where none is faster, the best is 1.
            double best = 1;
            foreach (EngineFigures engine in compared)
            {
                double? ratio = medians[reference!][i] / medians[engine][i];
                row.Add(Ratio(ratio));
                if (ratio is { } known)
                {
                    ratios[engine].Add(known);
                    best = engine == engines[0] ? best : Math.Max(best, known);
                }
            }
            bests.Add(best);
            Row(hasPeers ? [.. row, Ratio(best)] : row);
        }
        if (compared.Length > 0)
        {
            IEnumerable<string> means = compared.Select(engine => $"**{Ratio(GeometricMean(ratios[engine]))}**");
            List<string> last = ["**geometric mean**", "", .. searched.Select(_ => ""), .. means];
            Row(hasPeers ? [.. last, $"**{Ratio(GeometricMean(bests))}**"] : last);
        }
        _text.Append('\n');
    }

    private void Indexing()
    {
        EngineFigures[] indexed = [.. engines.Where(engine => engine.OneCore != null)];
        Row(["indexing", .. indexed.Select(engine => engine.Name), .. Others(indexed).Select(engine => $"{engine.Name}, times")], isHeader: true);
        Line("one thread on one core, 256 MB: MB of input a second", engine => Rate(engine.OneCore), moreIsBetter: true);
        Line("merge to one segment after that, s", engine => engine.OneCore?.MergeSeconds);
        Line("adding and merging together, s", engine => engine.OneCore is { } one ? one.Seconds + one.MergeSeconds : null);
        Line("index, MB", engine => engine.OneCore?.Bytes / 1e6);
        Line("memory of its own at most (RssAnon), MB", engine => Megabytes(engine.OneCore?.PeakAnonymous));
        Line("two threads: MB a second", engine => Rate(engine.TwoThreads), moreIsBetter: true);
        Line("two threads: merge, s", engine => engine.TwoThreads?.MergeSeconds);
        Line("two threads: memory of its own at most, MB", engine => Megabytes(engine.TwoThreads?.PeakAnonymous));
        Line("one thread on one core, 64 MB: MB a second", engine => Rate(engine.Small), moreIsBetter: true);
        Line("64 MB: memory of its own at most, MB", engine => Megabytes(engine.Small?.PeakAnonymous));
        _text.Append('\n');

        void Line(string title, Func<EngineFigures, double?> value, bool moreIsBetter = false) => Figures(indexed, title, value, moreIsBetter);
    }

    private void Running()
    {
        EngineFigures[] searched = [.. engines.Where(engine => engine.Search != null || engine.Start != null)];
        Row(["searching", .. searched.Select(engine => engine.Name), .. Others(searched).Select(engine => $"{engine.Name}, times")], isHeader: true);
        Figures(searched, "queries a second, two threads, all kinds mixed, ten best", engine => engine.Search?.QueriesPerSecond, moreIsBetter: true);
        Figures(searched, "memory of its own at most (RssAnon), MB", engine => Megabytes(engine.SearchMemory), moreIsBetter: false);
        Figures(searched, "process start to end with one answer, ms, median", engine => engine.Start?.Median.TotalMilliseconds, moreIsBetter: false);
        Figures(searched, "the same, shortest", engine => engine.Start?.Shortest.TotalMilliseconds, moreIsBetter: false);
        _text.Append('\n');
    }

    private EngineFigures[] Others(EngineFigures[] shown) => reference == null ? [] : [.. shown.Where(engine => engine != reference)];

    private void Figures(EngineFigures[] shown, string title, Func<EngineFigures, double?> value, bool moreIsBetter)
    {
        if (shown.All(engine => value(engine) == null))
        {
            return;
        }
        double? compared = reference == null ? null : value(reference);
        IEnumerable<string> times = Others(shown).Select(engine => Ratio(moreIsBetter ? value(engine) / compared : compared / value(engine)));
        Row([title, .. shown.Select(engine => Number(value(engine))), .. times]);
    }

    private double? Rate(IndexResult? result) => result == null ? null : corpusBytes / 1e6 / result.Seconds;

    private static double? Megabytes(long? bytes) => bytes is > 0 ? bytes / 1e6 : null;

    private static double? GeometricMean(List<double> values) => values.Count == 0 ? null : Math.Exp(values.Average(Math.Log));

    // Nothing is so many times as fast as what took no time.
    private static string Ratio(double? value) =>
        double.IsNormal(value ?? 0) ? value!.Value.ToString(value < 0.1 ? "F3" : value < 10 ? "F2" : "F1", CultureInfo.InvariantCulture) : "–";

    private static string Number(double? value) =>
        value?.ToString(value >= 100 ? "#,0" : value >= 10 ? "F1" : "F2", CultureInfo.InvariantCulture) ?? "–";

    private void Row(IReadOnlyList<string> cells, bool isHeader = false)
    {
        _text.Append("| ").AppendJoin(" | ", cells).Append(" |\n");
        if (isHeader)
        {
            _text.Append("|---|").AppendJoin("", cells.Skip(1).Select(_ => "---:|")).Append('\n');
        }
    }
}
