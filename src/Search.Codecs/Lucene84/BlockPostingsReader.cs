using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary>
/// Opens <c>.doc</c>, <c>.pos</c> and <c>.pay</c> of a segment and makes enumerators. Safe for several threads; the enumerators are not. Formats differ in names, in
/// how blocks are packed, and a little in the place of a term; all else has been the same since Lucene 5.
/// </summary>
internal abstract class BlockPostingsReader
{
    /// <param name="state">The segment.</param>
    /// <param name="prefix">What the codecs in the headers of the files begin with, such as <c>Lucene84PostingsWriter</c>.</param>
    /// <param name="oldest">Version.</param>
    /// <param name="newest">Version.</param>
    protected BlockPostingsReader(SegmentReadState state, string prefix, int oldest, int newest)
    {
        MaxDoc = state.MaxDoc;
        DocFile = FramedFile.Open(state, Lucene84PostingsFormat.DocExtension, prefix + Lucene84PostingsFormat.DocCodecEnd, oldest, newest);
        Docs = Content(DocFile);
        SkipTables = new SkipTables(Docs, MaxDoc);
        if (state.Fields.Any(f => f.HasPositions))
        {
            Positions = Content(FramedFile.Open(
                state, Lucene84PostingsFormat.PositionExtension, prefix + Lucene84PostingsFormat.PositionCodecEnd, DocFile.Version, DocFile.Version));
            if (state.Fields.Any(f => f.HasOffsets || f.HasPayloads))
            {
                Payloads = Content(FramedFile.Open(
                    state, Lucene84PostingsFormat.PayloadExtension, prefix + Lucene84PostingsFormat.PayloadCodecEnd, DocFile.Version, DocFile.Version));
            }
        }
    }

    /// <summary>The version of <see cref="Lucene84PostingsFormat"/> in which the places of terms are written.</summary>
    public abstract int TermMetaVersion { get; }

    public int MaxDoc { get; }

    /// <summary><c>.doc</c> without its footer; offsets are those of the file.</summary>
    public FileSlice Docs { get; }

    /// <summary><c>.pos</c>, likewise; empty where no field has positions.</summary>
    public FileSlice Positions { get; }

    /// <summary><c>.pay</c>, likewise; empty where no field has offsets or payloads.</summary>
    public FileSlice Payloads { get; }

    public SkipTables SkipTables { get; }

    protected FramedFile DocFile { get; }

    /// <summary>For an enumerator of its own.</summary>
    public abstract PostingsBlocks CreateBlocks();

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

    /// <summary>Sets the documents of a term that come before a doc id, where they are less than a block: without an enumerator. False where they are more.</summary>
    /// <param name="field">The term's field.</param>
    /// <param name="term">Where its documents are.</param>
    /// <param name="docs">As long as the segment.</param>
    /// <param name="end">The doc id.</param>
    public bool TrySetDocs(FieldInfo field, TermDocs term, BitSet docs, int end)
    {
        if (term.Singleton >= 0)
        {
            docs.Set(term.Singleton < MaxDoc ? term.Singleton : throw Docs.Corrupt($"term in document {term.Singleton} of {MaxDoc}", 0));
            return true;
        }
        if (term.Count >= ForBlock.Size)
        {
            return false;
        }
        ByteReader input = Docs.Reader(term.Start);
        bool hasFreqs = field.HasFreqs;
        int doc = 0;
        for (int i = 0; i < term.Count && doc < end; i++)
        {
            int code = input.ReadVInt();
            int delta = hasFreqs ? code >>> 1 : code;
            if ((uint)delta >= (uint)(MaxDoc - doc) || (delta == 0 && i > 0))
            {
                throw input.Corrupt($"doc id {(long)doc + delta} after {doc} of {MaxDoc}");
            }
            if (hasFreqs && (code & 1) == 0)
            {
                input.ReadVInt();
            }
            doc += delta;
            docs.Set(doc);
        }
        return true;
    }

    /// <summary>Reads what the term dictionary says of postings.</summary>
    protected static void CheckTermsHeader(ref ByteReader input, string file, SegmentReadState state, string prefix, int oldest, int newest)
    {
        IndexHeader.Check(ref input, file, prefix + Lucene84PostingsFormat.TermsCodecEnd, oldest, newest, state.SegmentId, state.Suffix);
        int blockSize = input.ReadVInt();
        if (blockSize != Lucene84PostingsFormat.BlockSize)
        {
            throw input.Corrupt($"postings in blocks of {blockSize}, expected {Lucene84PostingsFormat.BlockSize}");
        }
    }

    private static FileSlice Content(FramedFile file) => file.Slice.Slice(0, file.End);
}
