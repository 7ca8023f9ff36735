using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Scoring;

/// <summary>
/// Documents that have a value in a field, without scores: of a <see cref="DocValuesFieldExistsQuery"/> or a <see cref="NormsFieldExistsQuery"/>.
/// </summary>
/// <param name="query">The query.</param>
/// <param name="field">The field.</param>
/// <param name="valuesOf">The values of a segment's field; null where there are none.</param>
/// <param name="boost">The product of the boosts around the query.</param>
internal sealed class ExistsWeight(Query query, string field, Func<SegmentView, FieldInfo, DocValuesIterator?> valuesOf, float boost)
    : UnscoredWeight(query, boost)
{
    public static ExistsWeight Of(DocValuesFieldExistsQuery query, float boost) => new(query, query.Field, DocValues, boost);

    public static ExistsWeight Of(NormsFieldExistsQuery query, float boost) => new(query, query.Field, Norms, boost);

    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost) =>
        segment.Reader.Fields[field] is { } info && valuesOf(segment, info) is { } values ? new ExistsScorer(values) : null;

    public override long Cost(SegmentView segment, int ordinal) =>
        segment.Reader.Fields[field] is { } info && valuesOf(segment, info) is { } values ? values.Cost : 0;

    private static DocValuesIterator? Norms(SegmentView segment, FieldInfo info) => info.HasNorms ? segment.Reader.Norms.GetNorms(info) : null;

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
