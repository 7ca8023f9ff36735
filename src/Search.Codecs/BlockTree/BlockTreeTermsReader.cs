using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene84;
using Search.Storage;

namespace Search.Codecs.BlockTree;

/// <summary>Opens the inverted fields of a segment: term dictionary, term index and postings. Safe for several threads.</summary>
public sealed class BlockTreeTermsReader
{
    private readonly Dictionary<string, BlockTreeTerms> _fields = new(StringComparer.Ordinal);

    /// <param name="state">Its suffix names the format, such as <c>Lucene84_0</c>.</param>
    /// <exception cref="CorruptIndexException">A file is missing, or damaged as far as was looked.</exception>
    public BlockTreeTermsReader(SegmentReadState state)
    {
        FramedFile meta = FramedFile.OpenMeta(
            state, BlockTreeTermsFormat.MetaExtension, BlockTreeTermsFormat.MetaCodec, BlockTreeTermsFormat.Version, BlockTreeTermsFormat.Version);
        FramedFile terms = FramedFile.Open(
            state, BlockTreeTermsFormat.TermsExtension, BlockTreeTermsFormat.TermsCodec, BlockTreeTermsFormat.Version, BlockTreeTermsFormat.Version);
        FramedFile index = FramedFile.Open(
            state, BlockTreeTermsFormat.IndexExtension, BlockTreeTermsFormat.IndexCodec, BlockTreeTermsFormat.Version, BlockTreeTermsFormat.Version);
        Terms = terms.Slice.Slice(0, terms.End);
        TermsStart = terms.Start;
        FileSlice indexContent = index.Slice.Slice(0, index.End);

        ByteReader input = meta.Reader();
        Lucene84PostingsReader.CheckTermsHeader(ref input, meta.Slice.Name, state);
        Postings = new Lucene84PostingsReader(state);
        for (int left = input.ReadCount(); left > 0; left--)
        {
            var field = new BlockTreeTerms(this, state, ref input, meta.Slice.Name, indexContent);
            if (!_fields.TryAdd(field.Field.Name, field))
            {
                throw input.Corrupt($"field {field.Field} stands twice");
            }
        }
        CheckLength(ref input, index.Slice);
        CheckLength(ref input, terms.Slice);
        meta.CheckEnd(input);
    }

    /// <summary><c>.tim</c> without its footer; offsets are those of the file.</summary>
    internal FileSlice Terms { get; }

    /// <summary>Where the first block may begin.</summary>
    internal long TermsStart { get; }

    internal Lucene84PostingsReader Postings { get; }

    /// <summary>The field's terms, or null where it has none.</summary>
    public Terms? GetTerms(FieldInfo field) => _fields.GetValueOrDefault(field.Name);

    private static void CheckLength(ref ByteReader meta, FileSlice file)
    {
        long length = meta.ReadInt64();
        if (length != file.Length)
        {
            throw file.Corrupt($"file has {file.Length} bytes, expected {length}", file.Length);
        }
    }
}
