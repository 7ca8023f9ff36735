namespace Search.Codecs.Contracts;

/// <summary>All structures of one segment, open for reading. Deletions are not part of it: they belong to a commit.</summary>
public interface ISegmentReader : IDisposable
{
    SegmentInfo Info { get; }

    FieldInfos Fields { get; }

    IStoredFieldsReader StoredFields { get; }

    /// <summary>Null where no document has term vectors.</summary>
    ITermVectorsReader? TermVectors { get; }

    IDocValuesReader DocValues { get; }

    INormsReader Norms { get; }

    IPointsReader Points { get; }

    /// <summary>The term dictionary of a field; null where the segment has no terms of it.</summary>
    Terms? GetTerms(string field);
}
