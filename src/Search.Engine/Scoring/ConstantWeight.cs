using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>Gives all matches of another weight, which knows no scores, the same score.</summary>
internal sealed class ConstantWeight(Weight inner, float score) : Weight
{
    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost) =>
        inner.CreateScorer(segment, ordinal, leadCost) is { } scorer ? new ConstantScorer(scorer, score) : null;

    public override long Cost(SegmentView segment, int ordinal) => inner.Cost(segment, ordinal);

    public override int Count(SegmentView segment, int ordinal) => inner.Count(segment, ordinal);

    public override int CountApart(SegmentView segment, int ordinal) => inner.CountApart(segment, ordinal);

    public override Explanation Explain(SegmentView segment, int ordinal, int doc) => inner.Explain(segment, ordinal, doc);
}

/// <summary>Weight of a <see cref="ConstantScoreQuery"/>, without scores, that is explained as one.</summary>
internal sealed class WrappedWeight(ConstantScoreQuery query, Weight inner, float boost) : UnscoredWeight(query, boost)
{
    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost) => inner.CreateScorer(segment, ordinal, leadCost);

    public override long Cost(SegmentView segment, int ordinal) => inner.Cost(segment, ordinal);

    public override int Count(SegmentView segment, int ordinal) => inner.Count(segment, ordinal);

    public override int CountApart(SegmentView segment, int ordinal) => inner.CountApart(segment, ordinal);
}

/// <summary>Weight of a <see cref="MatchAllDocsQuery"/>, without scores.</summary>
internal sealed class AllDocsWeight(MatchAllDocsQuery query, float boost) : UnscoredWeight(query, boost)
{
    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost) => new AllDocsScorer(segment.MaxDoc);

    public override long Cost(SegmentView segment, int ordinal) => segment.MaxDoc;

    public override int Count(SegmentView segment, int ordinal) => segment.LiveCount;
}

/// <summary>Weight of a <see cref="MatchNoDocsQuery"/>.</summary>
internal sealed class NoDocsWeight(MatchNoDocsQuery query) : Weight
{
    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost) => null;

    public override long Cost(SegmentView segment, int ordinal) => 0;

    public override int Count(SegmentView segment, int ordinal) => 0;

    public override Explanation Explain(SegmentView segment, int ordinal, int doc) => Explanation.NoMatch(query.Reason);
}
