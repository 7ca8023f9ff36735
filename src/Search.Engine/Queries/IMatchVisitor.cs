namespace Search.Engine.Queries;

/// <summary>Tells whether a term of the dictionary belongs to a set of terms.</summary>
internal delegate bool TermPredicate(ReadOnlySpan<byte> term);

/// <summary>Is shown what a query can match in a text: what a highlighter marks. The same thing may come several times.</summary>
internal interface IMatchVisitor
{
    void VisitTerm(string field, ReadOnlyMemory<byte> term);

    /// <param name="field">The field.</param>
    /// <param name="terms">At least one.</param>
    /// <param name="positions">Where the terms stand in the phrase: beside <paramref name="terms"/>, rising, not always from 0.</param>
    /// <param name="slop">The edit distance allowed, as <see cref="PhraseQuery.Slop"/>.</param>
    void VisitPhrase(string field, IReadOnlyList<ReadOnlyMemory<byte>> terms, IReadOnlyList<int> positions, int slop);

    /// <summary>A set of terms: of a prefix or a range.</summary>
    /// <param name="field">The field.</param>
    /// <param name="start">No term of the set is smaller, so a walk of the dictionary can begin here.</param>
    /// <param name="contains">The terms of the set stand beside each other in the dictionary: behind the last, none follows.</param>
    void VisitTerms(string field, ReadOnlyMemory<byte> start, TermPredicate contains);
}
