using System.Runtime.InteropServices;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>Compares the term vectors of one document after the other with the postings.</summary>
/// <param name="file">The file to name in errors.</param>
/// <param name="termsOf">The segment's terms by field; null where a field has none.</param>
internal sealed class VectorComparison(string file, Func<string, Terms?> termsOf) : ITermVectorVisitor
{
    private readonly Dictionary<string, PostingsByTerm> _fields = new(StringComparer.Ordinal);
    private int _doc;
    private FieldInfo? _field;
    private TermVectorParts _parts;
    private PostingsByTerm _terms = null!;
    private PostingsEnum _postings = null!;
    private byte[] _term = [];
    private int _termLength = -1;
    private int _left;
    private int _lastPosition;

    /// <summary>Vectors so far.</summary>
    public long VectorCount { get; private set; }

    /// <summary>Stands for all that the document's vectors say.</summary>
    public uint Hash { get; private set; }

    public void Begin(int doc)
    {
        _doc = doc;
        _field = null;
        _left = 0;
        Hash = 0;
    }

    public void End()
    {
        if (_left > 0)
        {
            throw Wrong($"{_left} occurrences less than its frequency");
        }
    }

    public void BeginField(FieldInfo field, TermVectorParts parts)
    {
        End();
        if (!field.HasTermVectors || (_field != null && string.CompareOrdinal(_field.Name, field.Name) >= 0))
        {
            throw new CorruptIndexException($"document {_doc} has a vector of field {field} after {_field}; it should have none, or before", file, 0);
        }
        _field = field;
        _parts = parts;
        _termLength = -1;
        VectorCount++;
        Add([field.Number, (int)parts]);
        if (!_fields.TryGetValue(field.Name, out PostingsByTerm? known))
        {
            Terms terms = termsOf(field.Name)
                ?? throw new CorruptIndexException($"document {_doc} has a vector of field {field}, which has no terms", file, 0);
            _fields.Add(field.Name, known = new PostingsByTerm(terms));
        }
        _terms = known;
    }

    public void BeginTerm(ReadOnlySpan<byte> term, int freq)
    {
        End();
        if (_termLength >= 0 && term.SequenceCompareTo(_term.AsSpan(0, _termLength)) <= 0)
        {
            throw Wrong("stands before a smaller or equal one");
        }
        VectorChunk.Grow(ref _term, term.Length);
        term.CopyTo(_term);
        _termLength = term.Length;
        _left = _parts == TermVectorParts.None ? 0 : freq;
        _lastPosition = 0;
        Add([term.Length, freq]);
        Hash = Crc32.Append(Hash, term);
        _postings = _terms.Find(term) ?? throw Wrong("is not in the postings");
        if (_postings.Advance(_doc) != _doc)
        {
            throw Wrong("is not in the postings of the document");
        }
        if (_field!.HasFreqs && _postings.Freq != freq)
        {
            throw Wrong($"has the frequency {freq}, in the postings {_postings.Freq}");
        }
    }

    public void AddPosition(int position, int startOffset, int endOffset, ReadOnlySpan<byte> payload)
    {
        Add([position, startOffset, endOffset, payload.Length]);
        Hash = Crc32.Append(Hash, payload);
        if (_left-- == 0 || ((_parts & TermVectorParts.Positions) != 0 && position < _lastPosition))
        {
            throw Wrong($"has more occurrences than its frequency, or position {position} after {_lastPosition}");
        }
        _lastPosition = position;
        if (!_field!.HasPositions)
        {
            return;
        }
        int expected = _postings.NextPosition();
        if ((_parts & TermVectorParts.Positions) != 0 && position != expected)
        {
            throw Wrong($"has position {position}, in the postings {expected}");
        }
        if (_field.HasOffsets && (_parts & TermVectorParts.Offsets) != 0
            && (startOffset != _postings.StartOffset || endOffset != _postings.EndOffset))
        {
            throw Wrong($"has offsets {startOffset} to {endOffset}, in the postings {_postings.StartOffset} to {_postings.EndOffset}");
        }
        if (_field.HasPayloads && (_parts & TermVectorParts.Payloads) != 0 && !payload.SequenceEqual(_postings.Payload))
        {
            throw Wrong($"has a payload of {payload.Length} bytes, in the postings {_postings.Payload.Length} or others");
        }
    }

    private void Add(ReadOnlySpan<int> numbers) => Hash = Crc32.Append(Hash, MemoryMarshal.AsBytes(numbers));

    private CorruptIndexException Wrong(string what) =>
        new($"term {Convert.ToHexString(_term, 0, Math.Max(0, _termLength))} in the vector of document {_doc}, field {_field}: {what}", file, 0);
}
