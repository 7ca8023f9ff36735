namespace Search.Engine.Highlighting;

/// <summary>Where a part of the query stands in the text of an indexed field: [Start, End) in UTF-16 units.</summary>
/// <param name="Field">The indexed field.</param>
/// <param name="Start">Its first unit, counted from the start of the field's text.</param>
/// <param name="End">Behind its last unit.</param>
/// <param name="Part">Number of the query's part.</param>
internal readonly record struct FieldMatch(string Field, int Start, int End, int Part);
