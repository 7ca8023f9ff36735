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

/// <summary>Writes the files of one new segment of codec <c>Lucene87</c>: what <see cref="SegmentReader"/> opens. For one thread.</summary>
public sealed class SegmentWriter : ISegmentWriter
{
    private readonly IndexDirectory _directory;
    private readonly string _name;
    private readonly byte[] _id = IndexHeader.NewId();
    private readonly List<string> _createdFiles = [];
    private readonly StoredFieldsWriter _storedFields;
    private TermVectorsWriter? _termVectors;
    private readonly SegmentWriteState _begun;      // without documents and fields
    private SegmentWriteState? _state;
    private bool _finished;

    /// <param name="directory">Where the files are made.</param>
    /// <param name="name">Such as <c>_0</c>. No segment of this index may ever have had it.</param>
    public SegmentWriter(IndexDirectory directory, string name)
    {
        _directory = directory;
        _name = name;
        _begun = new SegmentWriteState(directory, name, _id, 0, new FieldInfos([])) { CreatedFiles = _createdFiles };
        try
        {
            _storedFields = new StoredFieldsWriter(_begun);
        }
        catch
        {
            DeleteFiles(_createdFiles);
            throw;
        }
    }

    /// <summary>Whether files of so many bytes together become one compound file; they stay loose unless this says otherwise.</summary>
    public Func<long, bool> Compound { get; init; } = _ => false;

    public IReadOnlyList<IndexSortField> IndexSort { get; init; } = [];

    public IStoredFieldsWriter StoredFields => _storedFields;

    public ITermVectorsWriter TermVectors => _termVectors ??= new TermVectorsWriter(_begun);

    private SegmentWriteState State => _state ?? throw new InvalidOperationException("the segment's documents and fields are not known yet: Begin comes first");

    public void Begin(int maxDoc, FieldInfos fields) => _state = _begun with { MaxDoc = maxDoc, Fields = fields };

    public INormsWriter OpenNorms() => new Lucene80NormsWriter(State);

    public IDocValuesWriter OpenDocValues()
    {
        string suffix = Assign(PerFieldFormat.DocValues, Lucene80DocValuesFormat.Name, field => field.DocValuesType != DocValuesType.None);
        return new Lucene80DocValuesWriter(State with { Suffix = suffix });
    }

    public IPointsWriter OpenPoints() => new Lucene86PointsWriter(State);

    public IFieldsWriter OpenPostings()
    {
        string suffix = Assign(PerFieldFormat.Postings, Lucene84PostingsFormat.Name, field => field.IsIndexed);
        return new BlockTreeTermsWriter(State with { Suffix = suffix });
    }

    public SegmentInfo Finish(IReadOnlyDictionary<string, string> diagnostics)
    {
        _storedFields.Finish(State.MaxDoc);
        _storedFields.Dispose();
        _termVectors?.Finish(State.MaxDoc);
        _termVectors?.Dispose();
        FieldInfosWriter.Write(State);
        string[] loose = [.. _createdFiles];
        bool isCompound = Compound(loose.Sum(_directory.FileLength));
        IReadOnlyList<string> files = isCompound ? WriteCompound(loose) : loose;
        var info = new SegmentInfo
        {
            Name = _name,
            Id = _id,
            MaxDoc = State.MaxDoc,
            IsCompoundFile = isCompound,
            Diagnostics = new Dictionary<string, string>(diagnostics, StringComparer.Ordinal),
            Attributes = { [StoredFieldsFormat.ModeAttribute] = StoredFieldsFormat.BestSpeed },
            Files = files,
            IndexSort = IndexSort,
        };
        // Noted before it is made, so that a failure removes what there is of it.
        _createdFiles.Add(IndexFileNames.SegmentFile(_name, "", SegmentInfoFormat.Extension));
        SegmentInfoWriter.Write(_directory, info);
        _finished = true;
        return info;
    }

    public void Dispose()
    {
        if (_finished)
        {
            return;
        }
        _finished = true;
        try
        {
            SegmentOutputs.DisposeAll(_storedFields, _termVectors);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Nobody wants the bytes that could not be written: the files go.
        }
        DeleteFiles(_createdFiles);
    }

    private IReadOnlyList<string> WriteCompound(string[] loose)
    {
        _createdFiles.Add(IndexFileNames.SegmentFile(_name, "", CompoundFormat.DataExtension));
        _createdFiles.Add(IndexFileNames.SegmentFile(_name, "", CompoundFormat.EntriesExtension));
        IReadOnlyList<string> files = CompoundWriter.Write(_directory, _name, _id, loose);
        DeleteFiles(loose);
        return files;
    }

    private string Assign(string kind, string format, Func<FieldInfo, bool> has)
    {
        string suffix = "";
        foreach (FieldInfo field in State.Fields.Where(has))
        {
            suffix = PerFieldFormat.Assign(field, kind, format);
        }
        return suffix;
    }

    // Best effort: what remains is named by no commit, and the next writer removes it.
    private void DeleteFiles(IReadOnlyList<string> names)
    {
        foreach (string name in names)
        {
            try
            {
                if (_directory.Exists(name))
                {
                    _directory.Delete(name);
                }
            }
            catch (Exception error) when (error is IOException or UnauthorizedAccessException)
            {
            }
        }
    }
}
