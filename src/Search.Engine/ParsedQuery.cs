namespace Search.Engine;

/// <summary>A query text as it was understood.</summary>
/// <param name="Query">The query.</param>
/// <param name="Notes">What was done about parts that could not be taken as written; for people.</param>
public sealed record ParsedQuery(Query Query, IReadOnlyList<string> Notes)
{
    /// <summary>
    /// Parts of the tree that are words without sign, field or boost, compared by reference, each with its place in the text: words that were left out count, so neighbours differ by 1.
    /// </summary>
    internal IReadOnlyDictionary<Query, int> WordPlaces { get; init; } = new Dictionary<Query, int>();
}
