using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary>Reads postings in <see cref="Lucene84PostingsFormat"/>.</summary>
internal sealed class Lucene84PostingsReader(SegmentReadState state)
    : BlockPostingsReader(state, Lucene84PostingsFormat.CodecStart, Lucene84PostingsFormat.OldestVersion, Lucene84PostingsFormat.Version)
{
    public override int TermMetaVersion => DocFile.Version;

    /// <summary>Reads what the term dictionary says of postings.</summary>
    public static void CheckTermsHeader(ref ByteReader input, string file, SegmentReadState state) => CheckTermsHeader(
        ref input, file, state, Lucene84PostingsFormat.CodecStart, Lucene84PostingsFormat.OldestVersion, Lucene84PostingsFormat.Version);

    public override PostingsBlocks CreateBlocks() => new Lucene84PostingsBlocks();
}
