namespace Search.Engine.Highlighting;

/// <summary>A place of a phrase in one document.</summary>
/// <param name="Occurrences">Of its terms, by rising position.</param>
/// <param name="Terms">The terms that may stand there.</param>
/// <param name="Offset">Where the place is in the phrase.</param>
internal sealed record PhrasePlace(List<Occurrence> Occurrences, IReadOnlyList<ReadOnlyMemory<byte>> Terms, int Offset);
