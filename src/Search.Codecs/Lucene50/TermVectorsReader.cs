using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene87;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>Reads term vectors (<see cref="TermVectorsFormat"/>) of single documents, in any order, from any thread.</summary>
/// <remarks>It keeps nothing: each document unpacks its chunk. To read many documents in a row, use <see cref="OpenSequential"/>.</remarks>
public sealed class TermVectorsReader : ITermVectorsReader
{
    private readonly FramedFile _data;
    private readonly ChunkIndex _index;
    private readonly FieldInfos _fields;

    /// <exception cref="CorruptIndexException"/>
    /// <exception cref="IndexFormatException">Another version.</exception>
    public TermVectorsReader(SegmentReadState state)
    {
        _fields = state.Fields;
        FramedFile meta = FramedFile.OpenMeta(
            state, TermVectorsFormat.MetaExtension, TermVectorsFormat.MetaCodec, TermVectorsFormat.Version, TermVectorsFormat.NewestVersion);
        _data = FramedFile.Open(
            state, TermVectorsFormat.DataExtension, TermVectorsFormat.DataCodec, TermVectorsFormat.Version, TermVectorsFormat.NewestVersion);
        ByteReader reader = meta.Reader();
        if (meta.Version != _data.Version)
        {
            throw reader.Corrupt($"version {meta.Version}, but the data has {_data.Version}");
        }
        ChunkSize = ReadChunkSize(ref reader);
        _index = new FieldsIndex(
            state, ref reader, _data, TermVectorsFormat.IndexExtension, TermVectorsFormat.IndexCodec, TermVectorsFormat.MaxDocsPerChunk);
        long chunks = meta.Version >= TermVectorsFormat.NewestVersion ? reader.ReadVLong() : _index.ChunkCount;
        DirtyChunks = reader.ReadVLong();
        MissingDocs = reader.ReadVLong();
        if (chunks != _index.ChunkCount || DirtyChunks > chunks)
        {
            throw reader.Corrupt($"{chunks} chunks, {DirtyChunks} of them dirty, but the index has {_index.ChunkCount}");
        }
        meta.CheckEnd(reader);
    }

    /// <summary>For older versions, which differ in how they find chunks.</summary>
    internal TermVectorsReader(FieldInfos fields, FramedFile data, ChunkIndex index, int chunkSize)
    {
        _fields = fields;
        _data = data;
        _index = index;
        ChunkSize = chunkSize;
    }

    /// <summary>Bytes that fill a chunk.</summary>
    public int ChunkSize { get; }

    /// <summary>Chunks that ended before they were full.</summary>
    public long DirtyChunks { get; }

    /// <summary>About how many more documents the dirty chunks would have held.</summary>
    public long MissingDocs { get; }

    public void Visit(int docId, ITermVectorVisitor visitor)
    {
        var chunk = new VectorChunk();
        Load(docId, chunk);
        chunk.Visit(docId, visitor);
    }

    public ITermVectorsReader OpenSequential() => new SequentialTermVectorsReader(this);

    /// <summary>Loads the chunk of a document.</summary>
    internal void Load(int docId, VectorChunk chunk)
    {
        ChunkIndex.Place place = _index.Find(docId);
        ByteReader input = _data.Slice.Slice(0, place.Start + place.Length).Reader(place.Start);
        chunk.Load(ref input, place.DocBase, place.DocCount, _fields);
    }

    /// <summary>
    /// Reads the version of packed numbers and the bytes that fill a chunk, which stand in the meta file or, once, in the data file.
    /// </summary>
    /// <exception cref="CorruptIndexException"/>
    internal static int ReadChunkSize(ref ByteReader input)
    {
        int packedVersion = input.ReadVInt();
        int chunkSize = input.ReadVInt();
        return chunkSize >= 1 && packedVersion == BitPacking.PackedInts.Version
            ? chunkSize
            : throw input.Corrupt($"chunks of {chunkSize} bytes, packed numbers of version {packedVersion}");
    }
}
