using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>Weight of a <see cref="NumericRangeQuery"/>, without scores.</summary>
internal sealed class NumericRangeWeight(NumericRangeQuery query, float boost) : UnscoredWeight(query, boost)
{
    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost)
    {
        if (query.Lower > query.Upper || segment.Reader.Fields[query.Field] is not { } field)
        {
            return null;
        }
        if (field.DocValuesType == DocValuesType.SortedNumeric)
        {
            return segment.Reader.DocValues.GetSortedNumeric(field) is { } several
                ? new SortedNumericRangeScorer(several, query.Lower, query.Upper, segment.MaxDoc)
                : null;
        }
        return field.DocValuesType == DocValuesType.Numeric && segment.Reader.DocValues.GetNumeric(field) is { } values
            ? new NumericRangeScorer(values, query.Lower, query.Upper, segment.MaxDoc)
            : null;
    }

    public override long Cost(SegmentView segment, int ordinal) => segment.MaxDoc;
}

/// <summary>Weight of an <see cref="IndexOrDocValuesQuery"/>, without scores.</summary>
internal sealed class IndexOrDocValuesWeight(Weight index, Weight docValues) : Weight
{
    /// <summary>Doc values win where they are asked about less than an eighth of what the index would find (as in Lucene).</summary>
    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost) =>
        index.Cost(segment, ordinal) >> 3 <= leadCost ? index.CreateScorer(segment, ordinal, leadCost) : docValues.CreateScorer(segment, ordinal, leadCost);

    public override long Cost(SegmentView segment, int ordinal) => index.Cost(segment, ordinal);

    public override int Count(SegmentView segment, int ordinal) => index.Count(segment, ordinal);

    public override Explanation Explain(SegmentView segment, int ordinal, int doc) => docValues.Explain(segment, ordinal, doc);
}
