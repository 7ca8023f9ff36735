using System.Runtime.InteropServices;
using Search.Codecs.BitPacking;
using Search.Codecs.Compression;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>Collects the term vectors of a chunk's documents and writes them (Chunk in <see cref="TermVectorsFormat"/>), again and again.</summary>
internal sealed class VectorChunkWriter
{
    private readonly Lz4FastTable _table = new();
    private readonly MemoryByteWriter _content = new(1 << 13);
    private readonly MemoryByteWriter _payloads = new(64);
    private readonly VectorPlacesWriter _places = new();
    private readonly List<int> _fieldCounts = [];       // of documents
    private readonly List<int> _numbers = [];           // of fields, as all up to _termCounts
    private readonly List<int> _parts = [];
    private readonly List<int> _termCounts = [];
    private readonly List<int> _prefixes = [];          // of terms, as all that follow
    private readonly List<int> _suffixes = [];
    private readonly List<int> _freqs = [];
    private byte[] _lastTerm = [];
    private int _lastTermLength;
    private int _fieldsBefore;
    private byte[] _packed = [];

    /// <summary>Documents so far.</summary>
    public int DocCount => _fieldCounts.Count;

    /// <summary>Bytes of terms and payloads of whole documents so far.</summary>
    public long ContentLength => _content.Position;

    public void BeginDocument() => _fieldsBefore = _numbers.Count;

    public void BeginField(FieldInfo field, TermVectorParts parts)
    {
        DropEmptyField();
        _numbers.Add(field.Number);
        _parts.Add((int)parts);
        _termCounts.Add(0);
        _lastTermLength = 0;
    }

    public void BeginTerm(ReadOnlySpan<byte> term, int freq)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(freq, 1);
        int prefix = term.CommonPrefixLength(_lastTerm.AsSpan(0, _lastTermLength));
        _termCounts[^1]++;
        _prefixes.Add(prefix);
        _suffixes.Add(term.Length - prefix);
        _freqs.Add(freq);
        _content.WriteBytes(term[prefix..]);
        VectorChunk.Grow(ref _lastTerm, term.Length);
        term.CopyTo(_lastTerm);
        _lastTermLength = term.Length;
    }

    public void AddPosition(int position, int startOffset, int endOffset, ReadOnlySpan<byte> payload)
    {
        var parts = (TermVectorParts)_parts[^1];
        _places.Add(parts, position, startOffset, endOffset, payload.Length);
        if ((parts & TermVectorParts.Payloads) != 0)
        {
            _payloads.WriteBytes(payload);
        }
    }

    public void EndDocument()
    {
        DropEmptyField();
        _fieldCounts.Add(_numbers.Count - _fieldsBefore);
        _content.WriteBytes(_payloads.Written);
        _payloads.Clear();
    }

    /// <summary>Writes the chunk and starts the next.</summary>
    public void Write(ByteWriter output, int docBase)
    {
        output.WriteVInt(docBase);
        output.WriteVInt(DocCount);
        if (DocCount == 1)
        {
            output.WriteVInt(_fieldCounts[0]);
        }
        else
        {
            BlockPackedInts.Write(output, Span(_fieldCounts));
        }
        if (_numbers.Count > 0)
        {
            int[] distinct = [.. _numbers.Distinct().Order()];
            int[] fields = [.. _numbers.Select(number => Array.BinarySearch(distinct, number))];
            WriteNumbers(output, distinct);
            PackedInts.Write(output, fields, PackedInts.BitsRequired(distinct.Length - 1));
            WriteParts(output, distinct.Length, fields);
            WriteTerms(output);
            _places.Write(output, distinct.Length, fields, Span(_parts), Span(_termCounts), Span(_freqs), Span(_prefixes), Span(_suffixes));
            WriteContent(output);
        }
        Clear();
    }

    private static Span<int> Span(List<int> numbers) => CollectionsMarshal.AsSpan(numbers);

    private static void WriteNumbers(ByteWriter output, int[] distinct)
    {
        int bits = PackedInts.BitsRequired(distinct[^1]);
        int more = distinct.Length - 1;
        output.WriteByte((byte)(Math.Min(more, TermVectorsFormat.ManyFields) << TermVectorsFormat.FieldBits | bits));
        if (more >= TermVectorsFormat.ManyFields)
        {
            output.WriteVInt(more - TermVectorsFormat.ManyFields);
        }
        PackedInts.Write(output, distinct, bits);
    }

    private void WriteParts(ByteWriter output, int distinct, int[] fields)
    {
        int[] shared = new int[distinct];
        Array.Fill(shared, -1);
        bool differ = false;
        for (int i = 0; i < fields.Length; i++)
        {
            ref int known = ref shared[fields[i]];
            differ |= known >= 0 && known != _parts[i];
            known = _parts[i];
        }
        output.WriteVInt(differ ? TermVectorsFormat.OwnParts : TermVectorsFormat.SameParts);
        PackedInts.Write(output, differ ? Span(_parts) : shared, TermVectorsFormat.PartsBits);
    }

    private void WriteTerms(ByteWriter output)
    {
        int all = 0;
        foreach (int count in _termCounts)
        {
            all |= count;
        }
        int bits = PackedInts.BitsRequired(all);
        output.WriteVInt(bits);
        PackedInts.Write(output, Span(_termCounts), bits);
        BlockPackedInts.Write(output, Span(_prefixes));
        BlockPackedInts.Write(output, Span(_suffixes));
        int[] further = new int[_freqs.Count];
        for (int i = 0; i < further.Length; i++)
        {
            further[i] = _freqs[i] - 1;
        }
        BlockPackedInts.Write(output, further);
    }

    private void WriteContent(ByteWriter output)
    {
        ReadOnlySpan<byte> content = _content.Written;
        VectorChunk.Grow(ref _packed, Lz4Format.MaxCompressedLength(content.Length));
        int length = Lz4Compressor.Compress(content, _packed, _table);
        output.WriteBytes(_packed.AsSpan(0, length));
    }

    private void DropEmptyField()
    {
        if (_numbers.Count > _fieldsBefore && _termCounts[^1] == 0)
        {
            _numbers.RemoveAt(_numbers.Count - 1);
            _parts.RemoveAt(_parts.Count - 1);
            _termCounts.RemoveAt(_termCounts.Count - 1);
        }
    }

    private void Clear()
    {
        _content.Clear();
        _places.Clear();
        foreach (List<int> numbers in new[] { _fieldCounts, _numbers, _parts, _termCounts, _prefixes, _suffixes, _freqs })
        {
            numbers.Clear();
        }
    }
}
