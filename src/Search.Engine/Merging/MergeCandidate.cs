namespace Search.Engine.Merging;

/// <summary>What a merge policy knows of a segment.</summary>
/// <param name="Name">Such as <c>_0</c>.</param>
/// <param name="Bytes">Of all its files.</param>
/// <param name="Docs">Deleted ones included; at least 1.</param>
/// <param name="Deleted">How many of them are deleted.</param>
internal sealed record MergeCandidate(string Name, long Bytes, int Docs, int Deleted)
{
    /// <summary>What would be left of its bytes without the deleted documents, about.</summary>
    internal long LiveBytes => Deleted == 0 ? Bytes : (long)(Bytes * (1.0 - (double)Deleted / Docs));

    /// <summary>Percentage of deleted documents.</summary>
    internal double DeletedPercent => 100.0 * Deleted / Docs;
}
