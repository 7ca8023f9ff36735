using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>Weight of a <see cref="DistanceFeatureQuery"/> whose own weight has become a boost.</summary>
internal sealed class DistanceFeatureWeight(DistanceFeatureQuery query, float boost) : Weight
{
    /// <exception cref="InvalidOperationException">The field has no numbers as doc values, or points of another size.</exception>
    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost) =>
        PointsOf(segment) ? new DistanceFeatureScorer(query, boost, NearestOf(segment), segment, ordinal, leadCost) : null;

    public override long Cost(SegmentView segment, int ordinal) => PointsOf(segment) ? NearestOf(segment).Cost : 0;

    public static float Score(DistanceFeatureQuery query, float boost, double distance) => (float)(boost * (query.Pivot / (query.Pivot + distance)));

    public override Explanation Explain(SegmentView segment, int ordinal, int doc)
    {
        if (segment.Reader.Fields[query.Field] == null || NearestOf(segment) is not { } values || !values.AdvanceExact(doc))
        {
            return Explanation.NoMatch($"Document {doc} doesn't have a value for field {query.Field}");
        }
        long value = values.Value;
        return Explanation.Match(
            Score(query, boost, NearestValues.Distance(value, query.Origin)),
            "Distance score, computed as weight * pivotDistance / (pivotDistance + abs(value - origin)) from:",
            Explanation.Match(boost, "weight"),
            Explanation.Match(query.Pivot, "pivotDistance"),
            Explanation.Match(query.Origin, "origin"),
            Explanation.Match(value, "current value")) with
        { Part = query };
    }

    private bool PointsOf(SegmentView segment) =>
        segment.Reader.Fields[query.Field] is { PointDimensions: > 0 } field && segment.Reader.Points.GetPoints(field) != null;

    private NearestValues NearestOf(SegmentView segment) => NearestValues.Of(segment, query);
}
