using Search.Codecs.Contracts;

namespace Search.Engine.Queries;

/// <summary>Terms that stand beside each other in every dictionary.</summary>
/// <param name="name">Tells the set from all others.</param>
/// <param name="start">No term of the set is smaller.</param>
/// <param name="skipsStart">Whether the term <paramref name="start"/> itself is left out.</param>
/// <param name="contains">Whether a term from there on belongs to the set; behind the first that does not, none does.</param>
internal sealed class TermSetOfRange(string name, ReadOnlyMemory<byte> start, bool skipsStart, TermPredicate contains) : TermSet
{
    private const int CheckEvery = 256;

    public override string Name => name;

    public override MatchingTerms Walk(Terms terms, SearchLimits limits) => new Walker(this, terms.GetEnumerator(), limits);

    private bool Begin(TermsEnum terms) => terms.SeekCeiling(start.Span) switch
    {
        SeekStatus.End => false,
        SeekStatus.Found when skipsStart => terms.Next(),
        _ => true,
    };

    private bool Contains(ReadOnlySpan<byte> term) => contains(term);

    private sealed class Walker(TermSetOfRange set, TermsEnum terms, SearchLimits limits) : MatchingTerms
    {
        private int _count = -1;

        public override ReadOnlySpan<byte> Term => terms.Term;

        public override TermState State => terms.State;

        public override bool Next()
        {
            if ((++_count & (CheckEvery - 1)) == CheckEvery - 1)
            {
                limits.Check();
            }
            return (_count == 0 ? set.Begin(terms) : terms.Next()) && set.Contains(terms.Term);
        }
    }
}
