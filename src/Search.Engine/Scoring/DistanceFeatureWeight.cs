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

    private bool PointsOf(SegmentView segment) =>
        segment.Reader.Fields[query.Field] is { PointDimensions: > 0 } field && segment.Reader.Points.GetPoints(field) != null;

    private NearestValues NearestOf(SegmentView segment) => NearestValues.Of(segment, query);
}
