using Search.Codecs.Bkd;
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
/// Reads all structures of one segment, as a commit sees it, and compares what they say about each other. Source: CheckIndex.
/// </summary>
public sealed class SegmentChecker : IDisposable
{
    // Java's Lucene notes this with every segment; there a similarity of the user's own may have made any norms.
    private const string JavaDiagnostic = "java.version";

    private readonly IndexDirectory _directory;
    private readonly SegmentCommitInfo _segment;
    private readonly CancellationToken _cancellation;
    private readonly SegmentReader _reader;

    private SegmentChecker(IndexDirectory directory, SegmentCommitInfo segment, bool verify, CancellationToken cancellation)
    {
        _directory = directory;
        _segment = segment;
        _cancellation = cancellation;
        _reader = SegmentReader.Open(directory, segment, verify);
    }

    /// <summary>The steps of the check, each independent of the others: one may fail and the next be run.</summary>
    /// <remarks>Each gives what it found right and throws <see cref="CorruptIndexException"/>, which names the file.</remarks>
    public IReadOnlyList<Func<IReadOnlyList<CheckedPart>>> Steps =>
        [CheckLiveDocs, CheckStoredFields, CheckTerms, CheckTermVectors, CheckDocValues, CheckPoints, CheckOrder];

    private int MaxDoc => _segment.Info.MaxDoc;

    private string FieldsFile => File("", FieldInfosFormat.Extension);

    /// <summary>Opens the segment: all its files are there, of this segment, and of versions that are read.</summary>
    /// <param name="directory">Where the index is.</param>
    /// <param name="segment">The segment as a commit sees it.</param>
    /// <param name="verify">Compare all checksums, too.</param>
    /// <inheritdoc cref="SegmentReader.Open" path="/exception"/>
    /// <param name="cancellation">Ends a step where it can be ended.</param>
    public static SegmentChecker Open(
        IndexDirectory directory, SegmentCommitInfo segment, bool verify = true, CancellationToken cancellation = default) => new(directory, segment, verify, cancellation);

    /// <summary>Opens the segment and runs all steps.</summary>
    /// <exception cref="CorruptIndexException">The first thing that is not as it must be.</exception>
    /// <exception cref="IndexFormatException">Another format or version than those of Lucene 8.</exception>
    public static IReadOnlyList<CheckedPart> Check(IndexDirectory directory, SegmentCommitInfo segment, CancellationToken cancellation = default)
    {
        using SegmentChecker checker = Open(directory, segment, verify: true, cancellation);
        return [.. checker.Steps.SelectMany(step => step())];
    }

    /// <summary>The first of <see cref="Steps"/>, which takes no time: documents deleted are as many as the commit says.</summary>
    public IReadOnlyList<CheckedPart> CheckLiveDocs()
    {
        int live = LiveDocsReader.Read(_directory, _segment)?.CountOnes() ?? MaxDoc;
        return [new CheckedPart("live docs", live, "documents"), new CheckedPart("fields", _reader.Fields.Count, "fields")];
    }

    public void Dispose() => _reader.Dispose();

    private IReadOnlyList<CheckedPart> CheckStoredFields()
    {
        var checker = new StoredFieldsChecker(File("", StoredFieldsFormat.DataExtension), MaxDoc);
        return [new CheckedPart("stored fields", checker.Check((StoredFieldsReader)_reader.StoredFields, _cancellation), "values")];
    }

    private IReadOnlyList<CheckedPart> CheckTerms()
    {
        var norms = new NormsChecker(File("", Lucene80NormsFormat.DataExtension), MaxDoc);
        long normCount = 0;
        (long Terms, long Postings, long Occurrences) counts = default;
        foreach (FieldInfo field in _reader.Fields.Where(field => field.IsIndexed))
        {
            byte[]? ofField = null;
            if (field.HasNorms && _reader.Norms.GetNorms(field) != null)
            {
                ofField = norms.Check(field, () => _reader.Norms.GetNorms(field)!, out long found);
                normCount += found;
            }
            if (_reader.GetTerms(field.Name) is { } terms)
            {
                CheckField(terms, norms, ofField);
                counts = (counts.Terms + terms.Count, counts.Postings + terms.SumDocFreq, counts.Occurrences + terms.SumTotalTermFreq);
            }
            else if (ofField != null)
            {
                norms.CheckDocs(field, ofField, new BitSet(MaxDoc));
            }
        }
        return
        [
            new CheckedPart("norms", normCount, "norms"),
            new CheckedPart("terms", counts.Terms, "terms"),
            new CheckedPart("postings", counts.Postings, "postings"),
            new CheckedPart("occurrences", counts.Occurrences, "occurrences"),
        ];
    }

    private void CheckField(Terms terms, NormsChecker norms, byte[]? ofField)
    {
        FieldInfo field = terms.Field;
        string? suffix = PerFieldFormat.SuffixOf(field, PerFieldFormat.Postings, _reader.Codec.Postings, FieldsFile);
        var checker = new TermsChecker(File(suffix ?? "", BlockTreeTermsFormat.TermsExtension), MaxDoc);
        checker.Check(terms, ofField, _cancellation);
        if (ofField != null)
        {
            norms.CheckDocs(field, ofField, checker.DocsSeen);
            if (!_segment.Info.Diagnostics.ContainsKey(JavaDiagnostic))
            {
                norms.CheckLengths(field, ofField, checker.Occurrences);
            }
        }
        else if (field.HasNorms)
        {
            throw new CorruptIndexException(
                $"field {field} has terms, but not the norms that it should have", File("", Lucene80NormsFormat.MetaExtension), 0);
        }
    }

    private IReadOnlyList<CheckedPart> CheckTermVectors()
    {
        if (_reader.TermVectors is not { } vectors)
        {
            return [];
        }
        var checker = new TermVectorsChecker(File("", TermVectorsFormat.DataExtension), MaxDoc);
        return [new CheckedPart("term vectors", checker.Check(vectors, _reader.GetTerms, _cancellation), "vectors")];
    }

    private IReadOnlyList<CheckedPart> CheckDocValues()
    {
        long values = 0;
        foreach (FieldInfo field in _reader.Fields.Where(field => field.DocValuesType != DocValuesType.None))
        {
            _cancellation.ThrowIfCancellationRequested();
            if (SegmentDocValues.SuffixOf(field, FieldsFile) is { } suffix)
            {
                values += new DocValuesChecker(File(suffix, Lucene80DocValuesFormat.DataExtension), MaxDoc).Check(field, _reader.DocValues);
            }
        }
        return [new CheckedPart("doc values", values, "values")];
    }

    private IReadOnlyList<CheckedPart> CheckPoints()
    {
        long points = 0;
        foreach (FieldInfo field in _reader.Fields.Where(field => field.PointDimensions > 0))
        {
            _cancellation.ThrowIfCancellationRequested();
            if (_reader.Points.GetPoints(field) is { } values)
            {
                points += new PointsChecker(File("", _reader.Codec.PointsExtension), MaxDoc).Check(field, values);
            }
        }
        return [new CheckedPart("points", points, "points")];
    }

    private IReadOnlyList<CheckedPart> CheckOrder()
    {
        CheckSoftDeletes();
        if (_segment.Info.IndexSort.Count == 0)
        {
            return [];
        }
        new IndexSortChecker(File("", SegmentInfoFormat.Extension), MaxDoc).Check(_segment.Info.IndexSort, _reader.Fields, _reader.DocValues);
        return [new CheckedPart("index sort", MaxDoc, "documents")];
    }

    // Documents that have a value in the field of soft deletes and are not deleted for good. Source: PendingSoftDeletes.countSoftDeletes.
    private void CheckSoftDeletes()
    {
        FieldInfo? field = _reader.Fields.FirstOrDefault(field => field.IsSoftDeletesField);
        int count = 0;
        if (field != null && DocsWithValue(field) is { } docs)
        {
            BitSet? live = LiveDocsReader.Read(_directory, _segment);
            while (docs.NextDoc() != DocIdIterator.NoMoreDocs)
            {
                count += live == null || live[docs.DocId] ? 1 : 0;
            }
        }
        if (count != _segment.SoftDeletedCount)
        {
            throw new CorruptIndexException($"{count} documents are softly deleted, the commit says {_segment.SoftDeletedCount}", FieldsFile, 0);
        }
    }

    private DocIdIterator? DocsWithValue(FieldInfo field) => field.DocValuesType switch
    {
        DocValuesType.Numeric => _reader.DocValues.GetNumeric(field),
        DocValuesType.Binary => _reader.DocValues.GetBinary(field),
        DocValuesType.Sorted => _reader.DocValues.GetSorted(field),
        DocValuesType.SortedSet => _reader.DocValues.GetSortedSet(field),
        DocValuesType.SortedNumeric => _reader.DocValues.GetSortedNumeric(field),
        _ => null,
    };

    private string File(string suffix, string extension) => IndexFileNames.SegmentFile(_segment.Info.Name, suffix, extension);
}
