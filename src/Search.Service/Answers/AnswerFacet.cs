namespace Search.Service.Answers;

/// <summary>How the found articles are spread over the values of a field.</summary>
/// <param name="Buckets">Years newest first, other values by count.</param>
/// <param name="Missing">Found articles without a value; of years: the undated ones.</param>
public sealed record AnswerFacet(IReadOnlyList<AnswerBucket> Buckets, long Missing);

public sealed record AnswerBucket(string Value, long Count);
