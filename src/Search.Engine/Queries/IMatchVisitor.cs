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

    /// <summary>A set of terms: of a prefix, a range, a pattern or a list.</summary>
    void VisitTerms(string field, TermSet terms);

    /// <summary>A phrase with alternatives at its places.</summary>
    /// <param name="field">The field.</param>
    /// <param name="terms">The alternatives of each place; at least one place.</param>
    /// <param name="positions">Where the places are in the phrase.</param>
    /// <param name="slop">As <see cref="PhraseQuery.Slop"/>.</param>
    void VisitMultiPhrase(string field, IReadOnlyList<IReadOnlyList<ReadOnlyMemory<byte>>> terms, IReadOnlyList<int> positions, int slop);

    /// <summary>Words that follow each other.</summary>
    /// <param name="field">The field.</param>
    /// <param name="words">At least one; the last is the beginning of a term.</param>
    void VisitPhrasePrefix(string field, IReadOnlyList<ReadOnlyMemory<byte>> words);

    /// <summary>Spans: the whole tree, so that what must be near can be told from what is not.</summary>
    void VisitSpans(SpanQuery query);
}
