using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>Weight of a <see cref="NumericRangeQuery"/>, without scores.</summary>
internal sealed class NumericRangeWeight(NumericRangeQuery query, float boost) : UnscoredWeight(query, boost)
{
    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost) => CreateScorer(segment, segment.MaxDoc);

    /// <param name="segment">The segment.</param>
    /// <param name="estimate">How many documents the scorer finds about.</param>
    public Scorer? CreateScorer(SegmentView segment, long estimate)
    {
        if (query.Lower > query.Upper || segment.Reader.Fields[query.Field] is not { } field)
        {
            return null;
        }
        if (field.DocValuesType == DocValuesType.SortedNumeric)
        {
            return segment.Reader.DocValues.GetSortedNumeric(field) is not { } several ? null
                : several.SingleValued is { } single ? Of(single, segment, estimate)
                : new SortedNumericRangeScorer(several, query.Lower, query.Upper, segment.MaxDoc);
        }
        return field.DocValuesType == DocValuesType.Numeric && segment.Reader.DocValues.GetNumeric(field) is { } values
            ? Of(values, segment, estimate)
            : null;
    }

    private NumericRangeScorer Of(NumericDocValues values, SegmentView segment, long estimate) =>
        new(values, query.Lower, query.Upper, segment.MaxDoc, Math.Min(values.Cost, estimate));

    public override long Cost(SegmentView segment, int ordinal) => segment.MaxDoc;
}

/// <summary>Weight of an <see cref="IndexOrDocValuesQuery"/>, without scores.</summary>
internal sealed class IndexOrDocValuesWeight(Weight index, Weight docValues) : Weight
{
    /// <summary>While the index gives one document, the numbers of about so many are looked through.</summary>
    private const int NumbersForOne = 64;

    /// <summary>Doc values win where they are asked about less than an eighth of what the index would find (as in Lucene).</summary>
    /// <remarks>Numbers of a few bits are looked through faster than the index gives documents, unless these are very few.</remarks>
    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost)
    {
        long cost = index.Cost(segment, ordinal);
        if (cost > segment.MaxDoc / NumbersForOne && docValues is NumericRangeWeight numbers
            && numbers.CreateScorer(segment, cost) is { SelectsAnywhere: true } scorer)
        {
            return scorer;
        }
        return cost >> 3 <= leadCost ? index.CreateScorer(segment, ordinal, leadCost) : docValues.CreateScorer(segment, ordinal, leadCost);
    }

    public override long Cost(SegmentView segment, int ordinal) => index.Cost(segment, ordinal);

    public override int Count(SegmentView segment, int ordinal) => index.Count(segment, ordinal);

    public override Explanation Explain(SegmentView segment, int ordinal, int doc) => docValues.Explain(segment, ordinal, doc);
}
