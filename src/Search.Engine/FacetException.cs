namespace Search.Engine;

/// <summary>A facet cannot be answered: it would have more buckets than allowed.</summary>
public sealed class FacetException(string message) : Exception(message);
