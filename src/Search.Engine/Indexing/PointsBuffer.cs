using System.Buffers.Binary;
using Search.Codecs.Contracts;

namespace Search.Engine.Indexing;

/// <summary>Points of one dimension on their way to a segment: big-endian numbers with the sign bit turned, as Lucene's NumericUtils packs them.</summary>
internal sealed class PointsBuffer(int bytesPerPoint)
{
    private ValueList<int> _docs = new();
    private byte[] _packed = new byte[16 * bytesPerPoint];

    internal int BytesPerPoint => bytesPerPoint;

    internal long MemoryUsed => _docs.Capacity * 4L + _packed.Length;

    /// <summary>Docs do not fall.</summary>
    internal void Add(int doc, long value)
    {
        int at = _docs.Count * bytesPerPoint;
        if (at == _packed.Length)
        {
            Array.Resize(ref _packed, _packed.Length * 2);
        }
        if (bytesPerPoint == sizeof(int))
        {
            BinaryPrimitives.WriteInt32BigEndian(_packed.AsSpan(at), (int)value ^ int.MinValue);
        }
        else
        {
            BinaryPrimitives.WriteInt64BigEndian(_packed.AsSpan(at), value ^ long.MinValue);
        }
        _docs.Add(doc);
    }

    /// <summary>Hands all points to the writer, which may reorder them: this buffer is done with.</summary>
    internal void Write(FieldInfo field, IPointsWriter writer) =>
        writer.AddField(field, _packed.AsSpan(0, _docs.Count * bytesPerPoint).ToArray(), _docs.Span.ToArray());
}
