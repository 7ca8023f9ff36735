using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary>Opens <c>.doc</c>, <c>.pos</c> and <c>.pay</c> of a segment and makes enumerators. Safe for several threads; the enumerators are not.</summary>
internal sealed class Lucene84PostingsReader
{
    public Lucene84PostingsReader(SegmentReadState state)
    {
        MaxDoc = state.MaxDoc;
        FramedFile docs = FramedFile.Open(
            state, Lucene84PostingsFormat.DocExtension, Lucene84PostingsFormat.DocCodec, Lucene84PostingsFormat.OldestVersion, Lucene84PostingsFormat.Version);
        Version = docs.Version;
        Docs = Content(docs);
        if (state.Fields.Any(f => f.HasPositions))
        {
            Positions = Content(FramedFile.Open(
                state, Lucene84PostingsFormat.PositionExtension, Lucene84PostingsFormat.PositionCodec, Version, Version));
            if (state.Fields.Any(f => f.HasOffsets || f.HasPayloads))
            {
                Payloads = Content(FramedFile.Open(
                    state, Lucene84PostingsFormat.PayloadExtension, Lucene84PostingsFormat.PayloadCodec, Version, Version));
            }
        }
    }

    public int Version { get; }

    public int MaxDoc { get; }

    /// <summary><c>.doc</c> without its footer; offsets are those of the file.</summary>
    public FileSlice Docs { get; }

    /// <summary><c>.pos</c>, likewise; empty where no field has positions.</summary>
    public FileSlice Positions { get; }

    /// <summary><c>.pay</c>, likewise; empty where no field has offsets or payloads.</summary>
    public FileSlice Payloads { get; }

    /// <summary>Reads what the term dictionary's metadata file says of postings.</summary>
    public static void CheckTermsHeader(ref ByteReader meta, string file, SegmentReadState state)
    {
        IndexHeader.Check(
            ref meta, file, Lucene84PostingsFormat.TermsCodec, Lucene84PostingsFormat.OldestVersion, Lucene84PostingsFormat.Version, state.SegmentId, state.Suffix);
        int blockSize = meta.ReadVInt();
        if (blockSize != Lucene84PostingsFormat.BlockSize)
        {
            throw meta.Corrupt($"postings in blocks of {blockSize}, expected {Lucene84PostingsFormat.BlockSize}");
        }
    }

    /// <param name="field">The term's field.</param>
    /// <param name="term">The term's place.</param>
    /// <param name="flags">What will be read.</param>
    /// <param name="reuse">Used again when it belongs to this segment.</param>
    public PostingsEnum Postings(FieldInfo field, in TermState term, PostingsFlags flags, PostingsEnum? reuse)
    {
        BlockPostingsEnum postings = reuse is BlockPostingsEnum own && own.Reader == this ? own : new BlockPostingsEnum(this);
        postings.Reset(field, term, flags);
        return postings;
    }

    private static FileSlice Content(FramedFile file) => file.Slice.Slice(0, file.End);
}
