namespace Search.Engine;

/// <summary>A query text as it was understood.</summary>
/// <param name="Query">The query.</param>
/// <param name="Notes">What was done about parts that could not be taken as written; for people.</param>
public sealed record ParsedQuery(Query Query, IReadOnlyList<string> Notes);
