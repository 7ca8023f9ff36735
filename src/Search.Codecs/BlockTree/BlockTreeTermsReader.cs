using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene50;
using Search.Codecs.Lucene84;
using Search.Storage;

namespace Search.Codecs.BlockTree;

/// <summary>Opens the inverted fields of a segment: term dictionary, term index and postings. Safe for several threads.</summary>
public sealed class BlockTreeTermsReader
{
    private readonly Dictionary<string, BlockTreeTerms> _fields = new(StringComparer.Ordinal);

    /// <param name="state">Its suffix names the format, such as <c>Lucene84_0</c>.</param>
    /// <param name="postings">The format of postings: <see cref="Lucene84PostingsFormat.Name"/> or <see cref="Lucene50PostingsFormat.Name"/>.</param>
    /// <exception cref="CorruptIndexException">A file is missing, or damaged as far as was looked.</exception>
    /// <exception cref="IndexFormatException">Another version.</exception>
    public BlockTreeTermsReader(SegmentReadState state, string postings = Lucene84PostingsFormat.Name)
    {
        bool isOld = postings == Lucene50PostingsFormat.Name;
        FramedFile terms = FramedFile.Open(
            state, BlockTreeTermsFormat.TermsExtension, BlockTreeTermsFormat.TermsCodec, BlockTreeTermsFormat.OldestVersion, BlockTreeTermsFormat.Version);
        Version = terms.Version;
        FramedFile index = FramedFile.Open(state, BlockTreeTermsFormat.IndexExtension, BlockTreeTermsFormat.IndexCodec, Version, Version);
        TermsStart = terms.Start;
        Postings = isOld ? new Lucene50PostingsReader(state) : new Lucene84PostingsReader(state);
        if (Version >= BlockTreeTermsFormat.VersionOfMeta)
        {
            Terms = terms.Slice.Slice(0, terms.End);
            ReadMeta(state, isOld, terms, index);
            return;
        }
        try
        {
            Terms = ReadDirectories(state, isOld, terms, index);
        }
        catch (IndexFormatException) when (!state.Verify)
        {
            // Versions of inner structures: damage must not look like another format.
            IndexFooter.Verify(terms.Slice);
            IndexFooter.Verify(index.Slice);
            throw;
        }
    }

    internal int Version { get; }

    /// <summary><c>.tim</c> without its footer; offsets are those of the file.</summary>
    internal FileSlice Terms { get; }

    /// <summary>Where the first block may begin.</summary>
    internal long TermsStart { get; private set; }

    internal BlockPostingsReader Postings { get; }

    /// <summary>The field's terms, or null where it has none.</summary>
    public Terms? GetTerms(FieldInfo field) => _fields.GetValueOrDefault(field.Name);

    private static void CheckPostings(ref ByteReader input, string file, SegmentReadState state, bool isOld)
    {
        if (isOld)
        {
            Lucene50PostingsReader.CheckTermsHeader(ref input, file, state);
        }
        else
        {
            Lucene84PostingsReader.CheckTermsHeader(ref input, file, state);
        }
    }

    // The end of the content, behind which the directory begins; leaves a reader there that ends with the directory.
    private static long FindDirectory(FramedFile file, long first, out ByteReader directory)
    {
        long end = file.End - sizeof(long);
        long start = end < first ? -1 : file.Slice.Reader(end).ReadInt64();
        if (start < first || start > end)
        {
            throw file.Slice.Corrupt($"directory at {start}, expected between {first} and {end}", Math.Max(0, end));
        }
        directory = file.Slice.Slice(0, end).Reader(start);
        return start;
    }

    private void ReadMeta(SegmentReadState state, bool isOld, FramedFile terms, FramedFile index)
    {
        FramedFile meta = FramedFile.OpenMeta(state, BlockTreeTermsFormat.MetaExtension, BlockTreeTermsFormat.MetaCodec, Version, Version);
        FileSlice indexContent = index.Slice.Slice(0, index.End);
        ByteReader input = meta.Reader();
        CheckPostings(ref input, meta.Slice.Name, state, isOld);
        for (int left = input.ReadCount(); left > 0; left--)
        {
            Add(new BlockTreeTerms(this, state, ref input, meta.Slice.Name, indexContent), ref input);
        }
        CheckLength(ref input, index.Slice);
        CheckLength(ref input, terms.Slice);
        meta.CheckEnd(input);
    }

    private FileSlice ReadDirectories(SegmentReadState state, bool isOld, FramedFile terms, FramedFile index)
    {
        ByteReader header = terms.Reader();
        CheckPostings(ref header, terms.Slice.Name, state, isOld);
        TermsStart = header.Position;
        FileSlice content = terms.Slice.Slice(0, FindDirectory(terms, TermsStart, out ByteReader fields));
        FileSlice indexContent = index.Slice.Slice(0, FindDirectory(index, index.Start, out ByteReader starts));
        for (int left = fields.ReadCount(); left > 0; left--)
        {
            Add(new BlockTreeTerms(this, state, ref fields, ref starts, indexContent), ref fields);
        }
        return fields.Remaining == 0 && starts.Remaining == 0
            ? content
            : throw fields.Corrupt($"{fields.Remaining} bytes of fields and {starts.Remaining} of their indexes are left");
    }

    private void Add(BlockTreeTerms field, ref ByteReader input)
    {
        if (!_fields.TryAdd(field.Field.Name, field))
        {
            throw input.Corrupt($"field {field.Field} stands twice");
        }
    }

    private static void CheckLength(ref ByteReader meta, FileSlice file)
    {
        long length = meta.ReadInt64();
        if (length != file.Length)
        {
            throw file.Corrupt($"file has {file.Length} bytes, expected {length}", file.Length);
        }
    }
}
