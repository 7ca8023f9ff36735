using Search.Codecs.Contracts;
using Search.Engine.Snapshots;

namespace Search.Engine.Collecting;

/// <summary>Keeps the first documents by the numeric doc values of a field.</summary>
internal sealed class ValueCollector(Sort sort, int capacity) : IHitCollector
{
    private readonly TopValues _top = new(capacity, sort.Descending);
    private NumericDocValues? _values;
    private int _docBase;

    public bool NeedsScores => false;

    public float MinScore => 0;

    public void BeginSegment(SegmentView segment)
    {
        _docBase = segment.DocBase;
        _values = segment.Reader.Fields[sort.Field!] is { DocValuesType: DocValuesType.Numeric } field ? segment.Reader.DocValues.GetNumeric(field) : null;
    }

    public void Collect(ReadOnlySpan<int> docs, ReadOnlySpan<float> scores)
    {
        foreach (int doc in docs)
        {
            if (_values != null && _values.AdvanceExact(doc))
            {
                _top.Offer(doc + _docBase, _values.Value);
            }
            else
            {
                _top.OfferMissing(doc + _docBase);
            }
        }
    }

    public IReadOnlyList<KeptHit> Finish() => [.. _top.Sorted().Select(hit => new KeptHit(hit.DocId, 0f, hit.Value))];
}
