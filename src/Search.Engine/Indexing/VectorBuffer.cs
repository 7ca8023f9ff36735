using Search.Codecs.Contracts;

namespace Search.Engine.Indexing;

/// <summary>
/// The occurrences of the document that is being added, apart from those of all others: its term vectors are made of them when it is complete.
/// </summary>
internal sealed class VectorBuffer
{
    /// <summary>Occurrences that room is kept for from one document to the next.</summary>
    private const int Kept = 1 << 12;

    private readonly List<Field> _fields = [];
    private Occurrence[] _occurrences = new Occurrence[64];
    private int _count;
    private ulong[] _order = [];        // address << 32 | occurrence: the terms of a field side by side
    private ulong[] _prefixes = [];     // of terms
    private int[] _terms = [];          // where each begins in _order

    /// <summary>Bytes held.</summary>
    internal long MemoryUsed => _occurrences.Length * 16L + _order.Length * 8L + _prefixes.Length * 8L + _terms.Length * 4L;

    /// <summary>Starts a field of the document.</summary>
    internal void Begin(FieldInfo field, TermHash terms) => _fields.Add(new Field(field, terms, _count));

    /// <summary>Adds an occurrence in the field.</summary>
    internal void Add(in Occurrence occurrence)
    {
        if (_count == _occurrences.Length)
        {
            Array.Resize(ref _occurrences, _count * 2);
        }
        _occurrences[_count++] = occurrence;
    }

    /// <summary>Writes the vectors of the document and forgets it. Fields that get one are marked so.</summary>
    internal void Write(ISegmentWriter output, int doc)
    {
        if (_count > 0)
        {
            ITermVectorsWriter writer = output.TermVectors;
            writer.BeginDocument(doc);
            for (int i = 0; i < _fields.Count; i++)
            {
                _fields[i] = _fields[i] with { End = i + 1 < _fields.Count ? _fields[i + 1].Start : _count };
            }
            _fields.Sort(static (a, b) => string.CompareOrdinal(a.Info.Name, b.Info.Name));
            foreach (Field field in _fields)
            {
                Write(writer, field);
            }
            writer.EndDocument();
        }
        Clear();
    }

    /// <summary>Forgets the document.</summary>
    internal void Clear()
    {
        _fields.Clear();
        _count = 0;
        if (_occurrences.Length > Kept)
        {
            _occurrences = new Occurrence[64];
            _order = [];
            _prefixes = [];
            _terms = [];
        }
    }

    private void Write(ITermVectorsWriter writer, Field field)
    {
        int count = field.End - field.Start;
        if (count == 0)
        {
            return;
        }
        field.Info.HasTermVectors = true;
        bool hasOffsets = field.Info.HasOffsets;
        writer.BeginField(field.Info, TermVectorParts.Positions | (hasOffsets ? TermVectorParts.Offsets : TermVectorParts.None));
        int terms = SortTerms(field, count);
        for (int i = 0; i < terms; i++)
        {
            int at = _terms[i];
            int address = AddressAt(at);
            int freq = 1;
            while (at + freq < count && AddressAt(at + freq) == address)
            {
                freq++;
            }
            writer.BeginTerm(field.Terms.Text(address), freq);
            foreach (ulong each in _order.AsSpan(at, freq))
            {
                ref Occurrence occurrence = ref _occurrences[(int)(uint)each];
                writer.AddPosition(occurrence.Position, hasOffsets ? occurrence.Start : -1, hasOffsets ? occurrence.End : -1, []);
            }
        }
    }

    // Gives how many terms there are; they are in the order of their bytes then.
    private int SortTerms(Field field, int count)
    {
        if (_order.Length < count)
        {
            _order = new ulong[_occurrences.Length];
            _prefixes = new ulong[_occurrences.Length];
            _terms = new int[_occurrences.Length];
        }
        for (int i = 0; i < count; i++)
        {
            _order[i] = (ulong)_occurrences[field.Start + i].Address << 32 | (uint)(field.Start + i);
        }
        Array.Sort(_order, 0, count);
        int terms = 0;
        for (int i = 0; i < count; i++)
        {
            if (i == 0 || AddressAt(i) != AddressAt(i - 1))
            {
                _terms[terms] = i;
                _prefixes[terms++] = TermBytes.Prefix(field.Terms.Text(AddressAt(i)));
            }
        }
        Array.Sort(_prefixes, _terms, 0, terms);
        for (int start = 0; start < terms;)
        {
            int end = start + 1;
            while (end < terms && _prefixes[end] == _prefixes[start])
            {
                end++;
            }
            if (end - start > 1)
            {
                _terms.AsSpan(start, end - start).Sort((a, b) => field.Terms.Text(AddressAt(a)).SequenceCompareTo(field.Terms.Text(AddressAt(b))));
            }
            start = end;
        }
        return terms;
    }

    private int AddressAt(int index) => (int)(_order[index] >> 32);

    /// <summary>A field of the document, and which of the occurrences are its.</summary>
    private readonly record struct Field(FieldInfo Info, TermHash Terms, int Start, int End = 0);
}
