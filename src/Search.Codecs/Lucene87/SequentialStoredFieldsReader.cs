using System.Buffers;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene87;

/// <summary>Reads stored fields of many documents in rising order, each chunk unpacked once. For one thread.</summary>
public sealed class SequentialStoredFieldsReader : IStoredFieldsReader, IDisposable
{
    private readonly StoredFieldsReader _reader;
    private StoredChunk _chunk;
    private byte[] _content = [];
    private int _docEnd;

    internal SequentialStoredFieldsReader(StoredFieldsReader reader) => _reader = reader;

    public void Visit(int docId, IStoredFieldVisitor visitor)
    {
        ReadOnlySpan<byte> document = Serialized(docId, out int fieldCount);
        StoredDocument.Visit(document, fieldCount, _reader.Fields, visitor, _reader.Data.Slice);
    }

    /// <summary>
    /// A document as it is stored, for <see cref="StoredFieldsWriter.WriteSerialized"/> into a segment that numbers its fields alike. Valid until
    /// the next call.
    /// </summary>
    /// <exception cref="CorruptIndexException"/>
    public ReadOnlySpan<byte> Serialized(int docId, out int fieldCount)
    {
        if (_docEnd == 0 || docId < _chunk.DocBase || docId >= _docEnd)
        {
            Load(docId);
        }
        fieldCount = _chunk.FieldCount(docId);
        (int offset, int length) = _chunk.Place(docId);
        return _content.AsSpan(offset, length);
    }

    public void Dispose()
    {
        Unload();
        ArrayPool<byte>.Shared.Return(_content);
        _content = [];
    }

    private void Load(int docId)
    {
        Unload();
        ByteReader input = _reader.OpenChunk(docId, out _chunk);
        try
        {
            if (_content.Length < _chunk.Length)
            {
                ArrayPool<byte>.Shared.Return(_content);
                _content = [];
                _content = ArrayPool<byte>.Shared.Rent(_chunk.Length);
            }
            _chunk.Unpack(ref input, 0, _content.AsSpan(0, _chunk.Length));
            _docEnd = _chunk.DocBase + _chunk.DocCount;
        }
        catch
        {
            _chunk.Dispose();
            throw;
        }
    }

    private void Unload()
    {
        if (_docEnd != 0)
        {
            _docEnd = 0;
            _chunk.Dispose();
        }
    }
}
