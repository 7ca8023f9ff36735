using Search.Codecs.BlockTree;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene50;
using Search.Codecs.Lucene60;
using Search.Codecs.Lucene80;
using Search.Codecs.Lucene84;
using Search.Codecs.Lucene86;
using Search.Codecs.Lucene87;
using Search.Codecs.PerField;
using Search.Storage;

namespace Search.Codecs.Segments;

/// <summary>
/// Opens all structures of one segment, of whichever codec of Lucene 8 (<see cref="SegmentCodec"/>). Safe for several threads; dispose of it when nobody
/// reads any more.
/// </summary>
public sealed class SegmentReader : ISegmentReader
{
    private readonly SegmentFileSet _files;
    private readonly Dictionary<string, BlockTreeTermsReader> _postings = new(StringComparer.Ordinal);     // by suffix
    private readonly Dictionary<string, Terms> _terms = new(StringComparer.Ordinal);

    private SegmentReader(SegmentFileSet files, SegmentCommitInfo segment, bool verify)
    {
        _files = files;
        Info = segment.Info;
        Fields = ReadFields(files, segment, segment.FieldInfosGeneration);
        var state = new SegmentReadState(files, Info.Name, Info.Id, Info.MaxDoc, Fields, "", verify);
        Codec = SegmentCodec.Find(Info.Codec) ?? throw new ArgumentException($"segment of codec {Info.Codec}", nameof(segment));
        StoredFields = Codec.OpenStoredFields(state, StoredFieldsMode());
        TermVectors = Fields.Any(field => field.HasTermVectors) ? Codec.OpenTermVectors(state) : null;
        foreach (FieldInfo field in Fields.Where(field => field.IsIndexed))
        {
            OpenPostings(state, field);
        }
        Norms = Fields.Any(field => field.HasNorms) ? new Lucene80NormsReader(state) : NoValues.Instance;
        FieldInfos firstFields = segment.FieldInfosGeneration < 0 ? Fields : ReadFields(files, segment, -1);
        bool hasValues = Fields.Any(field => field.DocValuesType != DocValuesType.None);
        DocValues = hasValues ? new SegmentDocValues(state, firstFields, FieldsFile) : NoValues.Instance;
        Points = Fields.Any(field => field.PointDimensions > 0) ? Codec.OpenPoints(state) : NoValues.Instance;
    }

    public SegmentInfo Info { get; }

    public FieldInfos Fields { get; }

    public IStoredFieldsReader StoredFields { get; }

    public ITermVectorsReader? TermVectors { get; }

    public IDocValuesReader DocValues { get; }

    public INormsReader Norms { get; }

    public IPointsReader Points { get; }

    internal SegmentCodec Codec { get; }

    private string FieldsFile => IndexFileNames.SegmentFile(Info.Name, "", FieldInfosFormat.Extension);

    /// <param name="directory">Where the index is.</param>
    /// <param name="segment">The segment as a commit sees it, with its updates of doc values.</param>
    /// <param name="verify">Read every byte of every file once and compare checksums; otherwise only frames and metadata are looked at.</param>
    /// <exception cref="CorruptIndexException">A file is missing or damaged.</exception>
    /// <exception cref="IndexFormatException">Another format or version than those of Lucene 8.</exception>
    public static SegmentReader Open(IndexDirectory directory, SegmentCommitInfo segment, bool verify = false)
    {
        var files = new SegmentFileSet(directory, segment.Info, verify);
        try
        {
            return new SegmentReader(files, segment, verify);
        }
        catch
        {
            files.Dispose();
            throw;
        }
    }

    public Terms? GetTerms(string field) => _terms.GetValueOrDefault(field);

    public void Dispose() => _files.Dispose();

    private static FieldInfos ReadFields(SegmentFileSet files, SegmentCommitInfo segment, long generation)
    {
        string name = segment.Info.Name;
        return generation < 0
            ? FieldInfosReader.Read(files.Open(IndexFileNames.SegmentFile(name, "", FieldInfosFormat.Extension)), segment.Info.Id)
            : FieldInfosReader.Read(
                files.Open(IndexFileNames.GenerationFile(name, FieldInfosFormat.Extension, generation)), segment.Info.Id,
                IndexFileNames.ToBase36(generation));
    }

    private string StoredFieldsMode()
    {
        string file = IndexFileNames.SegmentFile(Info.Name, "", SegmentInfoFormat.Extension);
        if (!Info.Attributes.TryGetValue(Codec.StoredFieldsMode, out string? mode))
        {
            throw new CorruptIndexException($"segment {Info.Name} has no attribute '{Codec.StoredFieldsMode}'", file, 0);
        }
        return mode is StoredFieldsFormat.BestSpeed or StoredFieldsFormat.BestCompression
            ? mode
            : throw IndexFormatException.Unsupported(
                file, $"stored fields of mode '{IndexFileNames.Printable(mode)}'",
                $"{StoredFieldsFormat.BestSpeed} and {StoredFieldsFormat.BestCompression} are read; rewrite the index with one of them");
    }

    private void OpenPostings(SegmentReadState state, FieldInfo field)
    {
        if (PerFieldFormat.SuffixOf(field, PerFieldFormat.Postings, Codec.Postings, FieldsFile) is not { } suffix)
        {
            return;
        }
        if (!_postings.TryGetValue(suffix, out BlockTreeTermsReader? postings))
        {
            postings = new BlockTreeTermsReader(state with { Suffix = suffix }, Codec.Postings);
            _postings.Add(suffix, postings);
        }
        if (postings.GetTerms(field) is { } terms)
        {
            _terms.Add(field.Name, terms);
        }
    }
}
