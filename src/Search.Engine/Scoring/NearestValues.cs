using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>Of each document the value of a field that is nearest to an origin; of two as near, the larger.</summary>
/// <param name="iterator">The values, one or several a document.</param>
/// <param name="single">The same, where a document has one.</param>
/// <param name="several">The same, where a document may have several.</param>
/// <param name="origin">The origin.</param>
internal sealed class NearestValues(DocValuesIterator iterator, NumericDocValues? single, SortedNumericDocValues? several, long origin)
{
    public long Cost => iterator.Cost;

    public int DocId => iterator.DocId;

    /// <summary>The value of the current document. Ask once.</summary>
    public long Value => single?.Value ?? Nearest(several!);

    /// <exception cref="InvalidOperationException">The field has no numbers as doc values.</exception>
    public static NearestValues Of(SegmentView segment, DistanceFeatureQuery query)
    {
        FieldInfo? field = segment.Reader.Fields[query.Field];
        if (field is { DocValuesType: DocValuesType.Numeric } && segment.Reader.DocValues.GetNumeric(field) is { } single)
        {
            return new NearestValues(single, single, null, query.Origin);
        }
        if (field is { DocValuesType: DocValuesType.SortedNumeric } && segment.Reader.DocValues.GetSortedNumeric(field) is { } several)
        {
            return several.SingleValued is { } same
                ? new NearestValues(same, same, null, query.Origin)
                : new NearestValues(several, null, several, query.Origin);
        }
        throw new InvalidOperationException($"Field {query.Field} has no numbers as doc values: {query}");
    }

    public int NextDoc() => iterator.NextDoc();

    public int Advance(int target) => iterator.Advance(target);

    public bool AdvanceExact(int doc) => iterator.AdvanceExact(doc);

    /// <summary>How far two numbers are from each other; all that is farther than the largest long counts as that.</summary>
    public static long Distance(long a, long b) => unchecked(Math.Max(a, b) - Math.Min(a, b)) is >= 0 and long distance ? distance : long.MaxValue;

    private long Nearest(SortedNumericDocValues values)
    {
        long below = values.NextValue();
        for (int left = values.Count - 1; left > 0 && below < origin; left--)
        {
            long next = values.NextValue();
            if (next >= origin)
            {
                return unchecked((ulong)(origin - below) < (ulong)(next - origin)) ? below : next;
            }
            below = next;
        }
        return below;
    }
}
