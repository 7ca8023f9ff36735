using Search.Codecs.Contracts;

namespace Search.Engine.Merging;

/// <summary>Sorted doc values by rising new ids.</summary>
internal sealed class ReorderedSortedDocValues : SortedDocValues
{
    private readonly SortedDocValues _values;
    private readonly List<int> _ordinals = [];
    private readonly NewOrder _order;

    internal ReorderedSortedDocValues(SortedDocValues values, DocMap map)
    {
        _values = values;
        _order = new NewOrder(values, map, () => _ordinals.Add(values.Ordinal));
    }

    public override int DocId => _order.DocId;

    public override long Cost => _order.Count;

    public override int Ordinal => _ordinals[_order.Place];

    public override int ValueCount => _values.ValueCount;

    public override ReadOnlySpan<byte> Lookup(int ordinal) => _values.Lookup(ordinal);

    public override int NextDoc() => _order.Next();

    public override int Advance(int target) => throw MergedDocs<SortedDocValues>.NoLookup();

    public override bool AdvanceExact(int docId) => throw MergedDocs<SortedDocValues>.NoLookup();
}

/// <summary>Sorted-set doc values by rising new ids.</summary>
internal sealed class ReorderedSortedSetDocValues : SortedSetDocValues
{
    private readonly SortedSetDocValues _values;
    private readonly List<long> _ordinals = [];
    private readonly List<int> _starts = [];
    private readonly NewOrder _order;
    private int _at;

    internal ReorderedSortedSetDocValues(SortedSetDocValues values, DocMap map)
    {
        _values = values;
        _order = new NewOrder(values, map, () =>
        {
            _starts.Add(_ordinals.Count);
            for (int i = values.Count; i > 0; i--)
            {
                _ordinals.Add(values.NextOrdinal());
            }
        });
        _starts.Add(_ordinals.Count);
    }

    public override int DocId => _order.DocId;

    public override long Cost => _order.Count;

    public override int Count => _starts[_order.Place + 1] - _starts[_order.Place];

    public override long ValueCount => _values.ValueCount;

    public override long NextOrdinal() => _ordinals[_at++];

    public override ReadOnlySpan<byte> Lookup(long ordinal) => _values.Lookup(ordinal);

    public override int NextDoc()
    {
        int doc = _order.Next();
        _at = _starts[_order.Place];
        return doc;
    }

    public override int Advance(int target) => throw MergedDocs<SortedSetDocValues>.NoLookup();

    public override bool AdvanceExact(int docId) => throw MergedDocs<SortedSetDocValues>.NoLookup();
}
