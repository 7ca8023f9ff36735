using System.Text.Json.Serialization;

namespace Search.Service.Answers;

/// <summary>How the found articles are spread over the values of a field.</summary>
/// <param name="Buckets">Years and months newest first, other values by count.</param>
/// <param name="Missing">Found articles without a value; of years: the undated ones.</param>
public sealed record AnswerFacet(IReadOnlyList<AnswerBucket> Buckets, long Missing)
{
    /// <summary>
    /// The values that were chosen, null for articles without one; empty where the counts are those of the articles found. Not part of the JSON.
    /// </summary>
    [JsonIgnore]
    public IReadOnlyList<string?> Chosen { get; init; } = [];
}

public sealed record AnswerBucket(string Value, long Count);
