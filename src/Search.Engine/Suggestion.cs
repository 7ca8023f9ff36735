namespace Search.Engine;

/// <summary>A better query: what a person probably meant to type.</summary>
/// <param name="Text">The query's text with other words; all else in it is as it was.</param>
/// <param name="Total">How many documents it finds.</param>
/// <param name="TotalOfAll">How many of them have all of its words, where words without a sign between them are alternatives.</param>
public sealed record Suggestion(string Text, long Total, long TotalOfAll);
