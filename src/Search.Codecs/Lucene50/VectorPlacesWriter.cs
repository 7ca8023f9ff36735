using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>Collects where the terms of a chunk stand, and writes it: Places of <see cref="TermVectorsFormat"/>.</summary>
internal sealed class VectorPlacesWriter
{
    private readonly List<int> _positions = [];
    private readonly List<int> _starts = [];
    private readonly List<int> _lengths = [];
    private readonly List<int> _payloadLengths = [];

    public void Add(TermVectorParts parts, int position, int startOffset, int endOffset, int payloadLength)
    {
        if ((parts & TermVectorParts.Positions) != 0)
        {
            _positions.Add(position);
        }
        if ((parts & TermVectorParts.Offsets) != 0)
        {
            _starts.Add(startOffset);
            _lengths.Add(endOffset - startOffset);
        }
        if ((parts & TermVectorParts.Payloads) != 0)
        {
            _payloadLengths.Add(payloadLength);
        }
    }

    /// <inheritdoc cref="VectorChunkPlaces.Read" path="/param"/>
    public void Write(
        ByteWriter output, int distinct, ReadOnlySpan<int> fields, ReadOnlySpan<int> parts, ReadOnlySpan<int> termCounts, ReadOnlySpan<int> freqs,
        ReadOnlySpan<int> prefixes, ReadOnlySpan<int> suffixes)
    {
        float[] charsPerPosition = _starts.Count > 0 ? CharsPerPosition(distinct, fields, parts, termCounts, freqs) : [];
        int[] positions = new int[_positions.Count];
        int[] starts = new int[_starts.Count];
        int[] lengths = new int[_starts.Count];
        int positionAt = 0;
        int offsetAt = 0;
        int term = 0;
        for (int field = 0; field < fields.Length; field++)
        {
            bool hasPositions = (parts[field] & (int)TermVectorParts.Positions) != 0;
            bool hasOffsets = (parts[field] & (int)TermVectorParts.Offsets) != 0;
            for (int endTerm = term + termCounts[field]; term < endTerm; term++)
            {
                int position = 0;
                int start = 0;
                for (int left = hasPositions || hasOffsets ? freqs[term] : 0; left > 0; left--)
                {
                    int delta = 0;
                    if (hasPositions)
                    {
                        delta = _positions[positionAt] - position;
                        position += delta;
                        positions[positionAt++] = delta;
                    }
                    if (hasOffsets)
                    {
                        starts[offsetAt] = _starts[offsetAt] - start - (int)(charsPerPosition[fields[field]] * delta);
                        lengths[offsetAt] = _lengths[offsetAt] - prefixes[term] - suffixes[term];
                        start = _starts[offsetAt++];
                    }
                }
            }
        }
        BlockPackedInts.Write(output, positions);
        foreach (float chars in charsPerPosition)
        {
            output.WriteInt32(BitConverter.SingleToInt32Bits(chars));
        }
        BlockPackedInts.Write(output, starts);
        BlockPackedInts.Write(output, lengths);
        BlockPackedInts.Write(output, System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_payloadLengths));
    }

    public void Clear()
    {
        _positions.Clear();
        _starts.Clear();
        _lengths.Clear();
        _payloadLengths.Clear();
    }

    private float[] CharsPerPosition(
        int distinct, ReadOnlySpan<int> fields, ReadOnlySpan<int> parts, ReadOnlySpan<int> termCounts, ReadOnlySpan<int> freqs)
    {
        long[] positions = new long[distinct];
        long[] offsets = new long[distinct];
        int positionAt = 0;
        int offsetAt = 0;
        int term = 0;
        for (int field = 0; field < fields.Length; field++)
        {
            bool hasPositions = (parts[field] & (int)TermVectorParts.Positions) != 0;
            bool hasOffsets = (parts[field] & (int)TermVectorParts.Offsets) != 0;
            for (int endTerm = term + termCounts[field]; term < endTerm; term++)
            {
                positionAt += hasPositions ? freqs[term] : 0;
                offsetAt += hasOffsets ? freqs[term] : 0;
                if (hasPositions && hasOffsets)
                {
                    positions[fields[field]] += _positions[positionAt - 1];
                    offsets[fields[field]] += _starts[offsetAt - 1];
                }
            }
        }
        float[] chars = new float[distinct];
        for (int i = 0; i < distinct; i++)
        {
            chars[i] = positions[i] <= 0 || offsets[i] <= 0 ? 0 : (float)((double)offsets[i] / positions[i]);
        }
        return chars;
    }
}
