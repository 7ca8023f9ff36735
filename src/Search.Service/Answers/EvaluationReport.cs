using System.Text.Json.Serialization;

namespace Search.Service.Answers;

/// <summary>How well an archive ranks: means over the queries that have a relevant article.</summary>
public sealed record EvaluationReport
{
    /// <summary>How hits were scored, as <c>--ranking</c> names it.</summary>
    public required string Ranking { get; init; }

    /// <summary>Queries in the file.</summary>
    public int Queries { get; init; }

    /// <summary>Those of them that were measured: with a relevant article.</summary>
    public int Judged { get; init; }

    /// <summary>nDCG of the first ten, with grades as gains.</summary>
    [JsonPropertyName("ndcg_at_10")]
    public double NdcgAt10 { get; init; }

    /// <summary>Mean average precision over 1,000 hits.</summary>
    public double Map { get; init; }

    [JsonPropertyName("p_at_10")]
    public double PrecisionAt10 { get; init; }

    [JsonPropertyName("recall_at_100")]
    public double RecallAt100 { get; init; }
}
