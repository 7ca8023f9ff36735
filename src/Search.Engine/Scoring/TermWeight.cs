using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>Weight of a <see cref="TermQuery"/>.</summary>
internal sealed class TermWeight : Weight
{
    private readonly string _field;
    private readonly TermStates _states;
    private readonly Bm25? _similarity;
    private readonly bool _hasImpacts;

    public TermWeight(TermQuery query, SearchContext context, bool needsScores, float boost)
    {
        _field = query.Field;
        _states = query.States ?? context.StatesOf(query.Field, query.Term.Span);
        _hasImpacts = needsScores && context.SkipsHits;
        if (needsScores && _states.DocFreq > 0)
        {
            _similarity = Bm25.Create(boost, context.StatisticsOf(query.Field), _states.DocFreq);
        }
    }

    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost)
    {
        if (_states.BySegment[ordinal] is not { } state || segment.Reader.GetTerms(_field) is not { } terms)
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

    public override long Cost(SegmentView segment, int ordinal) => _states.BySegment[ordinal]?.DocFreq ?? 0;

    public override int Count(SegmentView segment, int ordinal) => segment.LiveDocs == null ? (int)Cost(segment, ordinal) : -1;
}
