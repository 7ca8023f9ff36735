using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>Where the terms of a chunk stand in their texts: Places of <see cref="TermVectorsFormat"/>. For one thread.</summary>
internal sealed class VectorChunkPlaces
{
    private int[] _positionsAt = [];        // of fields: where their positions begin
    private int[] _offsetsAt = [];
    private int[] _payloadsAt = [];
    private long[] _payloads = [];          // of fields: bytes of all payloads
    private int[] _positions = [];
    private int[] _starts = [];
    private int[] _lengths = [];
    private int[] _payloadLengths = [];
    private float[] _charsPerPosition = [];

    public ReadOnlySpan<int> Positions(int field) => _positions.AsSpan(_positionsAt[field]);

    public ReadOnlySpan<int> Starts(int field) => _starts.AsSpan(_offsetsAt[field]);

    public ReadOnlySpan<int> Lengths(int field) => _lengths.AsSpan(_offsetsAt[field]);

    public ReadOnlySpan<int> PayloadLengths(int field) => _payloadLengths.AsSpan(_payloadsAt[field]);

    /// <summary>Bytes of a field's payloads.</summary>
    public long PayloadsOf(int field) => _payloads[field];

    /// <param name="input">At the places.</param>
    /// <param name="distinct">How many distinct fields there are.</param>
    /// <param name="fields">Of each field, which of them it is.</param>
    /// <param name="parts">Of each field, what it records.</param>
    /// <param name="termStarts">Of each field, and the end of the last.</param>
    /// <param name="freqs">Of each term.</param>
    /// <param name="prefixes">Of each term; with <paramref name="suffixes"/> its length.</param>
    /// <param name="suffixes">Of each term.</param>
    /// <exception cref="CorruptIndexException"/>
    public void Read(
        ref ByteReader input, int distinct, ReadOnlySpan<int> fields, ReadOnlySpan<int> parts, ReadOnlySpan<int> termStarts, ReadOnlySpan<int> freqs,
        ReadOnlySpan<int> prefixes, ReadOnlySpan<int> suffixes)
    {
        (int positions, int offsets, int payloads) = Count(ref input, fields.Length, parts, termStarts, freqs);
        BlockPackedInts.Read(ref input, VectorChunk.Room(ref _positions, positions));
        if (offsets > 0)
        {
            VectorChunk.Grow(ref _charsPerPosition, VectorChunk.CheckCount(ref input, distinct, 1));
            for (int i = 0; i < distinct; i++)
            {
                _charsPerPosition[i] = BitConverter.Int32BitsToSingle(input.ReadInt32());
            }
        }
        BlockPackedInts.Read(ref input, VectorChunk.Room(ref _starts, offsets));
        BlockPackedInts.Read(ref input, VectorChunk.Room(ref _lengths, offsets));
        BlockPackedInts.Read(ref input, VectorChunk.Room(ref _payloadLengths, payloads));
        for (int field = 0; field < fields.Length; field++)
        {
            var recorded = (TermVectorParts)parts[field];
            if ((recorded & (TermVectorParts.Positions | TermVectorParts.Offsets)) != 0)
            {
                float charsPerPosition = offsets > 0 && (recorded & TermVectorParts.Offsets) != 0 ? _charsPerPosition[fields[field]] : 0;
                Decode(ref input, field, recorded, charsPerPosition, termStarts[field], termStarts[field + 1], freqs, prefixes, suffixes);
            }
            SumPayloads(ref input, field, recorded, field + 1 < fields.Length ? _payloadsAt[field + 1] : payloads);
        }
    }

    // Finds where the numbers of each field begin.
    private (int Positions, int Offsets, int Payloads) Count(
        ref ByteReader input, int fieldCount, ReadOnlySpan<int> parts, ReadOnlySpan<int> termStarts, ReadOnlySpan<int> freqs)
    {
        VectorChunk.Grow(ref _positionsAt, fieldCount);
        VectorChunk.Grow(ref _offsetsAt, fieldCount);
        VectorChunk.Grow(ref _payloadsAt, fieldCount);
        VectorChunk.Grow(ref _payloads, fieldCount);
        int positions = 0;
        int offsets = 0;
        int payloads = 0;
        for (int field = 0; field < fieldCount; field++)
        {
            long count = 0;
            foreach (int freq in freqs[termStarts[field]..termStarts[field + 1]])
            {
                count += freq;
            }
            var recorded = (TermVectorParts)parts[field];
            _positionsAt[field] = positions;
            _offsetsAt[field] = offsets;
            _payloadsAt[field] = payloads;
            positions = Add(ref input, positions, recorded, TermVectorParts.Positions, count);
            offsets = Add(ref input, offsets, recorded, TermVectorParts.Offsets, count);
            payloads = Add(ref input, payloads, recorded, TermVectorParts.Payloads, count);
        }
        return (positions, offsets, payloads);
    }

    private static int Add(ref ByteReader input, int before, TermVectorParts parts, TermVectorParts part, long count) =>
        (parts & part) == 0 ? before : VectorChunk.CheckCount(ref input, before + count, BlockPackedInts.MostPerByte);

    private void Decode(
        ref ByteReader input, int field, TermVectorParts parts, float charsPerPosition, int firstTerm, int endTerm, ReadOnlySpan<int> freqs,
        ReadOnlySpan<int> prefixes, ReadOnlySpan<int> suffixes)
    {
        bool hasPositions = (parts & TermVectorParts.Positions) != 0;
        bool hasOffsets = (parts & TermVectorParts.Offsets) != 0;
        int positionAt = _positionsAt[field];
        int offsetAt = _offsetsAt[field];
        for (int term = firstTerm; term < endTerm; term++)
        {
            int position = 0;
            int start = 0;
            for (int left = freqs[term]; left > 0; left--)
            {
                int delta = 0;
                if (hasPositions)
                {
                    delta = _positions[positionAt];
                    position += delta;
                    _positions[positionAt++] = delta >= 0 && position >= 0 ? position : throw input.Corrupt($"position {position} by {delta}");
                }
                if (hasOffsets)
                {
                    start += _starts[offsetAt] + (int)(charsPerPosition * delta);
                    int length = _lengths[offsetAt] + prefixes[term] + suffixes[term];
                    if (start < 0 || length < 0 || start > int.MaxValue - length)
                    {
                        throw input.Corrupt($"offsets from {start}, {length} long");
                    }
                    _starts[offsetAt] = start;
                    _lengths[offsetAt++] = length;
                }
            }
        }
    }

    private void SumPayloads(ref ByteReader input, int field, TermVectorParts parts, int end)
    {
        long sum = 0;
        if ((parts & TermVectorParts.Payloads) != 0)
        {
            foreach (int length in _payloadLengths.AsSpan(_payloadsAt[field], end - _payloadsAt[field]))
            {
                sum += length >= 0 ? length : throw input.Corrupt($"payload of {length} bytes");
            }
        }
        _payloads[field] = sum;
    }
}
