using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>Documents that have a value in a field, without scores: of a <see cref="DocValuesFieldExistsQuery"/> or a <see cref="NormsFieldExistsQuery"/>.</summary>
/// <param name="field">The field.</param>
/// <param name="valuesOf">The values of a segment's field; null where there are none.</param>
internal sealed class ExistsWeight(string field, Func<SegmentView, FieldInfo, DocValuesIterator?> valuesOf) : Weight
{
    public static ExistsWeight OfDocValues(string field) => new(field, DocValues);

    public static ExistsWeight OfNorms(string field) => new(field, (segment, info) => info.HasNorms ? segment.Reader.Norms.GetNorms(info) : null);

    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost) =>
        segment.Reader.Fields[field] is { } info && valuesOf(segment, info) is { } values ? new ExistsScorer(values) : null;

    public override long Cost(SegmentView segment, int ordinal) =>
        segment.Reader.Fields[field] is { } info && valuesOf(segment, info) is { } values ? values.Cost : 0;

    private static DocValuesIterator? DocValues(SegmentView segment, FieldInfo info) => info.DocValuesType switch
    {
        DocValuesType.Numeric => segment.Reader.DocValues.GetNumeric(info),
        DocValuesType.Binary => segment.Reader.DocValues.GetBinary(info),
        DocValuesType.Sorted => segment.Reader.DocValues.GetSorted(info),
        DocValuesType.SortedSet => segment.Reader.DocValues.GetSortedSet(info),
        DocValuesType.SortedNumeric => segment.Reader.DocValues.GetSortedNumeric(info),
        _ => null,
    };
}
