namespace Search.Codecs.Contracts;

/// <summary>
/// One new segment on its way to disk, from a flush or a merge. Order of use: <see cref="StoredFields"/> and <see cref="TermVectors"/> from the start; <see cref="Begin"/> when all documents and
/// fields are known; then each writer at most once, finished and disposed of before the next; at last <see cref="Finish"/>.
/// Disposing of it without that removes its files.
/// </summary>
public interface ISegmentWriter : IDisposable
{
    /// <summary>The order that documents must be given in, which the segment says it has; none: any.</summary>
    IReadOnlyList<IndexSortField> IndexSort => [];

    /// <summary>Takes the stored fields while documents come.</summary>
    IStoredFieldsWriter StoredFields { get; }

    /// <summary>Takes the term vectors while documents come. Its files are made when it is asked for, and finished with the segment.</summary>
    ITermVectorsWriter TermVectors { get; }

    void Begin(int maxDoc, FieldInfos fields);

    INormsWriter OpenNorms();

    IDocValuesWriter OpenDocValues();

    IPointsWriter OpenPoints();

    IFieldsWriter OpenPostings();

    /// <summary>Finishes the stored fields and term vectors, and writes what describes the segment.</summary>
    SegmentInfo Finish(IReadOnlyDictionary<string, string> diagnostics);
}
