using Search.Codecs.Contracts;

namespace Search.Engine.Queries;

/// <summary>Terms that are told one by one.</summary>
/// <param name="name">Tells the set from all others.</param>
/// <param name="list">The terms, in the order of their bytes.</param>
internal sealed class TermSetOfList(string name, IReadOnlyList<ReadOnlyMemory<byte>> list) : TermSet
{
    private const int CheckEvery = 256;

    public override string Name => name;

    public override MatchingTerms Walk(Terms terms, SearchLimits limits) => new Walker(list, terms.GetEnumerator(), limits);

    private sealed class Walker(IReadOnlyList<ReadOnlyMemory<byte>> list, TermsEnum terms, SearchLimits limits) : MatchingTerms
    {
        private int _next;

        public override ReadOnlySpan<byte> Term => terms.Term;

        public override TermState State => terms.State;

        public override bool Next()
        {
            while (_next < list.Count)
            {
                if (_next % CheckEvery == CheckEvery - 1)
                {
                    limits.Check();
                }
                if (terms.SeekExact(list[_next++].Span))
                {
                    return true;
                }
            }
            return false;
        }
    }
}
