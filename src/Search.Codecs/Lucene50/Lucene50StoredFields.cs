using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene87;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>Opens stored fields of <see cref="Lucene50StoredFieldsFormat"/>.</summary>
public static class Lucene50StoredFields
{
    private static readonly OldChunkIndex Fast = new(
        StoredFieldsFormat.IndexExtension, Lucene50StoredFieldsFormat.FastIndexCodec, StoredFieldsFormat.IndexCodec,
        StoredFieldsFormat.MetaExtension, StoredFieldsFormat.MetaCodec, Lucene50StoredFieldsFormat.MaxDocsPerChunk);

    private static readonly OldChunkIndex High = Fast with
    {
        LegacyCodec = Lucene50StoredFieldsFormat.HighIndexCodec,
        MaxDocsPerChunk = Lucene50StoredFieldsFormat.MaxDocsPerHighChunk,
    };

    /// <param name="state">The segment.</param>
    /// <param name="mode">How it is packed: <see cref="StoredFieldsFormat.BestSpeed"/> or <see cref="StoredFieldsFormat.BestCompression"/>.</param>
    /// <exception cref="CorruptIndexException"/>
    /// <exception cref="IndexFormatException">Another version.</exception>
    public static StoredFieldsReader Open(SegmentReadState state, string mode)
    {
        bool isHigh = mode == StoredFieldsFormat.BestCompression;
        FramedFile data = FramedFile.Open(
            state, StoredFieldsFormat.DataExtension, isHigh ? Lucene50StoredFieldsFormat.HighDataCodec : Lucene50StoredFieldsFormat.FastDataCodec,
            OldChunkIndex.OldestVersion, OldChunkIndex.Version);
        ByteReader reader = data.Reader();
        int chunkSize = StoredFieldsReader.ReadChunkSize(ref reader);
        ChunkIndex index = (isHigh ? High : Fast).Open(state, data, reader);
        return new StoredFieldsReader(state.Fields, data, index, isHigh ? DeflateUnits.Instance : Lz4Units.Instance, chunkSize);
    }
}
