using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>Weight of a <see cref="PhraseQuery"/> of two terms or more, the first at place 0.</summary>
internal sealed class PhraseWeight : Weight
{
    private readonly PhraseQuery _query;
    private readonly TermStates[] _states;
    private readonly Bm25? _similarity;
    private readonly bool _hasImpacts;

    public PhraseWeight(PhraseQuery query, SearchContext context, bool needsScores, float boost)
    {
        _query = query;
        _states = [.. query.Terms.Select(term => context.StatesOf(query.Field, term.Span))];
        _hasImpacts = needsScores && context.SkipsHits && query.Slop == 0;
        long[] docFreqs = [.. _states.Select(states => states.DocFreq).Where(docFreq => docFreq > 0)];
        if (needsScores && docFreqs.Length > 0)
        {
            _similarity = Bm25.Create(boost, context.StatisticsOf(query.Field), docFreqs);
        }
    }

    /// <exception cref="InvalidOperationException">The field has no positions.</exception>
    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost)
    {
        if (segment.Reader.GetTerms(_query.Field) is not { } terms)
        {
            return null;
        }
        if (!terms.Field.HasPositions)
        {
            throw new InvalidOperationException($"Field {_query.Field} was indexed without positions, so it has no phrases: {_query}");
        }
        var parts = new PhrasePart[_states.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (_states[i].BySegment[ordinal] is not { } state)
            {
                return null;
            }
            parts[i] = new PhrasePart(terms.Postings(state, PostingsFlags.Positions | (_hasImpacts ? PostingsFlags.Impacts : PostingsFlags.Docs)), _query.Positions[i], _query.Terms[i]);
        }
        PhraseMatcher matcher = _query.Slop == 0 ? new ExactPhraseMatcher(parts) : new SloppyPhraseMatcher(parts, _query.Slop);
        NumericDocValues? norms = _similarity != null && terms.Field.HasNorms ? segment.Reader.Norms.GetNorms(terms.Field) : null;
        return new PhraseScorer(parts, matcher, _similarity, norms, _hasImpacts);
    }

    public override long Cost(SegmentView segment, int ordinal) => _states.Min(states => states.BySegment[ordinal]?.DocFreq ?? 0);
}
