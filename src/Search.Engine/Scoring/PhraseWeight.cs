using Search.Codecs.Contracts;
using Search.Engine.Queries;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>
/// Weight of a <see cref="PhraseQuery"/> or a <see cref="MultiPhraseQuery"/> of two places or more. The idf of all terms are summed, those of one
/// that stands at several places as often.
/// </summary>
internal sealed class PhraseWeight : Weight
{
    private readonly Query _query;
    private readonly string _field;
    private readonly int _slop;
    private readonly ReadOnlyMemory<byte>[][] _terms;
    private readonly TermStates[][] _states;
    private readonly int[] _positions;
    private readonly Bm25? _similarity;
    private readonly bool _isSloppyPair;
    private readonly bool _hasImpacts;

    public PhraseWeight(PhraseQuery query, SearchContext context, bool needsScores, float boost)
        : this(query, query.Field, query.Slop, [.. query.Terms.Select(term => new[] { term })], query.Positions, context, needsScores, boost)
    {
    }

    public PhraseWeight(MultiPhraseQuery query, SearchContext context, bool needsScores, float boost)
        : this(query, query.Field, query.Slop, [.. query.Terms.Select(place => place.ToArray())], query.Positions, context, needsScores, boost)
    {
    }

    private PhraseWeight(
        Query query,
        string field,
        int slop,
        ReadOnlyMemory<byte>[][] terms,
        IReadOnlyList<int> positions,
        SearchContext context,
        bool needsScores,
        float boost)
    {
        _query = query;
        _field = field;
        _slop = slop;
        _terms = terms;
        _states = [.. terms.Select(place => Array.ConvertAll(place, term => context.StatesOf(field, term.Span)))];
        _positions = [.. positions];
        _isSloppyPair = slop > 0 && terms.Length == 2
            && !Array.Exists(terms[0], term => Array.Exists(terms[1], other => other.Span.SequenceEqual(term.Span)));
        _hasImpacts = needsScores && context.SkipsHits && (slop == 0 || _isSloppyPair);
        long[] docFreqs = [.. _states.SelectMany(place => place).Select(states => states.DocFreq).Where(docFreq => docFreq > 0)];
        if (needsScores && docFreqs.Length > 0)
        {
            _similarity = Bm25.Create(boost, context.StatisticsOf(field), docFreqs);
        }
    }

    /// <exception cref="InvalidOperationException">The field has no positions.</exception>
    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost)
    {
        if (segment.Reader.GetTerms(_field) is not { } terms || PartsIn(terms, ordinal) is not { } parts)
        {
            return null;
        }
        PhraseMatcher matcher = MatcherOf(parts);
        NumericDocValues? norms = _similarity != null && terms.Field.HasNorms ? segment.Reader.Norms.GetNorms(terms.Field) : null;
        return new PhraseScorer(parts.Select(part => part.Postings), matcher, _similarity, norms, ImpactsOf(parts, matcher), LeadTimes(parts));
    }

    /// <summary>How often an exact phrase has its rarest term: one occurrence of it stands for each.</summary>
    private int LeadTimes(PhrasePart[] parts)
    {
        PhrasePart lead = parts.MinBy(part => part.Postings.Cost)!;
        return _slop > 0 || lead.Terms.Count > 1
            ? 1
            : parts.Where(part => part.Terms.Count == 1 && part.Terms[0].Span.SequenceEqual(lead.Terms[0].Span)).DistinctBy(part => part.Offset).Count();
    }

    public override long Cost(SegmentView segment, int ordinal) =>
        _states.Min(place => place.Sum(states => (long)(states.BySegment[ordinal]?.DocFreq ?? 0)));

    public override Explanation Explain(SegmentView segment, int ordinal, int doc)
    {
        if (segment.Reader.GetTerms(_field) is not { } terms || PartsIn(terms, ordinal) is not { } parts || !parts.All(part => part.Postings.Advance(doc) == doc))
        {
            return Explanation.NoMatch("no matching terms");
        }
        float freq = MatcherOf(parts).Freq(any: false);
        return freq == 0
            ? Explanation.NoMatch("no matching phrase")
            : Bm25Explanation.OfWeight(_query, doc, _similarity, freq, "phraseFreq=" + TermText.Of(freq), NormOf(segment, terms.Field, doc));
    }

    private PhraseMatcher MatcherOf(PhrasePart[] parts) =>
        _slop == 0 ? new ExactPhraseMatcher(parts) : _isSloppyPair ? new SloppyPairMatcher(parts, _slop) : new SloppyPhraseMatcher(parts, _slop);

    /// <summary>The places of the phrase in a segment; null where one has no term there.</summary>
    /// <exception cref="InvalidOperationException">The field has no positions.</exception>
    private PhrasePart[]? PartsIn(Terms terms, int ordinal)
    {
        if (!terms.Field.HasPositions)
        {
            throw new InvalidOperationException($"Field {_field} was indexed without positions, so it has no phrases: {_query}");
        }
        var parts = new PhrasePart[_terms.Length];
        for (int i = 0; i < parts.Length; i++)
        {
            if (PostingsOf(terms, _states[i], ordinal) is not { } postings)
            {
                return null;
            }
            ReadOnlyMemory<byte>[] sorted = [.. _terms[i]];
            Array.Sort(sorted, TermText.Order);
            parts[i] = new PhrasePart(postings, _positions[i], sorted);
        }
        return parts;
    }

    private PostingsEnum? PostingsOf(Terms terms, TermStates[] place, int ordinal)
    {
        PostingsFlags flags = PostingsFlags.Positions | (_hasImpacts && place.Length == 1 ? PostingsFlags.Impacts : PostingsFlags.Docs);
        IEnumerable<TermState> found = place.Select(states => states.BySegment[ordinal]).OfType<TermState>();
        PostingsEnum[] postings = [.. found.Select(state => terms.Postings(state, flags))];
        return postings.Length switch { 0 => null, 1 => postings[0], _ => new UnionPostings(postings) };
    }

    /// <summary>Of the rarest term that stands alone at its place, where it tells how often the phrase can be there.</summary>
    private ImpactBlocks? ImpactsOf(PhrasePart[] parts, PhraseMatcher matcher)
    {
        PhrasePart? rarest = parts.Where(part => part.Terms.Count == 1).MinBy(part => part.Postings.Cost);
        return _hasImpacts && _similarity != null && rarest != null && matcher.MostTimes > 0
            ? new ImpactBlocks(rarest.Postings, _similarity, matcher.MostTimes)
            : null;
    }
}
