using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Collecting;

/// <summary>Keeps the first documents by the numeric doc values of a field.</summary>
/// <param name="sort">The field and the order.</param>
/// <param name="capacity">How many.</param>
/// <param name="after">Only such as come after this hit; null: from the first on.</param>
internal sealed class ValueCollector(Sort sort, int capacity, HitCursor? after = null) : IHitCollector
{
    private readonly TopValues _top = new(capacity, sort, after);
    private NumericDocValues? _values;
    private int _docBase;
    private bool _isSorted;

    public bool NeedsScores => false;

    public float MinScore => 0;

    public bool HasAllOfSegment { get; private set; }

    public void BeginSegment(SegmentView segment)
    {
        _docBase = segment.DocBase;
        _isSorted = IsSortedSo(segment.Commit.Info.IndexSort);
        HasAllOfSegment = false;
        _values = segment.Reader.Fields[sort.Field!] is { DocValuesType: DocValuesType.Numeric } field ? segment.Reader.DocValues.GetNumeric(field) : null;
    }

    public void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
    {
        bool isWorse = false;
        foreach (int doc in docs)
        {
            isWorse = _values != null && _values.AdvanceExact(doc) ? _top.Offer(doc + _docBase, _values.Value) : _top.OfferMissing(doc + _docBase);
        }
        // In a segment that is sorted in the same way, what follows a document that comes too late comes too late, too.
        HasAllOfSegment = _isSorted && isWorse;
    }

    public IReadOnlyList<KeptHit> Finish() => [.. _top.Sorted().Select(hit => new KeptHit(hit.DocId, 0f, hit.Value))];

    private bool IsSortedSo(IReadOnlyList<IndexSortField> order) =>
        order is [{ Type: IndexSortType.Long, Selector: 0 } first, ..] && first.Field == sort.Field && first.Reverse == sort.Descending
        && first.MissingValue == (sort.Descending ? long.MinValue : long.MaxValue);
}
