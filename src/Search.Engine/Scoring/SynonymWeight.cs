using Search.Codecs.Contracts;
using Search.Engine.Queries;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>Weight of a <see cref="SynonymQuery"/> of two terms or more whose scores are asked for.</summary>
internal sealed class SynonymWeight : Weight
{
    private readonly SynonymQuery _query;
    private readonly TermStates[] _states;
    private readonly Bm25? _similarity;
    private readonly bool _hasImpacts;

    public SynonymWeight(SynonymQuery query, SearchContext context, float boost)
    {
        _query = query;
        _states = [.. query.Terms.Select(term => context.StatesOf(query.Field, term.Term.Span))];
        _hasImpacts = context.SkipsHits;
        long docFreq = _states.Max(states => states.DocFreq);
        if (docFreq > 0)
        {
            _similarity = Bm25.Create(boost, context.StatisticsOf(query.Field), docFreq);
        }
    }

    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost)
    {
        var parts = new List<(PostingsEnum Postings, float Boost)>();
        if (_similarity == null || segment.Reader.GetTerms(_query.Field) is not { } terms)
        {
            return null;
        }
        PostingsFlags flags = _hasImpacts ? PostingsFlags.Impacts : PostingsFlags.Freqs;
        for (int i = 0; i < _states.Length; i++)
        {
            if (_states[i].BySegment[ordinal] is { } state)
            {
                parts.Add((terms.Postings(state, flags), _query.Terms[i].Boost));
            }
        }
        NumericDocValues? norms = terms.Field.HasNorms ? segment.Reader.Norms.GetNorms(terms.Field) : null;
        return parts.Count switch
        {
            0 => null,
            1 when parts[0].Boost == 1f => new TermScorer(parts[0].Postings, _similarity, norms, _hasImpacts),
            _ => new SynonymScorer(parts, _similarity, norms, _hasImpacts),
        };
    }

    public override Explanation Explain(SegmentView segment, int ordinal, int doc)
    {
        Terms? terms = segment.Reader.GetTerms(_query.Field);
        float freq = 0;
        for (int i = 0; i < _states.Length && terms != null; i++)
        {
            if (_states[i].BySegment[ordinal] is { } state)
            {
                PostingsEnum postings = terms.Postings(state, PostingsFlags.Freqs);
                freq += postings.Advance(doc) == doc ? _query.Terms[i].Boost * postings.Freq : 0;
            }
        }
        return freq == 0
            ? Explanation.NoMatch("no matching term")
            : Bm25Explanation.OfWeight(_query, doc, _similarity, freq, "termFreq=" + TermText.Of(freq), NormOf(segment, terms!.Field, doc));
    }

    public override long Cost(SegmentView segment, int ordinal) => _states.Sum(states => (long)(states.BySegment[ordinal]?.DocFreq ?? 0));
}
