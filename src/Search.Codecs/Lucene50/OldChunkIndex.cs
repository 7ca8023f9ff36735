using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene87;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>How stored fields, or term vectors, of before Lucene 8.7 name the files of the index of their chunks.</summary>
/// <param name="Extension">Of the index.</param>
/// <param name="LegacyCodec">In the header of an index of version 1.</param>
/// <param name="Codec">In the header of an index of version 2.</param>
/// <param name="MetaExtension">Of the metadata of version 2.</param>
/// <param name="MetaCodec">In the header of the metadata.</param>
/// <param name="MaxDocsPerChunk">More documents in a chunk are damage.</param>
internal sealed record OldChunkIndex(string Extension, string LegacyCodec, string Codec, string MetaExtension, string MetaCodec, int MaxDocsPerChunk)
{
    /// <summary>Versions of data files without and with metadata.</summary>
    public const int OldestVersion = 1;

    /// <summary>VERSION_OFFHEAP_INDEX.</summary>
    public const int Version = 2;

    private const int OldestMetaVersion = 0;

    /// <summary>Opens the index, and compares it with the counts that stand behind the last chunk.</summary>
    /// <param name="state">The segment.</param>
    /// <param name="data">The data file.</param>
    /// <param name="reader">At its first chunk.</param>
    /// <exception cref="CorruptIndexException"/>
    public ChunkIndex Open(SegmentReadState state, FramedFile data, ByteReader reader)
    {
        ChunkIndex index = data.Version < Version
            ? LegacyFieldsIndex.Open(state, data, reader.Position, Extension, LegacyCodec, MaxDocsPerChunk)
            : OpenWithMeta(state, data, reader.Position);
        reader.Position = index.End;
        long chunks = reader.ReadVLong();
        long dirtyChunks = reader.ReadVLong();
        return chunks == index.ChunkCount && dirtyChunks <= chunks && reader.Remaining == 0
            ? index
            : throw reader.Corrupt($"{chunks} chunks, {dirtyChunks} of them dirty, and {reader.Remaining} bytes more; the index has {index.ChunkCount} chunks");
    }

    private FieldsIndex OpenWithMeta(SegmentReadState state, FramedFile data, long start)
    {
        FramedFile meta = FramedFile.OpenMeta(state, MetaExtension, MetaCodec, OldestMetaVersion, data.Version);
        ByteReader reader = meta.Reader();
        var index = new FieldsIndex(state, ref reader, data, Extension, Codec, MaxDocsPerChunk, start);
        meta.CheckEnd(reader);
        return index;
    }
}
