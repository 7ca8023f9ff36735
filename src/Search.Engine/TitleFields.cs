using Search.Analysis;

namespace Search.Engine;

/// <summary>Where the titles of documents are.</summary>
/// <param name="Title">The field that stores them.</param>
/// <param name="Words">A text field of the same text whose terms are words as people write them; it may be the same.</param>
/// <param name="Analyzer">The analyzer of <paramref name="Words"/>.</param>
public sealed record TitleFields(string Title, string Words, Analyzer Analyzer);
