using Search.Codecs.Contracts;

namespace Search.Engine.Indexing;

/// <summary>Several distinct strings of bytes a doc, numbered by the order of bytes: sorted-set doc values on their way to a segment.</summary>
/// <param name="arena">The segment's.</param>
internal sealed class SortedSetBuffer(ByteArena arena) : IDocValuesBuffer
{
    private readonly DistinctBytes _distinct = new(arena);
    private ValueList<int> _docs = new();
    private ValueList<int> _ends = new();
    private ValueList<int> _numbers = new();

    public long MemoryUsed => _distinct.MemoryUsed + (_docs.Capacity + _ends.Capacity + _numbers.Capacity) * 4L;

    /// <summary>Docs do not fall; a value that comes again in its doc counts once.</summary>
    internal void Add(int doc, ReadOnlySpan<byte> value)
    {
        int number = _distinct.Number(value);
        int last = _docs.Count - 1;
        if (last < 0 || _docs.Items[last] != doc)
        {
            _docs.Add(doc);
            _ends.Add(_numbers.Count);
            last++;
        }
        int start = last == 0 ? 0 : _ends.Items[last - 1];
        if (!_numbers.Span[start..].Contains(number))
        {
            _numbers.Add(number);
            _ends.Items[last] = _numbers.Count;
        }
    }

    public void Write(FieldInfo field, IDocValuesWriter writer)
    {
        int[] places = _distinct.Sort();
        var ordinals = new int[_numbers.Count];
        for (int doc = 0, at = 0; doc < _docs.Count; doc++)
        {
            int start = at;
            for (; at < _ends.Items[doc]; at++)
            {
                ordinals[at] = places[_numbers.Items[at]];
            }
            ordinals.AsSpan(start, at - start).Sort();
        }
        writer.AddSortedSet(field, () => new Iterator(_docs.Items, _docs.Count, _ends.Items, ordinals, _distinct));
    }

    private sealed class Iterator(int[] docs, int count, int[] ends, int[] ordinals, DistinctBytes distinct) : SortedSetDocValues
    {
        private DocCursor _cursor = new(docs, count);
        private int _taken;

        public override int DocId => _cursor.DocId;

        public override long Cost => _cursor.Count;

        public override int Count => ends[_cursor.Index] - Start;

        public override long ValueCount => distinct.Count;

        private int Start => _cursor.Index == 0 ? 0 : ends[_cursor.Index - 1];

        public override long NextOrdinal() => ordinals[Start + _taken++];

        public override ReadOnlySpan<byte> Lookup(long ordinal) => distinct.At((int)ordinal);

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
