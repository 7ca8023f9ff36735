using System.Numerics;
using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene87;

/// <summary>Writes stored fields (<see cref="StoredFieldsFormat"/>), byte for byte as Lucene 8.8.1 does. For one thread.</summary>
public sealed class StoredFieldsWriter : IStoredFieldsWriter
{
    private const int MostDirtyChunks = 1024;

    private readonly SegmentWriteState _state;
    private readonly IndexOutput _data;
    private readonly IndexOutput _meta;
    private readonly StoredUnitWriter _units = new();
    private readonly MemoryByteWriter _content = new(1 << 16);
    private readonly int[] _fieldCounts = new int[StoredFieldsFormat.MaxDocsPerChunk];
    private readonly int[] _lengths = new int[StoredFieldsFormat.MaxDocsPerChunk];
    private readonly FieldsIndexWriter _index = new();
    private int _docBase;
    private int _buffered;
    private long _documentStart;
    private int _fieldCount;

    /// <param name="state">The segment; neither its documents nor its fields need be known yet.</param>
    public StoredFieldsWriter(SegmentWriteState state)
    {
        _state = state;
        _meta = SegmentOutputs.Create(state, StoredFieldsFormat.MetaExtension, StoredFieldsFormat.MetaCodec, StoredFieldsFormat.Version);
        try
        {
            _data = SegmentOutputs.Create(state, StoredFieldsFormat.DataExtension, StoredFieldsFormat.DataCodec, StoredFieldsFormat.Version);
        }
        catch
        {
            _meta.Dispose();
            throw;
        }
        _meta.WriteVInt(StoredFieldsFormat.ChunkSize);
        _meta.WriteVInt(PackedInts.Version);
    }

    public void BeginDocument()
    {
        _documentStart = _content.Position;
        _fieldCount = 0;
    }

    public void WriteText(FieldInfo field, ReadOnlySpan<byte> utf8)
    {
        BeginField(field, StoredFieldsFormat.Text);
        _content.WriteVInt(utf8.Length);
        _content.WriteBytes(utf8);
    }

    public void WriteBytes(FieldInfo field, ReadOnlySpan<byte> value)
    {
        BeginField(field, StoredFieldsFormat.Bytes);
        _content.WriteVInt(value.Length);
        _content.WriteBytes(value);
    }

    public void WriteNumber(FieldInfo field, StoredNumberType type, long bits)
    {
        switch (type)
        {
            case StoredNumberType.Int:
                BeginField(field, StoredFieldsFormat.Int);
                _content.WriteZInt((int)bits);
                break;
            case StoredNumberType.Long:
                BeginField(field, StoredFieldsFormat.Long);
                StoredNumbers.WriteLong(_content, bits);
                break;
            case StoredNumberType.Float:
                BeginField(field, StoredFieldsFormat.Float);
                StoredNumbers.WriteFloat(_content, (int)bits);
                break;
            default:
                BeginField(field, StoredFieldsFormat.Double);
                StoredNumbers.WriteDouble(_content, bits);
                break;
        }
    }

    /// <summary>A whole document, between Begin and End, as another segment with the same field numbers stores it.</summary>
    public void WriteSerialized(ReadOnlySpan<byte> document, int fieldCount)
    {
        _content.WriteBytes(document);
        _fieldCount += fieldCount;
    }

    /// <summary>
    /// Whether the chunks of another segment, which numbers its fields alike, may be copied as they are: they are packed in the same way, and few of them are not full.
    /// Source: CompressingStoredFieldsWriter.tooDirty.
    /// </summary>
    public static bool CanCopyChunks(StoredFieldsReader source, int docCount) =>
        source.IsPackedAsWritten && source.DirtyChunks <= MostDirtyChunks && source.MissingDocs * 100 <= docCount;

    /// <summary>Copies all documents of another segment, chunk by chunk, without unpacking them. Only where <see cref="CanCopyChunks"/>.</summary>
    /// <exception cref="CorruptIndexException"/>
    public void CopyChunks(StoredFieldsReader source, CancellationToken cancellation)
    {
        if (_buffered > 0)
        {
            _index.AddDirty(1, 0);
            WriteChunk();
        }
        for (long i = 0; i < source.Chunks.ChunkCount; i++)
        {
            ChunkIndex.Place place = source.Chunks.Chunk(i);
            FileSlice chunk = source.Data.Slice.Slice(place.Start, place.Length);
            ByteReader input = chunk.Reader(0);
            int docBase = input.ReadVInt();
            int token = input.ReadVInt();
            if (docBase != place.DocBase || (uint)token >> 1 != place.DocCount)
            {
                throw input.Corrupt($"chunk of {(uint)token >> 1} documents from {docBase}, expected {place.DocCount} from {place.DocBase}");
            }
            _index.AddChunk(place.DocCount, _data.Position);
            _data.WriteVInt(_docBase);
            _data.WriteVInt(token);
            _data.WriteAll(chunk.Slice(input.Position, chunk.Length - input.Position), cancellation);
            _docBase += place.DocCount;
        }
        _index.AddDirty(source.DirtyChunks, source.MissingDocs);
    }

    public void EndDocument()
    {
        _fieldCounts[_buffered] = _fieldCount;
        _lengths[_buffered] = (int)(_content.Position - _documentStart);
        _buffered++;
        if (_content.Position >= StoredFieldsFormat.ChunkSize || _buffered == StoredFieldsFormat.MaxDocsPerChunk)
        {
            WriteChunk();
        }
    }

    public void Finish(int docCount)
    {
        if (_buffered > 0)
        {
            _index.AddIncomplete(_buffered, _content.Position, StoredFieldsFormat.ChunkSize, StoredFieldsFormat.MaxDocsPerChunk);
            WriteChunk();
        }
        if (_docBase != docCount)
        {
            throw new InvalidOperationException($"{_docBase} documents were stored, {docCount} expected");
        }
        _index.Finish(_state, StoredFieldsFormat.IndexExtension, StoredFieldsFormat.IndexCodec, _meta, _data);
    }

    public void Dispose() => SegmentOutputs.DisposeAll(_data, _meta);

    private void BeginField(FieldInfo field, int type)
    {
        _content.WriteVLong((long)field.Number << StoredFieldsFormat.TypeBits | (long)type);
        _fieldCount++;
    }

    private void WriteChunk()
    {
        _index.AddChunk(_buffered, _data.Position);
        ReadOnlySpan<byte> content = _content.Written;
        bool sliced = content.Length >= 2 * StoredFieldsFormat.ChunkSize;
        _data.WriteVInt(_docBase);
        _data.WriteVInt(_buffered << 1 | (sliced ? 1 : 0));
        WriteInts(_fieldCounts.AsSpan(0, _buffered));
        WriteInts(_lengths.AsSpan(0, _buffered));
        if (sliced)
        {
            for (int start = 0; start < content.Length; start += StoredFieldsFormat.ChunkSize)
            {
                _units.Write(_data, content.Slice(start, Math.Min(StoredFieldsFormat.ChunkSize, content.Length - start)));
            }
        }
        else
        {
            _units.Write(_data, content);
        }
        _docBase += _buffered;
        _buffered = 0;
        _content.Clear();
    }

    private void WriteInts(ReadOnlySpan<int> values)
    {
        if (values.Length == 1)
        {
            _data.WriteVInt(values[0]);
        }
        else if (!values.ContainsAnyExcept(values[0]))
        {
            _data.WriteVInt(0);
            _data.WriteVInt(values[0]);
        }
        else
        {
            int all = 0;
            foreach (int value in values)
            {
                all |= value;
            }
            int bits = BitOperations.Log2((uint)all) + 1;
            _data.WriteVInt(bits);
            PackedInts.Write(_data, values, bits);
        }
    }
}
