using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Search.Engine;

namespace Search.Benchmarks;

/// <summary>
/// <c>search INDEX QUERIES.tsv [--top 10] [--repeat N] [--warm N] [--qps SECONDS]</c>: times every query in three ways (top hits; top hits and exact count;
/// count alone), medians over the repeats in microseconds, and prints one object of JSON with hits, ids, scores and years for comparison.
/// </summary>
internal static class SearchVerb
{
    private const int Modes = 3;

    public static int Run(Arguments arguments)
    {
        int top = arguments.Number("top", 10);
        int repeat = arguments.Number("repeat", 20);
        int warm = arguments.Number("warm", 5);
        using SearchIndex index = SearchIndex.Open(arguments.Word(1), new OpenOptions { FilterCacheMegabytes = 0 });
        using Snapshot snapshot = index.OpenSnapshot();
        List<BenchQuery> queries = Read(arguments.Word(2));
        var times = new double[Modes][][];
        for (int mode = 0; mode < Modes; mode++)
        {
            times[mode] = [.. queries.Select(_ => new double[repeat])];
        }
        for (int pass = -warm; pass < repeat; pass++)
        {
            for (int mode = 0; mode < Modes; mode++)
            {
                for (int i = 0; i < queries.Count; i++)
                {
                    SearchOptions options = Options(queries[i], mode, top);
                    long start = Stopwatch.GetTimestamp();
                    snapshot.Search(queries[i].Asked, options);
                    double elapsed = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
                    if (pass >= 0)
                    {
                        times[mode][i][pass] = elapsed;
                    }
                }
            }
        }
        double qps = Throughput(snapshot, queries, top, arguments.Number("qps", 8));
        Print(snapshot, queries, times, qps, top);
        return 0;
    }

    private static SearchOptions Options(BenchQuery query, int mode, int top) => new()
    {
        Take = mode == 2 ? 0 : top,
        CountExactly = mode != 0,
        Facets = mode == 2 ? [] : query.Facets,
        Fields = [],
    };

    private static List<BenchQuery> Read(string file)
    {
        var queries = new List<BenchQuery>();
        foreach (string line in File.ReadLines(file))
        {
            string[] parts = line.Split('\t');
            queries.Add(BenchQuery.Parse(parts[0], parts[1]));
        }
        return queries;
    }

    /// <summary>Two threads, all queries in one shuffled order, top hits only: queries a second.</summary>
    private static double Throughput(Snapshot snapshot, List<BenchQuery> queries, int top, int seconds)
    {
        int[] order = [.. Enumerable.Range(0, queries.Count)];
        new Random(1).Shuffle(order);
        long next = -1;
        long done = 0;
        var clock = Stopwatch.StartNew();
        var threads = new Thread[2];
        for (int i = 0; i < threads.Length; i++)
        {
            threads[i] = new Thread(() =>
            {
                while (clock.Elapsed.TotalSeconds < seconds)
                {
                    BenchQuery query = queries[order[Interlocked.Increment(ref next) % order.Length]];
                    snapshot.Search(query.Asked, Options(query, 0, top));
                    Interlocked.Increment(ref done);
                }
            });
            threads[i].Start();
        }
        foreach (Thread thread in threads)
        {
            thread.Join();
        }
        return done / Math.Max(clock.Elapsed.TotalSeconds, 1e-9);
    }

    private static void Print(Snapshot snapshot, List<BenchQuery> queries, double[][][] times, double qps, int top)
    {
        var text = new StringBuilder();
        text.Append(
            CultureInfo.InvariantCulture,
            $"{{\"engine\":\"search\",\"op\":\"search\",\"docs\":{snapshot.MaxDoc},\"segments\":{snapshot.SegmentCount},\"rss\":{ProcessMemory.PeakResident},")
            .Append(CultureInfo.InvariantCulture, $"\"rss_anon\":{ProcessMemory.PeakAnonymous},\"qps2\":{qps:F0},\"queries\":[\n");
        for (int i = 0; i < queries.Count; i++)
        {
            BenchQuery query = queries[i];
            SearchResults results = snapshot.Search(query.Query, Options(query, 1, top) with { Fields = ["id"] });
            string ids = string.Join(',', results.Hits.Select(hit => Quote(hit.Document.Text("id")!)));
            string scores = string.Join(',', results.Hits.Select(hit => hit.Score.ToString("R", CultureInfo.InvariantCulture)));
            string years = results.Facets.TryGetValue("year", out FacetResult? facet)
                ? string.Join(',', facet.OrderBy(bucket => bucket.Number).Select(bucket => $"{Quote(bucket.Label)}:{bucket.Count}"))
                : "";
            text.Append(
                CultureInfo.InvariantCulture,
                $"{{\"cat\":{Quote(query.Category)},\"q\":{Quote(query.Text)},\"hits\":{results.Total},\"top_us\":{Median(times[0][i]):F1},")
                .Append(CultureInfo.InvariantCulture, $"\"top_count_us\":{Median(times[1][i]):F1},\"count_us\":{Median(times[2][i]):F1},")
                .Append($"\"ids\":[{ids}],\"scores\":[{scores}],\"years\":{{{years}}}}}").Append(i + 1 < queries.Count ? ",\n" : "\n");
        }
        Console.WriteLine(text.Append("]}"));
    }

    private static string Quote(string value) => $"\"{JsonEncodedText.Encode(value)}\"";

    private static double Median(double[] values)
    {
        Array.Sort(values);
        return values.Length > 0 ? values[values.Length / 2] : 0;
    }
}
