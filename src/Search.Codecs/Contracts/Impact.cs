namespace Search.Codecs.Contracts;

/// <summary>
/// A frequency and a norm that occur together in one document of a range. A range's impacts are its competitive pairs: ordered by frequency
/// and by norm alike, so no other document of the range can score higher than the best of them.
/// </summary>
/// <param name="Freq">Occurrences of the term.</param>
/// <param name="Norm">The document's norm, as an unsigned number: 1 where the field has no norms.</param>
public readonly record struct Impact(int Freq, long Norm);
