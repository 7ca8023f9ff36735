namespace Search.Engine;

/// <summary>What could be saved of a damaged index.</summary>
/// <param name="Commit">The commit whose segments were looked at, such as <c>segments_3</c>; null where none can be read, and nothing was
/// saved.</param>
/// <param name="CommitProblems">Why newer commits than that cannot be read; where it was a segment's own facts (<c>.si</c>), see
/// <paramref name="LeftOut"/>.</param>
/// <param name="Saved">The segments that are whole, in the commit's order: those of the new index.</param>
/// <param name="LeftOut">Those that are not. One without a document is one whose number of documents is not known.</param>
public sealed record SalvageReport(
    string? Commit, IReadOnlyList<CheckProblem> CommitProblems, IReadOnlyList<SegmentCheck> Saved, IReadOnlyList<SegmentCheck> LeftOut)
{
    /// <summary>Nothing was damaged: the new index is a copy of the old one.</summary>
    public bool IsWhole => CommitProblems.Count == 0 && LeftOut.Count == 0;

    /// <summary>Whether a new index was written: there was a segment to save, or the index had none.</summary>
    public bool HasIndex => Commit != null && (Saved.Count > 0 || LeftOut.Count == 0);
}
