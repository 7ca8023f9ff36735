namespace Search.Codecs.Contracts;

/// <summary>A segment as one commit sees it: its unchanging facts, and what deletions and updates have added since. Immutable; changes make a new one.</summary>
public sealed record SegmentCommitInfo
{
    public required SegmentInfo Info { get; init; }

    /// <summary>Number of deleted documents; 0 when there is no live docs file.</summary>
    public int DeletedCount { get; init; }

    /// <summary>Number of documents that are marked by a soft deletes field.</summary>
    public int SoftDeletedCount { get; init; }

    /// <summary>Generation of the live docs file, or -1 without one.</summary>
    public long LiveDocsGeneration { get; init; } = -1;

    /// <summary>Generation of the field infos file, or -1 where the segment's first one counts.</summary>
    public long FieldInfosGeneration { get; init; } = -1;

    /// <summary>Generation of the latest doc values update, or -1.</summary>
    public long DocValuesGeneration { get; init; } = -1;

    /// <summary>16 random bytes that change with every new generation; null in commits of Lucene before 8.6.</summary>
    public byte[]? Id { get; init; }

    /// <summary>Field infos files of doc values updates.</summary>
    public IReadOnlyCollection<string> FieldInfosFiles { get; init; } = [];

    /// <summary>Files of doc values updates, by field number.</summary>
    public IReadOnlyDictionary<int, IReadOnlyCollection<string>> DocValuesUpdateFiles { get; init; } = new Dictionary<int, IReadOnlyCollection<string>>();

    /// <summary>Documents that are not deleted.</summary>
    public int LiveCount => Info.MaxDoc - DeletedCount;
}
