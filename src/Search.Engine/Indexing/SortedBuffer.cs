using Search.Codecs.Contracts;

namespace Search.Engine.Indexing;

/// <summary>One string of bytes a doc, numbered by the order of bytes: sorted doc values on their way to a segment.</summary>
/// <param name="arena">The segment's.</param>
internal sealed class SortedBuffer(ByteArena arena) : IDocValuesBuffer
{
    private readonly DistinctBytes _distinct = new(arena);
    private ValueList<int> _docs = new();
    private ValueList<int> _numbers = new();

    public long MemoryUsed => _distinct.MemoryUsed + (_docs.Capacity + _numbers.Capacity) * 4L;

    /// <summary>Docs rise.</summary>
    internal void Add(int doc, ReadOnlySpan<byte> value)
    {
        _docs.Add(doc);
        _numbers.Add(_distinct.Number(value));
    }

    public void Write(FieldInfo field, IDocValuesWriter writer)
    {
        int[] places = _distinct.Sort();
        writer.AddSorted(field, () => new Iterator(_docs.Items, _docs.Count, _numbers.Items, places, _distinct));
    }

    private sealed class Iterator(int[] docs, int count, int[] numbers, int[] places, DistinctBytes distinct) : SortedDocValues
    {
        private DocCursor _cursor = new(docs, count);

        public override int DocId => _cursor.DocId;

        public override long Cost => _cursor.Count;

        public override int Ordinal => places[numbers[_cursor.Index]];

        public override int ValueCount => distinct.Count;

        public override ReadOnlySpan<byte> Lookup(int ordinal) => distinct.At(ordinal);

        public override int NextDoc() => _cursor.Next();

        public override int Advance(int target) => _cursor.Advance(target);

        public override bool AdvanceExact(int docId) => _cursor.AdvanceExact(docId);
    }
}
