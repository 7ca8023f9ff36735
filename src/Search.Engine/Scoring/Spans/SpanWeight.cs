using Search.Codecs.Contracts;
using Search.Engine.Queries;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring.Spans;

/// <summary>
/// Weight of a <see cref="SpanQuery"/>. The idf of its distinct terms are summed, each by the documents of its own field that have it among the
/// documents of the query's field; lengths are those of the query's field too (Lucene's <c>SpanWeight</c>).
/// </summary>
internal sealed class SpanWeight : Weight
{
    private readonly SpanQuery _query;
    private readonly SortedDictionary<(string Field, ReadOnlyMemory<byte> Term), TermStates> _states =
        new(Comparer<(string Field, ReadOnlyMemory<byte> Term)>.Create(
            static (a, b) => string.CompareOrdinal(a.Field, b.Field) is var order and not 0 ? order : a.Term.Span.SequenceCompareTo(b.Term.Span)));

    private readonly Bm25? _similarity;
    private readonly bool _needsScores;
    private readonly bool _skips;

    public SpanWeight(SpanQuery query, SearchContext context, bool needsScores, float boost)
    {
        _query = query is FieldMaskingSpanQuery mask ? Unmasked(mask) : query;
        _needsScores = needsScores;
        _skips = needsScores && context.SkipsHits;
        CollectStates(_query, context);
        long[] docFreqs = [.. _states.Values.Select(states => states.DocFreq).Where(docFreq => docFreq > 0)];
        if (needsScores && docFreqs.Length > 0 && context.StatisticsOf(_query.Field) is { DocCount: > 0 } statistics)
        {
            _similarity = Bm25.Create(boost, statistics, docFreqs);
        }
    }

    /// <exception cref="InvalidOperationException">A field has no positions.</exception>
    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost)
    {
        if ((_needsScores && _similarity == null) || NodeOf(_query, segment, ordinal, _skips) is not { } root)
        {
            return null;
        }
        NumericDocValues? norms = _similarity != null && segment.Reader.GetTerms(_query.Field)?.Field is { HasNorms: true } field
            ? segment.Reader.Norms.GetNorms(field)
            : null;
        PostingsEnum? bounding = _skips ? BoundingPostings(root) : null;
        if (root is TermNode { Parts: [PostingsEnum single] })
        {
            return new TermScorer(single, _similarity, norms, bounding != null);
        }
        var required = new List<PostingsEnum>();
        root.AddRequired(required);
        ImpactBlocks? impacts = bounding != null && _similarity != null ? new ImpactBlocks(bounding, _similarity) : null;
        return new PhraseScorer(required, new SpanMatcher(root), _similarity, norms, impacts);
    }

    public override long Cost(SegmentView segment, int ordinal) => CostOf(_query, ordinal);

    public override Explanation Explain(SegmentView segment, int ordinal, int doc)
    {
        var required = new List<PostingsEnum>();
        SpanNode? root = _needsScores && _similarity == null ? null : NodeOf(_query, segment, ordinal, needsImpacts: false);
        root?.AddRequired(required);
        float freq = root != null && required.TrueForAll(postings => postings.Advance(doc) == doc) ? new SpanMatcher(root).Freq(any: false) : 0;
        return freq == 0 ? Explanation.NoMatch("no matching term")
            : !_needsScores ? Explanation.Match(0f, $"match {_query} in {doc} without score") with { Part = _query }
            : Bm25Explanation.OfWeight(
                _query, doc, _similarity, freq, "phraseFreq=" + TermText.Of(freq), NormOf(segment, segment.Reader.Fields[_query.Field], doc));
    }

    private static SpanQuery Unmasked(FieldMaskingSpanQuery mask) => mask.Query is FieldMaskingSpanQuery inner ? Unmasked(inner) : mask.Query;

    /// <summary>The term that is there at least as often as the query: where a sequence begins.</summary>
    private static PostingsEnum? BoundingPostings(SpanNode root) => root switch
    {
        TermNode { Parts: [PostingsEnum single] } => single,
        OrderedNode ordered => BoundingPostings(ordered.First),
        _ => null,
    };

    private void CollectStates(SpanQuery query, SearchContext context)
    {
        switch (query)
        {
            case SpanTermQuery term:
                if (!_states.ContainsKey((term.Field, term.Term)))
                {
                    _states.Add((term.Field, term.Term), term.States ?? context.StatesOf(term.Field, term.Term.Span));
                }
                break;
            case FieldMaskingSpanQuery mask:
                CollectStates(mask.Query, context);
                break;
            default:
                foreach (SpanQuery clause in ClausesOf(query))
                {
                    CollectStates(clause, context);
                }
                break;
        }
    }

    /// <summary>Null where the segment has no such spans.</summary>
    private SpanNode? NodeOf(SpanQuery query, SegmentView segment, int ordinal, bool needsImpacts)
    {
        switch (query)
        {
            case SpanTermQuery term:
                return TermOf(term, segment, ordinal, needsImpacts);
            case FieldMaskingSpanQuery mask:
                return NodeOf(mask.Query, segment, ordinal, needsImpacts);
            case SpanNearQuery near when segment.Reader.GetTerms(near.Field) == null:
                return null;
        }
        var parts = new List<SpanNode>();
        foreach (SpanQuery clause in ClausesOf(query))
        {
            if (NodeOf(clause, segment, ordinal, needsImpacts && parts.Count == 0) is { } part)
            {
                parts.Add(part);
            }
            else if (query is SpanNearQuery)
            {
                return null;
            }
        }
        return query is not SpanNearQuery all ? AnyOf(parts) : all.InOrder ? new OrderedNode(parts, all.Slop) : new UnorderedNode(parts, all.Slop);
    }

    private TermNode? TermOf(SpanTermQuery term, SegmentView segment, int ordinal, bool needsImpacts)
    {
        if (segment.Reader.GetTerms(term.Field) is not { } terms || _states[(term.Field, term.Term)].BySegment[ordinal] is not { } state)
        {
            return null;
        }
        return terms.Field.HasPositions
            ? new TermNode([terms.Postings(state, needsImpacts ? PostingsFlags.Positions | PostingsFlags.Impacts : PostingsFlags.Positions)])
            : throw new InvalidOperationException($"Field {term.Field} was indexed without positions, so it has no spans: {_query}");
    }

    /// <summary>Terms alone are read as one.</summary>
    private static SpanNode? AnyOf(List<SpanNode> parts) => parts.Count switch
    {
        <= 1 => parts.FirstOrDefault(),
        _ when parts.TrueForAll(part => part is TermNode) => new TermNode([.. parts.SelectMany(part => ((TermNode)part).Parts)]),
        _ => new OrNode(parts),
    };

    private long CostOf(SpanQuery query, int ordinal) => query switch
    {
        SpanTermQuery term => _states[(term.Field, term.Term)].BySegment[ordinal]?.DocFreq ?? 0,
        FieldMaskingSpanQuery mask => CostOf(mask.Query, ordinal),
        SpanNearQuery near => near.Clauses.Min(clause => CostOf(clause, ordinal)),
        _ => ClausesOf(query).Sum(clause => CostOf(clause, ordinal)),
    };

    private static IReadOnlyList<SpanQuery> ClausesOf(SpanQuery query) => query switch
    {
        SpanNearQuery near => near.Clauses,
        SpanOrQuery or => or.Clauses,
        _ => throw new NotSupportedException($"No spans of {query.GetType().Name}"),
    };
}
