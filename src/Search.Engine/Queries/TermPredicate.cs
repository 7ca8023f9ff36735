namespace Search.Engine.Queries;

/// <summary>Tells whether a term of the dictionary belongs to a set of terms.</summary>
internal delegate bool TermPredicate(ReadOnlySpan<byte> term);
