using Search.Codecs.Contracts;

namespace Search.Codecs.Lucene50;

/// <summary>Gives the occurrences of one field's terms, one term after the other.</summary>
internal ref struct VectorPlaces
{
    private readonly TermVectorParts _parts;
    private readonly ReadOnlySpan<byte> _content;
    private readonly ReadOnlySpan<int> _positions;
    private readonly ReadOnlySpan<int> _starts;
    private readonly ReadOnlySpan<int> _lengths;
    private readonly ReadOnlySpan<int> _payloadLengths;
    private int _at;

    /// <param name="places">All of the chunk.</param>
    /// <param name="field">Which field of the chunk.</param>
    /// <param name="parts">What it records.</param>
    /// <param name="content">The chunk's content.</param>
    /// <param name="payloadAt">Where the field's payloads begin in it.</param>
    internal VectorPlaces(VectorChunkPlaces places, int field, TermVectorParts parts, ReadOnlySpan<byte> content, int payloadAt)
    {
        _parts = parts;
        _content = content;
        _positions = places.Positions(field);
        _starts = places.Starts(field);
        _lengths = places.Lengths(field);
        _payloadLengths = places.PayloadLengths(field);
        PayloadAt = payloadAt;
    }

    /// <summary>Where the payload of the next occurrence begins.</summary>
    internal int PayloadAt { get; private set; }

    /// <summary>The occurrences of the next term.</summary>
    internal void Visit(int freq, ITermVectorVisitor visitor)
    {
        if (_parts == TermVectorParts.None)
        {
            return;
        }
        bool hasPositions = (_parts & TermVectorParts.Positions) != 0;
        bool hasOffsets = (_parts & TermVectorParts.Offsets) != 0;
        for (int end = _at + freq; _at < end; _at++)
        {
            int position = hasPositions ? _positions[_at] : -1;
            int start = hasOffsets ? _starts[_at] : -1;
            int endOffset = hasOffsets ? start + _lengths[_at] : -1;
            ReadOnlySpan<byte> payload = [];
            if ((_parts & TermVectorParts.Payloads) != 0)
            {
                payload = _content.Slice(PayloadAt, _payloadLengths[_at]);
                PayloadAt += payload.Length;
            }
            visitor.AddPosition(position, start, endOffset, payload);
        }
    }
}
