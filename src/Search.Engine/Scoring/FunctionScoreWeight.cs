using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>Weight of a <see cref="FunctionScoreQuery"/> whose scores are asked for.</summary>
internal sealed class FunctionScoreWeight : Weight
{
    private readonly Weight _inner;
    private readonly ScoreSource _source;
    private readonly float _boost;

    public FunctionScoreWeight(FunctionScoreQuery query, SearchContext context, float boost)
    {
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

    public override long Cost(SegmentView segment, int ordinal) => _inner.Cost(segment, ordinal);

    public override int Count(SegmentView segment, int ordinal) => _inner.Count(segment, ordinal);
}
