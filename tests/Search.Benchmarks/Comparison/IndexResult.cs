using System.Text.Json;
using System.Text.Json.Serialization;

namespace Search.Benchmarks.Comparison;

/// <summary>The output of a driver's verb <c>index</c>.</summary>
internal sealed record IndexResult
{
    [JsonPropertyName("engine")]
    public string Engine { get; init; } = "";

    [JsonPropertyName("docs")]
    public long Documents { get; init; }

    /// <summary>Adding and committing.</summary>
    [JsonPropertyName("wall_s")]
    public double Seconds { get; init; }

    /// <summary>Merging to one segment after that.</summary>
    [JsonPropertyName("merge_s")]
    public double MergeSeconds { get; init; }

    /// <summary>Of the index.</summary>
    [JsonPropertyName("bytes")]
    public long Bytes { get; init; }

    /// <summary>Peak of anonymous memory, sampled from outside: of all drivers alike.</summary>
    public long PeakAnonymous { get; init; }

    public static IndexResult Parse(string json) =>
        JsonSerializer.Deserialize<IndexResult>(json) ?? throw new FormatException("A driver printed no result");
}
