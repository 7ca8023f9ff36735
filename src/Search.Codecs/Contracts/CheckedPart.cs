namespace Search.Codecs.Contracts;

/// <summary>A part of a segment that was read and found right.</summary>
/// <param name="Name">Such as <c>stored fields</c>.</param>
/// <param name="Count">How much of it there is.</param>
/// <param name="Unit">What was counted, such as <c>values</c>.</param>
public sealed record CheckedPart(string Name, long Count, string Unit);
