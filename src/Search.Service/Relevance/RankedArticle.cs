namespace Search.Service.Relevance;

/// <summary>A hit of which nothing is told but its place.</summary>
public readonly record struct RankedArticle(string Id, float Score);
