using Search.Codecs.Contracts;
using Search.Engine.Queries;
using Search.Engine.Snapshots;
using Search.Storage;

namespace Search.Engine.Scoring;

/// <summary>
/// Documents with any of the terms that stand beside each other in the dictionary: of a <see cref="PrefixQuery"/> or a <see cref="TermRangeQuery"/>. Without scores.
/// </summary>
/// <param name="field">The field.</param>
/// <param name="start">Where the walk of the dictionary begins.</param>
/// <param name="skipsStart">Whether the term <paramref name="start"/> itself is left out.</param>
/// <param name="contains">Whether a term from there on belongs to the set; behind the first that does not, none does.</param>
internal sealed class TermSetWeight(string field, ReadOnlyMemory<byte> start, bool skipsStart, TermPredicate contains) : Weight
{
    /// <summary>So many terms are read side by side; more go into a set of bits first (Lucene's <c>BOOLEAN_REWRITE_TERM_COUNT_THRESHOLD</c>).</summary>
    private const int MaxParts = 16;

    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost)
    {
        if (segment.Reader.GetTerms(field) is not { } terms)
        {
            return null;
        }
        TermsEnum walk = terms.GetEnumerator();
        if (!MoveToFirst(walk))
        {
            return null;
        }
        var first = new List<TermState>();
        bool hasMore;
        do
        {
            first.Add(walk.State);
            hasMore = walk.Next() && contains(walk.Term);
        }
        while (hasMore && first.Count < MaxParts);
        if (!hasMore)
        {
            Scorer[] parts = [.. first.Select(state => new TermScorer(terms.Postings(state, PostingsFlags.Docs), null, null, hasImpacts: false))];
            return parts.Length == 1 ? parts[0] : new DisjunctionScorer(parts, hasScores: false);
        }
        return CollectBits(segment.MaxDoc, terms, first, walk);
    }

    public override long Cost(SegmentView segment, int ordinal) => segment.Reader.GetTerms(field)?.DocCount ?? 0;

    private bool MoveToFirst(TermsEnum walk)
    {
        SeekStatus status = walk.SeekCeiling(start.Span);
        return status != SeekStatus.End && (!skipsStart || status != SeekStatus.Found || walk.Next()) && contains(walk.Term);
    }

    private BitSetScorer CollectBits(int maxDoc, Terms terms, List<TermState> first, TermsEnum walk)
    {
        var bits = new BitSet(maxDoc);
        PostingsEnum? postings = null;
        foreach (TermState state in first)
        {
            postings = terms.Postings(state, PostingsFlags.Docs, postings);
            Set(bits, postings);
        }
        do
        {
            postings = walk.Postings(PostingsFlags.Docs, postings);
            Set(bits, postings);
        }
        while (walk.Next() && contains(walk.Term));
        return new BitSetScorer(bits, bits.CountOnes());
    }

    private static void Set(BitSet bits, PostingsEnum postings)
    {
        Span<ulong> words = bits.Words;
        for (bool any = postings.NextDoc() != DocIdIterator.NoMoreDocs; any; any = postings.NextBlock())
        {
            foreach (int doc in postings.BlockDocs)
            {
                words[doc >> 6] |= 1UL << doc;
            }
        }
    }
}
