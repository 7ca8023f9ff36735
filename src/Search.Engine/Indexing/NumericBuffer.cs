using Search.Codecs.Contracts;

namespace Search.Engine.Indexing;

/// <summary>One number a doc, for docs that have one: numeric doc values and norms on their way to a segment.</summary>
internal sealed class NumericBuffer : IDocValuesBuffer
{
    private ValueList<int> _docs = new();
    private ValueList<long> _values = new();

    public long MemoryUsed => _docs.Capacity * 4L + _values.Capacity * 8L;

    internal int Count => _docs.Count;

    /// <summary>Docs rise.</summary>
    internal void Add(int doc, long value)
    {
        _docs.Add(doc);
        _values.Add(value);
    }

    internal NumericDocValues Values() => new Iterator(_docs.Items, _docs.Count, _values.Items);

    /// <summary>The values as bytes, one a doc, 0 for docs without one.</summary>
    internal byte[] Bytes(int maxDoc)
    {
        var bytes = new byte[maxDoc];
        for (int i = 0; i < _docs.Count; i++)
        {
            bytes[_docs.Items[i]] = (byte)_values.Items[i];
        }
        return bytes;
    }

    public void Write(FieldInfo field, IDocValuesWriter writer) => writer.AddNumeric(field, Values);

    private sealed class Iterator(int[] docs, int count, long[] values) : NumericDocValues
    {
        private DocCursor _cursor = new(docs, count);

        public override int DocId => _cursor.DocId;

        public override long Cost => _cursor.Count;

        public override long Value => values[_cursor.Index];

        public override int NextDoc() => _cursor.Next();

        public override int Advance(int target) => _cursor.Advance(target);

        public override bool AdvanceExact(int docId) => _cursor.AdvanceExact(docId);
    }
}
