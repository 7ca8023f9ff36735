namespace Search.Engine;

/// <summary>A query text as it was understood.</summary>
/// <param name="Query">The query.</param>
/// <param name="Notes">What was done about parts that could not be taken as written; for people.</param>
public sealed record ParsedQuery(Query Query, IReadOnlyList<string> Notes)
{
    /// <summary>The parts of the tree that are words without a field, compared by reference.</summary>
    internal IReadOnlyDictionary<Query, QueryWord> Words { get; init; } = new Dictionary<Query, QueryWord>();
}

/// <summary>A word of a query text that no field is written for.</summary>
/// <param name="Place">How many words and phrases stand before it, also those that were left out: neighbours differ by 1.</param>
/// <param name="IsFree">Whether it has no sign, operator or boost.</param>
/// <param name="Exact">The terms that it may be in the first default field's exact field; empty where there is no such field, or where it is no single term.</param>
internal readonly record struct QueryWord(int Place, bool IsFree, IReadOnlyList<ReadOnlyMemory<byte>> Exact);
