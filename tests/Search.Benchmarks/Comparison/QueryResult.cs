using System.Text.Json.Serialization;

namespace Search.Benchmarks.Comparison;

/// <summary>One query of a driver's output; what an engine cannot answer has no hits, and what its driver does not tell is null.</summary>
internal sealed record QueryResult
{
    [JsonPropertyName("cat")]
    public string Category { get; init; } = "";

    [JsonPropertyName("q")]
    public string Text { get; init; } = "";

    /// <summary>Exact.</summary>
    [JsonPropertyName("hits")]
    public long? Hits { get; init; }

    /// <summary>Microseconds of the ten best, of those with an exact count, and of the count alone: medians over the repeats.</summary>
    [JsonPropertyName("top_us")]
    public double? Top { get; init; }

    [JsonPropertyName("top_count_us")]
    public double? TopAndCount { get; init; }

    [JsonPropertyName("count_us")]
    public double? Count { get; init; }

    [JsonPropertyName("ids")]
    public string[]? Ids { get; init; }

    [JsonPropertyName("scores")]
    public float[]? Scores { get; init; }

    [JsonPropertyName("years")]
    public Dictionary<string, long>? Years { get; init; }
}
