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
    private readonly ChunkIndex _index;
    private readonly StoredUnits _units;
    private readonly FieldInfos _fields;

    /// <param name="state">The segment.</param>
    /// <param name="mode">How it is packed: <see cref="StoredFieldsFormat.BestSpeed"/> or <see cref="StoredFieldsFormat.BestCompression"/>.</param>
    /// <exception cref="CorruptIndexException"/>
    /// <exception cref="IndexFormatException">Another version.</exception>
    public StoredFieldsReader(SegmentReadState state, string mode = StoredFieldsFormat.BestSpeed)
    {
        bool isHigh = mode == StoredFieldsFormat.BestCompression;
        _fields = state.Fields;
        _units = isHigh ? DeflateDictionaryUnits.Instance : Lz4DictionaryUnits.Instance;
        FramedFile meta = FramedFile.OpenMeta(
            state, StoredFieldsFormat.MetaExtension, StoredFieldsFormat.MetaCodec, StoredFieldsFormat.Version, StoredFieldsFormat.NewestVersion);
        _data = FramedFile.Open(
            state, StoredFieldsFormat.DataExtension, isHigh ? StoredFieldsFormat.HighDataCodec : StoredFieldsFormat.DataCodec,
            StoredFieldsFormat.Version, StoredFieldsFormat.NewestVersion);
        ByteReader reader = meta.Reader();
        if (meta.Version != _data.Version)
        {
            throw reader.Corrupt($"version {meta.Version}, but the data has {_data.Version}");
        }
        ChunkSize = ReadChunkSize(ref reader);
        _index = new FieldsIndex(
            state, ref reader, _data, StoredFieldsFormat.IndexExtension, StoredFieldsFormat.IndexCodec,
            isHigh ? StoredFieldsFormat.MaxDocsPerHighChunk : StoredFieldsFormat.MaxDocsPerChunk);
        long chunks = meta.Version >= StoredFieldsFormat.NewestVersion ? reader.ReadVLong() : _index.ChunkCount;
        DirtyChunks = reader.ReadVLong();
        MissingDocs = reader.ReadVLong();
        if (chunks != _index.ChunkCount || DirtyChunks > chunks)
        {
            throw reader.Corrupt($"{chunks} chunks, {DirtyChunks} of them dirty, but the index has {_index.ChunkCount}");
        }
        meta.CheckEnd(reader);
    }

    /// <summary>For older formats, which differ in how they find chunks and pack them.</summary>
    internal StoredFieldsReader(FieldInfos fields, FramedFile data, ChunkIndex index, StoredUnits units, int chunkSize)
    {
        _fields = fields;
        _data = data;
        _index = index;
        _units = units;
        ChunkSize = chunkSize;
    }

    /// <summary>Bytes that fill a chunk.</summary>
    public int ChunkSize { get; }

    /// <summary>Chunks that ended before they were full.</summary>
    public long DirtyChunks { get; }

    /// <summary>About how many more documents the dirty chunks would have held.</summary>
    public long MissingDocs { get; }

    internal FieldInfos Fields => _fields;

    internal ChunkIndex Chunks => _index;

    /// <summary>Whether <see cref="StoredFieldsWriter"/> packs chunks in the same way.</summary>
    internal bool IsPackedAsWritten =>
        _units == Lz4DictionaryUnits.Instance && _data.Version == StoredFieldsFormat.Version && ChunkSize == StoredFieldsFormat.ChunkSize;

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
        ChunkIndex.Place place = _index.Find(docId);
        ByteReader input = _data.Slice.Slice(0, place.Start + place.Length).Reader(place.Start);
        chunk = StoredChunk.Read(ref input, _data.Version, ChunkSize, place.DocBase, place.DocCount, _units);
        return input;
    }

    /// <summary>Reads the bytes that fill a chunk and the version of packed numbers, which stand in the meta file or, once, in the data file.</summary>
    /// <exception cref="CorruptIndexException"/>
    internal static int ReadChunkSize(ref ByteReader input)
    {
        int chunkSize = input.ReadVInt();
        int packedVersion = input.ReadVInt();
        return chunkSize >= 1 && packedVersion == BitPacking.PackedInts.Version
            ? chunkSize
            : throw input.Corrupt($"chunks of {chunkSize} bytes, packed numbers of version {packedVersion}");
    }
}
