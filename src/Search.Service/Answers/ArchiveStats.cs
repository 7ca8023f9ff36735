namespace Search.Service.Answers;

/// <summary>What an index holds.</summary>
public sealed record ArchiveStats
{
    public required string Index { get; init; }

    public long Articles { get; init; }

    /// <summary>Deleted documents whose segment has not been merged yet.</summary>
    public long Deleted { get; init; }

    public long Bytes { get; init; }

    /// <summary>Version of Lucene whose format the index has.</summary>
    public string Format { get; init; } = "";

    public IReadOnlyList<SegmentStats> Segments { get; init; } = [];

    public IReadOnlyList<FieldStats> Fields { get; init; } = [];

    /// <summary>What was stored with the commit.</summary>
    public IReadOnlyDictionary<string, string> CommitData { get; init; } = new Dictionary<string, string>();
}

public sealed record SegmentStats(string Name, long Docs, long Deleted, long Bytes, string Codec);

/// <summary>One field: how it is indexed, and how much is in it.</summary>
/// <param name="Name">The field's name.</param>
/// <param name="Indexed">Such as <c>terms, positions, offsets, doc values, points</c>.</param>
/// <param name="Terms">Distinct terms, summed over segments.</param>
/// <param name="Docs">Documents with a term.</param>
public sealed record FieldStats(string Name, string Indexed, long Terms, long Docs);
