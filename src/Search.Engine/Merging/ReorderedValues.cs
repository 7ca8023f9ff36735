using Search.Codecs.Contracts;

namespace Search.Engine.Merging;

/// <summary>Numeric doc values, or norms, by rising new ids.</summary>
internal sealed class ReorderedNumericDocValues : NumericDocValues
{
    private readonly List<long> _values = [];
    private readonly NewOrder _order;

    internal ReorderedNumericDocValues(NumericDocValues values, DocMap map) => _order = new NewOrder(values, map, () => _values.Add(values.Value));

    public override int DocId => _order.DocId;

    public override long Cost => _order.Count;

    public override long Value => _values[_order.Place];

    public override int NextDoc() => _order.Next();

    public override int Advance(int target) => throw MergedDocs<NumericDocValues>.NoLookup();

    public override bool AdvanceExact(int docId) => throw MergedDocs<NumericDocValues>.NoLookup();
}

/// <summary>Sorted-numeric doc values by rising new ids.</summary>
internal sealed class ReorderedSortedNumericDocValues : SortedNumericDocValues
{
    private readonly List<long> _values = [];
    private readonly List<int> _starts = [];
    private readonly NewOrder _order;
    private int _at;

    internal ReorderedSortedNumericDocValues(SortedNumericDocValues values, DocMap map)
    {
        _order = new NewOrder(values, map, () =>
        {
            _starts.Add(_values.Count);
            for (int i = values.Count; i > 0; i--)
            {
                _values.Add(values.NextValue());
            }
        });
        _starts.Add(_values.Count);
    }

    public override int DocId => _order.DocId;

    public override long Cost => _order.Count;

    public override int Count => _starts[_order.Place + 1] - _starts[_order.Place];

    public override long NextValue() => _values[_at++];

    public override int NextDoc()
    {
        int doc = _order.Next();
        _at = _starts[_order.Place];
        return doc;
    }

    public override int Advance(int target) => throw MergedDocs<SortedNumericDocValues>.NoLookup();

    public override bool AdvanceExact(int docId) => throw MergedDocs<SortedNumericDocValues>.NoLookup();
}

/// <summary>Binary doc values by rising new ids.</summary>
internal sealed class ReorderedBinaryDocValues : BinaryDocValues
{
    private readonly List<byte[]> _values = [];
    private readonly NewOrder _order;

    internal ReorderedBinaryDocValues(BinaryDocValues values, DocMap map) => _order = new NewOrder(values, map, () => _values.Add(values.Value.ToArray()));

    public override int DocId => _order.DocId;

    public override long Cost => _order.Count;

    public override ReadOnlySpan<byte> Value => _values[_order.Place];

    public override int NextDoc() => _order.Next();

    public override int Advance(int target) => throw MergedDocs<BinaryDocValues>.NoLookup();

    public override bool AdvanceExact(int docId) => throw MergedDocs<BinaryDocValues>.NoLookup();
}
