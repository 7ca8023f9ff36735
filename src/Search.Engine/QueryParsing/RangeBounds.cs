namespace Search.Engine.QueryParsing;

/// <summary>The ends of a range, as written.</summary>
/// <param name="Lower">Null: it has no lower end.</param>
/// <param name="Upper">Null: it has no upper end.</param>
/// <param name="IncludeLower">Whether the lower end is part of it.</param>
/// <param name="IncludeUpper">Whether the upper end is part of it.</param>
internal sealed record RangeBounds(string? Lower, string? Upper, bool IncludeLower, bool IncludeUpper);
