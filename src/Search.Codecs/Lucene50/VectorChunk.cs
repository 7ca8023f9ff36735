using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>
/// The term vectors of a chunk's documents, unpacked (Chunk in <see cref="TermVectorsFormat"/>). May be loaded again and again. For one thread.
/// </summary>
internal sealed class VectorChunk
{
    private readonly VectorChunkPlaces _places = new();
    private int[] _fieldStarts = [];        // of documents, and the end of the last
    private int[] _contentStarts = [];      // likewise
    private FieldInfo[] _distinct = [];
    private int[] _fields = [];             // indexes into _distinct
    private int[] _parts = [];              // of fields
    private int[] _termStarts = [];         // of fields, and the end of the last
    private int[] _prefixes = [];
    private int[] _suffixes = [];
    private int[] _freqs = [];
    private byte[] _content = [];
    private byte[] _term = [];
    private int _docCount;

    /// <summary>First doc id.</summary>
    public int DocBase { get; private set; }

    /// <summary>Whether a document is in the chunk that was loaded last.</summary>
    public bool Holds(int docId) => docId >= DocBase && docId - DocBase < _docCount;

    /// <param name="input">At the chunk, and no longer than it.</param>
    /// <param name="docBase">What must be the first doc id.</param>
    /// <param name="docCount">How many documents there must be.</param>
    /// <param name="fields">The segment's fields.</param>
    /// <exception cref="CorruptIndexException">The chunk holds nothing then.</exception>
    public void Load(ref ByteReader input, int docBase, int docCount, FieldInfos fields)
    {
        _docCount = 0;
        int foundBase = input.ReadVInt();
        int foundCount = input.ReadVInt();
        if (foundBase != docBase || foundCount != docCount || docCount < 1)
        {
            throw input.Corrupt($"chunk of {foundCount} documents from {foundBase}, expected {docCount} from {docBase}");
        }
        DocBase = docBase;
        int fieldCount = ReadCounts(ref input, docCount);
        if (fieldCount > 0)
        {
            ReadNumbers(ref input, fields);
            ReadFields(ref input, fieldCount);
            ReadTerms(ref input, fieldCount);
            _places.Read(ref input, _distinct.Length, _fields.AsSpan(0, fieldCount), _parts, _termStarts, _freqs, _prefixes, _suffixes);
            ReadContent(ref input, docCount);
        }
        if (input.Remaining > 0)
        {
            throw input.Corrupt($"{input.Remaining} bytes are left in the chunk");
        }
        _docCount = docCount;
    }

    /// <summary>Gives the vectors of one of the documents.</summary>
    public void Visit(int docId, ITermVectorVisitor visitor)
    {
        int doc = docId - DocBase;
        int firstField = _fieldStarts[doc];
        int endField = _fieldStarts[doc + 1];
        if (firstField == endField)
        {
            return;
        }
        int at = _contentStarts[doc];
        int payloadAt = at;
        for (int term = _termStarts[firstField]; term < _termStarts[endField]; term++)
        {
            payloadAt += _suffixes[term];
        }
        for (int field = firstField; field < endField; field++)
        {
            visitor.BeginField(_distinct[_fields[field]], (TermVectorParts)_parts[field]);
            var places = new VectorPlaces(_places, field, (TermVectorParts)_parts[field], _content, payloadAt);
            for (int term = _termStarts[field]; term < _termStarts[field + 1]; term++)
            {
                int length = _prefixes[term] + _suffixes[term];
                Grow(ref _term, length, keep: true);
                _content.AsSpan(at, _suffixes[term]).CopyTo(_term.AsSpan(_prefixes[term]));
                at += _suffixes[term];
                visitor.BeginTerm(_term.AsSpan(0, length), _freqs[term]);
                places.Visit(_freqs[term], visitor);
            }
            payloadAt = places.PayloadAt;
        }
    }

    /// <summary>So many numbers cannot stand in what is left: a count that a damaged file makes up must not reach an allocation.</summary>
    internal static int CheckCount(ref ByteReader input, long count, int mostPerByte) =>
        count >= 0 && count / mostPerByte <= input.Remaining && count < int.MaxValue
            ? (int)count
            : throw input.Corrupt($"{count} numbers cannot stand in {input.Remaining} bytes");

    internal static Span<int> Room(ref int[] array, int count)
    {
        Grow(ref array, count);
        return array.AsSpan(0, count);
    }

    internal static void Grow<T>(ref T[] array, int count, bool keep = false)
    {
        if (array.Length < count)
        {
            int length = (int)Math.Min(Array.MaxLength, Math.Max(count, array.Length * 2L));
            T[] grown = new T[length];
            if (keep)
            {
                array.CopyTo(grown.AsSpan());
            }
            array = grown;
        }
    }

    private int ReadCounts(ref ByteReader input, int docCount)
    {
        Span<int> counts = Room(ref _fieldStarts, docCount + 1)[1..];
        if (docCount == 1)
        {
            counts[0] = input.ReadVInt();
        }
        else
        {
            BlockPackedInts.Read(ref input, counts);
        }
        _fieldStarts[0] = 0;
        return SumUp(ref input, _fieldStarts.AsSpan(0, docCount + 1), 8);
    }

    // Counts behind the first place become ends.
    private static int SumUp(ref ByteReader input, Span<int> counts, int mostPerByte)
    {
        long sum = 0;
        for (int i = 1; i < counts.Length; i++)
        {
            if (counts[i] < 0)
            {
                throw input.Corrupt($"count {counts[i]}");
            }
            sum += counts[i];
            counts[i] = CheckCount(ref input, sum, mostPerByte);
        }
        return (int)sum;
    }

    private void ReadNumbers(ref ByteReader input, FieldInfos fields)
    {
        int token = input.ReadByte();
        int bits = token & ((1 << TermVectorsFormat.FieldBits) - 1);
        long count = (token >> TermVectorsFormat.FieldBits) + 1;
        if (count > TermVectorsFormat.ManyFields)
        {
            count += (uint)input.ReadVInt();
        }
        int[] numbers = new int[CheckCount(ref input, count, 8)];
        PackedInts.Read(ref input, numbers, bits);
        _distinct = new FieldInfo[numbers.Length];
        for (int i = 0; i < numbers.Length; i++)
        {
            if (!fields.TryGet(numbers[i], out FieldInfo? field) || (i > 0 && numbers[i] <= numbers[i - 1]))
            {
                throw input.Corrupt($"field {numbers[i]}, which the segment does not have, or which stands behind a larger one");
            }
            _distinct[i] = field;
        }
    }

    private void ReadFields(ref ByteReader input, int fieldCount)
    {
        Span<int> indexes = Room(ref _fields, fieldCount);
        PackedInts.Read(ref input, indexes, PackedInts.BitsRequired(_distinct.Length - 1));
        foreach (int index in indexes)
        {
            if (index >= _distinct.Length)
            {
                throw input.Corrupt($"field {index} of {_distinct.Length}");
            }
        }
        Span<int> parts = Room(ref _parts, fieldCount);
        int kind = input.ReadVInt();
        switch (kind)
        {
            case TermVectorsFormat.SameParts:
                int[] shared = new int[_distinct.Length];
                PackedInts.Read(ref input, shared, TermVectorsFormat.PartsBits);
                for (int i = 0; i < fieldCount; i++)
                {
                    parts[i] = shared[indexes[i]];
                }
                break;
            case TermVectorsFormat.OwnParts:
                PackedInts.Read(ref input, parts, TermVectorsFormat.PartsBits);
                break;
            default:
                throw input.Corrupt($"parts of kind {kind}");
        }
    }

    private void ReadTerms(ref ByteReader input, int fieldCount)
    {
        Span<int> starts = Room(ref _termStarts, fieldCount + 1);
        starts[0] = 0;
        int bits = input.ReadVInt();
        PackedInts.Read(ref input, starts[1..], bits);
        int count = SumUp(ref input, starts, BlockPackedInts.MostPerByte);
        BlockPackedInts.Read(ref input, Room(ref _prefixes, count));
        BlockPackedInts.Read(ref input, Room(ref _suffixes, count));
        Span<int> freqs = Room(ref _freqs, count);
        BlockPackedInts.Read(ref input, freqs);
        foreach (ref int freq in freqs)
        {
            if (freq is < 0 or int.MaxValue)
            {
                throw input.Corrupt($"frequency {freq + 1L}");
            }
            freq++;
        }
        for (int field = 0; field < fieldCount; field++)
        {
            CheckLengths(ref input, starts[field], starts[field + 1]);
        }
    }

    // What a term has in common with the one before is no longer than that.
    private void CheckLengths(ref ByteReader input, int start, int end)
    {
        long before = 0;
        for (int term = start; term < end; term++)
        {
            if (_prefixes[term] < 0 || _prefixes[term] > before || _suffixes[term] < 0)
            {
                throw input.Corrupt($"term of {_prefixes[term]} + {_suffixes[term]} bytes after one of {before}");
            }
            before = (long)_prefixes[term] + _suffixes[term];
        }
    }

    private void ReadContent(ref ByteReader input, int docCount)
    {
        Span<int> starts = Room(ref _contentStarts, docCount + 1);
        long end = 0;
        starts[0] = 0;
        for (int doc = 0; doc < docCount; doc++)
        {
            for (int field = _fieldStarts[doc]; field < _fieldStarts[doc + 1]; field++)
            {
                for (int term = _termStarts[field]; term < _termStarts[field + 1]; term++)
                {
                    end += _suffixes[term];
                }
                end += _places.PayloadsOf(field);
            }
            // No more than 255 bytes come of one.
            starts[doc + 1] = CheckCount(ref input, end, 255);
        }
        Grow(ref _content, (int)end);
        int unpacked = Compression.Lz4Decompressor.Decompress(ref input, _content.AsSpan(0, (int)end), 0, (int)end);
        if (unpacked != end)
        {
            throw input.Corrupt($"content unpacks to {unpacked} bytes, {end} expected");
        }
    }
}
