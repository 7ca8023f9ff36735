using Search.Codecs.Contracts;

namespace Search.Engine.Tests.Fakes;

internal readonly record struct FakeToken(int Position, int Start, int End);

internal sealed class FakeTerms(
    FieldInfo info, List<(byte[] Term, List<(int Doc, List<FakeToken> Tokens)> Postings)> terms, Func<int, long> normOf) : Terms
{
    public override FieldInfo Field => info;

    public override long Count => terms.Count;

    public override int DocCount { get; } = terms.SelectMany(t => t.Postings).Select(p => p.Doc).Distinct().Count();

    public override long SumDocFreq { get; } = terms.Sum(t => t.Postings.Count);

    public override long SumTotalTermFreq { get; } = terms.Sum(t => t.Postings.Sum(p => p.Tokens.Count));

    public override ReadOnlySpan<byte> MinTerm => terms[0].Term;

    public override ReadOnlySpan<byte> MaxTerm => terms[^1].Term;

    public override TermsEnum GetEnumerator() => new Walk(this);

    public override PostingsEnum Postings(in TermState term, PostingsFlags flags, PostingsEnum? reuse = null) =>
        new FakePostings(terms[(int)term.DocStart].Postings, normOf);

    private sealed class Walk(FakeTerms owner) : TermsEnum
    {
        private int _index = -1;

        private List<(byte[] Term, List<(int Doc, List<FakeToken> Tokens)> Postings)> All => owner.TermList;

        public override ReadOnlySpan<byte> Term => All[_index].Term;

        public override TermState State => new()
        {
            DocFreq = All[_index].Postings.Count,
            DocStart = _index,
            SingletonDocId = All[_index].Postings.Count == 1 ? All[_index].Postings[0].Doc : -1,
        };

        public override bool Next() => ++_index < All.Count;

        public override bool SeekExact(ReadOnlySpan<byte> term) => SeekCeiling(term) == SeekStatus.Found;

        public override SeekStatus SeekCeiling(ReadOnlySpan<byte> term)
        {
            for (_index = 0; _index < All.Count; _index++)
            {
                int order = All[_index].Term.AsSpan().SequenceCompareTo(term);
                if (order >= 0)
                {
                    return order == 0 ? SeekStatus.Found : SeekStatus.NotFound;
                }
            }
            return SeekStatus.End;
        }

        public override PostingsEnum Postings(PostingsFlags flags, PostingsEnum? reuse = null) => owner.Postings(State, flags, reuse);
    }

    private List<(byte[] Term, List<(int Doc, List<FakeToken> Tokens)> Postings)> TermList => terms;
}
