using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene50;

/// <summary>Opens term vectors of versions 1 and 2 of <see cref="TermVectorsFormat"/>, Lucene 8.0 to 8.6.</summary>
public static class OldTermVectors
{
    private static readonly OldChunkIndex Index = new(
        TermVectorsFormat.IndexExtension, TermVectorsFormat.LegacyIndexCodec, TermVectorsFormat.IndexCodec,
        TermVectorsFormat.MetaExtension, TermVectorsFormat.MetaCodec, TermVectorsFormat.MaxDocsPerChunk);

    /// <exception cref="CorruptIndexException"/>
    /// <exception cref="IndexFormatException">Another version.</exception>
    public static TermVectorsReader Open(SegmentReadState state)
    {
        FramedFile data = FramedFile.Open(
            state, TermVectorsFormat.DataExtension, TermVectorsFormat.DataCodec, OldChunkIndex.OldestVersion, OldChunkIndex.Version);
        ByteReader reader = data.Reader();
        int chunkSize = TermVectorsReader.ReadChunkSize(ref reader);
        return new TermVectorsReader(state.Fields, data, Index.Open(state, data, reader), chunkSize);
    }
}
