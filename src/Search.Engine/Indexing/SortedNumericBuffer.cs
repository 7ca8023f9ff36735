using Search.Codecs.Contracts;

namespace Search.Engine.Indexing;

/// <summary>Several numbers a doc, kept in ascending order, equal ones too: sorted-numeric doc values on their way to a segment.</summary>
internal sealed class SortedNumericBuffer : IDocValuesBuffer
{
    private ValueList<int> _docs = new();
    private ValueList<int> _ends = new();
    private ValueList<long> _values = new();

    public long MemoryUsed => (_docs.Capacity + _ends.Capacity) * 4L + _values.Capacity * 8L;

    /// <summary>Docs rise. Sorts the values in place.</summary>
    internal void Add(int doc, Span<long> values)
    {
        values.Sort();
        foreach (long value in values)
        {
            _values.Add(value);
        }
        _docs.Add(doc);
        _ends.Add(_values.Count);
    }

    public void Write(FieldInfo field, IDocValuesWriter writer) =>
        writer.AddSortedNumeric(field, () => new Iterator(_docs.Items, _docs.Count, _ends.Items, _values.Items));

    private sealed class Iterator(int[] docs, int count, int[] ends, long[] values) : SortedNumericDocValues
    {
        private DocCursor _cursor = new(docs, count);
        private int _taken;

        public override int DocId => _cursor.DocId;

        public override long Cost => _cursor.Count;

        public override int Count => ends[_cursor.Index] - Start;

        private int Start => _cursor.Index == 0 ? 0 : ends[_cursor.Index - 1];

        public override long NextValue() => values[Start + _taken++];

        public override int NextDoc()
        {
            _taken = 0;
            return _cursor.Next();
        }

        public override int Advance(int target)
        {
            _taken = 0;
            return _cursor.Advance(target);
        }

        public override bool AdvanceExact(int docId)
        {
            _taken = 0;
            return _cursor.AdvanceExact(docId);
        }
    }
}
