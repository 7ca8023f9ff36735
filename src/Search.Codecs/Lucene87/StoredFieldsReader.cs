using System.Buffers;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene87;

/// <summary>Reads stored fields (<see cref="StoredFieldsFormat"/>) of single documents, in any order, from any thread.</summary>
/// <remarks>
/// It keeps nothing: each document unpacks the dictionary of its chunk and the one or two blocks that it lies in. To read many documents in a row,
/// as a merge does, use <see cref="OpenSequential"/>.
/// </remarks>
public sealed class StoredFieldsReader : IStoredFieldsReader
{
    private readonly FramedFile _data;
    private readonly FieldsIndex _index;
    private readonly FieldInfos _fields;

    /// <exception cref="CorruptIndexException"/>
    /// <exception cref="IndexFormatException">Another version.</exception>
    public StoredFieldsReader(SegmentReadState state)
    {
        _fields = state.Fields;
        FramedFile meta = FramedFile.OpenMeta(
            state, StoredFieldsFormat.MetaExtension, StoredFieldsFormat.MetaCodec, StoredFieldsFormat.Version, StoredFieldsFormat.NewestVersion);
        _data = FramedFile.Open(
            state, StoredFieldsFormat.DataExtension, StoredFieldsFormat.DataCodec, StoredFieldsFormat.Version, StoredFieldsFormat.NewestVersion);
        ByteReader reader = meta.Reader();
        if (meta.Version != _data.Version)
        {
            throw reader.Corrupt($"version {meta.Version}, but the data has {_data.Version}");
        }
        ChunkSize = reader.ReadVInt();
        int packedVersion = reader.ReadVInt();
        if (ChunkSize < 1 || packedVersion is < 0 or > BitPacking.PackedInts.Version)
        {
            throw reader.Corrupt($"chunks of {ChunkSize} bytes, packed numbers of version {packedVersion}");
        }
        _index = new FieldsIndex(
            state, ref reader, _data, StoredFieldsFormat.IndexExtension, StoredFieldsFormat.IndexCodec, StoredFieldsFormat.MaxDocsPerChunk);
        long chunks = meta.Version >= StoredFieldsFormat.NewestVersion ? reader.ReadVLong() : _index.ChunkCount;
        DirtyChunks = reader.ReadVLong();
        MissingDocs = reader.ReadVLong();
        if (chunks != _index.ChunkCount || DirtyChunks > chunks)
        {
            throw reader.Corrupt($"{chunks} chunks, {DirtyChunks} of them dirty, but the index has {_index.ChunkCount}");
        }
        meta.CheckEnd(reader);
    }

    /// <summary>Bytes that fill a chunk.</summary>
    public int ChunkSize { get; }

    /// <summary>Chunks that ended before they were full.</summary>
    public long DirtyChunks { get; }

    /// <summary>About how many more documents the dirty chunks would have held.</summary>
    public long MissingDocs { get; }

    internal FieldsIndex Index => _index;

    internal FieldInfos Fields => _fields;

    internal FramedFile Data => _data;

    public void Visit(int docId, IStoredFieldVisitor visitor)
    {
        ByteReader input = OpenChunk(docId, out StoredChunk chunk);
        using (chunk)
        {
            (int offset, int length) = chunk.Place(docId);
            if (length == 0)
            {
                return;
            }
            byte[] bytes = ArrayPool<byte>.Shared.Rent(length);
            try
            {
                Span<byte> document = bytes.AsSpan(0, length);
                chunk.Unpack(ref input, offset, document);
                StoredDocument.Visit(document, chunk.FieldCount(docId), _fields, visitor, _data.Slice);
            }
            finally
            {
                ArrayPool<byte>.Shared.Return(bytes);
            }
        }
    }

    /// <summary>A reader of its own for documents in rising order: it unpacks each chunk once. For one thread.</summary>
    public SequentialStoredFieldsReader OpenSequential() => new(this);

    /// <summary>Reads the header of a document's chunk; gives a reader at its first unit, which ends with the chunk.</summary>
    internal ByteReader OpenChunk(int docId, out StoredChunk chunk)
    {
        FieldsIndex.Place place = _index.Find(docId);
        ByteReader input = _data.Slice.Slice(0, place.Start + place.Length).Reader(place.Start);
        chunk = StoredChunk.Read(ref input, _data.Version, ChunkSize, place.DocBase, place.DocCount);
        return input;
    }
}
