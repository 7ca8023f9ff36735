using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>Weight of a <see cref="SynonymQuery"/> of two terms or more.</summary>
internal sealed class SynonymWeight : Weight
{
    private readonly SynonymQuery _query;
    private readonly TermStates[] _states;
    private readonly Bm25? _similarity;
    private readonly bool _hasImpacts;

    public SynonymWeight(SynonymQuery query, SearchContext context, bool needsScores, float boost)
    {
        _query = query;
        _states = [.. query.Terms.Select(term => context.StatesOf(query.Field, term.Term.Span))];
        _hasImpacts = needsScores && context.SkipsHits;
        long docFreq = _states.Max(states => states.DocFreq);
        if (needsScores && docFreq > 0)
        {
            _similarity = Bm25.Create(boost, context.StatisticsOf(query.Field), docFreq);
        }
    }

    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost)
    {
        var parts = new List<(PostingsEnum Postings, float Boost)>();
        if (segment.Reader.GetTerms(_query.Field) is not { } terms)
        {
            return null;
        }
        PostingsFlags flags = _similarity == null ? PostingsFlags.Docs : _hasImpacts ? PostingsFlags.Impacts : PostingsFlags.Freqs;
        for (int i = 0; i < _states.Length; i++)
        {
            if (_states[i].BySegment[ordinal] is { } state)
            {
                parts.Add((terms.Postings(state, flags), _query.Terms[i].Boost));
            }
        }
        NumericDocValues? norms = _similarity != null && terms.Field.HasNorms ? segment.Reader.Norms.GetNorms(terms.Field) : null;
        return parts.Count switch
        {
            0 => null,
            1 when _similarity == null || parts[0].Boost == 1f => new TermScorer(parts[0].Postings, _similarity, norms, _hasImpacts),
            _ => new SynonymScorer(parts, _similarity, norms, _hasImpacts),
        };
    }

    public override long Cost(SegmentView segment, int ordinal) => _states.Sum(states => (long)(states.BySegment[ordinal]?.DocFreq ?? 0));
}
