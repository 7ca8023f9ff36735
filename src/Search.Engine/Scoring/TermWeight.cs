using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>Weight of a <see cref="TermQuery"/>.</summary>
internal sealed class TermWeight : Weight
{
    private readonly TermQuery _query;
    private readonly TermStates _states;
    private readonly bool _needsScores;
    private readonly float _boost;
    private readonly Bm25? _similarity;
    private readonly bool _hasImpacts;

    public TermWeight(TermQuery query, SearchContext context, bool needsScores, float boost)
    {
        _query = query;
        _needsScores = needsScores;
        _boost = boost;
        _states = query.States ?? context.StatesOf(query.Field, query.Term.Span);
        _hasImpacts = needsScores && context.SkipsHits;
        if (needsScores && _states.DocFreq > 0)
        {
            _similarity = Bm25.Create(boost, context.StatisticsOf(query.Field), _states.DocFreq);
        }
    }

    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost)
    {
        if (_states.BySegment[ordinal] is not { } state || segment.Reader.GetTerms(_query.Field) is not { } terms)
        {
            return null;
        }
        if (_similarity == null)
        {
            return new TermScorer(terms.Postings(state, PostingsFlags.Docs), null, null, hasImpacts: false);
        }
        PostingsEnum postings = terms.Postings(state, _hasImpacts ? PostingsFlags.Impacts : PostingsFlags.Freqs);
        NumericDocValues? norms = terms.Field.HasNorms ? segment.Reader.Norms.GetNorms(terms.Field) : null;
        return new TermScorer(postings, _similarity, norms, _hasImpacts);
    }

    /// <summary>The doc ids of a segment that have the term; null: none has.</summary>
    public PostingsEnum? Postings(SegmentView segment, int ordinal) =>
        _states.BySegment[ordinal] is { } state && segment.Reader.GetTerms(_query.Field) is { } terms ? terms.Postings(state, PostingsFlags.Docs) : null;

    /// <summary>Adds a term that a pattern was found to mean to others that are rare, if it is; says whether nothing more is to be done for it in the segment.</summary>
    /// <param name="rare">Takes it.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="ordinal">Its number.</param>
    /// <param name="reused">An enumerator for all such terms.</param>
    public bool AddIfRare(RareTerms rare, SegmentView segment, int ordinal, ref PostingsEnum? reused)
    {
        if (_query.States == null || _similarity == null || _states.BySegment[ordinal] is not { } state || !rare.HasRoomFor(state.DocFreq)
            || segment.Reader.GetTerms(_query.Field) is not { } terms)
        {
            return false;
        }
        reused = terms.Postings(state, PostingsFlags.Freqs, reused);
        rare.Add(reused, _similarity, terms.Field.HasNorms ? segment.Reader.Norms.GetNorms(terms.Field) : null);
        return true;
    }

    public override long Cost(SegmentView segment, int ordinal) => _states.BySegment[ordinal]?.DocFreq ?? 0;

    public override Explanation Explain(SegmentView segment, int ordinal, int doc)
    {
        if (_states.BySegment[ordinal] is not { } state || segment.Reader.GetTerms(_query.Field) is not { } terms)
        {
            return Explanation.NoMatch("no matching term");
        }
        PostingsEnum postings = terms.Postings(state, PostingsFlags.Freqs);
        int freq = _needsScores ? FreqOf(postings, doc) : UnscoredFreqOf(postings, doc);
        // Where no score is asked for, Lucene's TermWeight scores as in an index of one document with one word.
        Bm25? similarity = _needsScores ? _similarity : Bm25.Create(_boost, new FieldStatistics(1, 1), 1);
        return freq == 0
            ? Explanation.NoMatch("no matching term")
            : Bm25Explanation.OfWeight(_query, doc, similarity, freq, "freq, occurrences of term within document", NormOf(segment, terms.Field, doc));
    }

    public override int Count(SegmentView segment, int ordinal) => segment.LiveDocs == null ? (int)Cost(segment, ordinal) : -1;

    private static int FreqOf(PostingsEnum postings, int doc) => postings.Advance(doc) == doc ? postings.Freq : 0;

    /// <summary>
    /// Lucene reads no frequencies where no score is asked for: they are 1, except in the last block of postings, whose documents have theirs beside them
    /// (<c>Lucene84PostingsReader.BlockDocsEnum</c>).
    /// </summary>
    private static int UnscoredFreqOf(PostingsEnum postings, int doc)
    {
        int place = 0;
        int current;
        while ((current = postings.NextDoc()) < doc)
        {
            place++;
        }
        int inBlocks = postings.DocFreq - postings.DocFreq % PostingsEnum.BlockSize;
        return current != doc ? 0 : place < inBlocks ? 1 : postings.Freq;
    }
}
