using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>Weight of a <see cref="FunctionScoreQuery"/> whose scores are asked for.</summary>
internal sealed class FunctionScoreWeight : Weight
{
    private readonly FunctionScoreQuery _query;
    private readonly Weight _inner;
    private readonly ScoreSource _source;
    private readonly float _boost;

    public FunctionScoreWeight(FunctionScoreQuery query, SearchContext context, float boost)
    {
        _query = query;
        // No hit may be passed over for its inner score.
        var whole = new SearchContext(context.Snapshot);
        _inner = Weights.Create(query.Query, whole, query.Source.NeedsScores, 1f);
        _source = ScoreSource.Of(query.Source, whole);
        _boost = boost;
    }

    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost) =>
        _inner.CreateScorer(segment, ordinal, leadCost) is { } scorer
            ? new FunctionScorer(scorer, _source.Open(segment, ordinal), _source.NeedsScores, _boost)
            : null;

    public override Explanation Explain(SegmentView segment, int ordinal, int doc)
    {
        Explanation scored = _inner.Explain(segment, ordinal, doc);
        if (!scored.IsMatch)
        {
            return scored;
        }
        float score = _source.NeedsScores ? _inner.ScoreOf(segment, ordinal, doc, needsScore: true) ?? 0 : 0;
        double? value = _source.Open(segment, ordinal).ValueOf(doc, score);
        Explanation found = _source.Explain(segment, ordinal, doc, scored, value);
        if (value < 0)
        {
            value = 0;
            found = Explanation.Match(0, "truncated score, max of:", Explanation.Match(0f, "minimum score"), found);
        }
        else if (value is { } number && double.IsNaN(number))
        {
            value = 0;
            found = Explanation.Match(0, "score, computed as (score == NaN ? 0 : score) since NaN is an illegal score from:", found);
        }
        return Result(found, value ?? 0) with { Part = _query };
    }

    public override long Cost(SegmentView segment, int ordinal) => _inner.Cost(segment, ordinal);

    public override int Count(SegmentView segment, int ordinal) => _inner.Count(segment, ordinal);

    public override int CountApart(SegmentView segment, int ordinal) => _inner.CountApart(segment, ordinal);

    /// <summary>A score is a float, also where Lucene gives the function's value as it is.</summary>
    private Explanation Result(Explanation found, double value)
    {
        string weight = $"weight({_query})";
        return !found.IsMatch ? Explanation.Match(0f, weight + " using default score of 0 because the function produced no value:", found)
            : _boost != 1f ? Explanation.Match((float)(value * _boost), weight + ", product of:", Explanation.Match(_boost, "boost"), found)
            : Explanation.Match((float)value, weight + ", result of:", found);
    }
}
