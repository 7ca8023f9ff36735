using System.Text.Json;
using System.Text.Json.Serialization;

namespace Search.Benchmarks.Comparison;

/// <summary>The output of a driver's verb <c>search</c>.</summary>
internal sealed record SearchResult
{
    [JsonPropertyName("engine")]
    public string Engine { get; init; } = "";

    [JsonPropertyName("docs")]
    public long Documents { get; init; }

    [JsonPropertyName("segments")]
    public int Segments { get; init; }

    /// <summary>Queries a second with two threads.</summary>
    [JsonPropertyName("qps2")]
    public double QueriesPerSecond { get; init; }

    [JsonPropertyName("queries")]
    public QueryResult[] Queries { get; init; } = [];

    public static SearchResult Parse(string json) =>
        JsonSerializer.Deserialize<SearchResult>(json) ?? throw new FormatException("A driver printed no result");

    /// <summary>Of several runs: of each query the shortest times, of the throughput the highest. All else is as in the first.</summary>
    public static SearchResult Best(IReadOnlyList<SearchResult> runs) => runs[0] with
    {
        QueriesPerSecond = runs.Max(run => run.QueriesPerSecond),
        Queries = [.. runs[0].Queries.Select((query, i) => query with
        {
            Top = runs.Min(run => run.Queries[i].Top),
            TopAndCount = runs.Min(run => run.Queries[i].TopAndCount),
            Count = runs.Min(run => run.Queries[i].Count),
        })],
    };

    /// <summary>
    /// The median over the queries of each category that the engine answered, in the order in which they were asked; null where there is none.
    /// </summary>
    public IEnumerable<(string Category, double? Median)> Medians(Func<QueryResult, double?> field) =>
        Queries.GroupBy(query => query.Category).Select(category =>
        {
            double[] values = [.. category.Select(field).OfType<double>().Order()];
            double? median = values.Length == 0 ? null : (values[(values.Length - 1) / 2] + values[values.Length / 2]) / 2;
            return (category.Key, median);
        });
}
