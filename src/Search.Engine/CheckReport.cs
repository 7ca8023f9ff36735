using Search.Codecs.Contracts;

namespace Search.Engine;

/// <summary>What a check of an index found.</summary>
/// <param name="Commit">The file of the commit that was checked, such as <c>segments_3</c>.</param>
/// <param name="Segments">One for each segment of the commit, in its order; empty where the commit itself cannot be read.</param>
/// <param name="CommitProblem">Why the commit cannot be read; null where it can.</param>
public sealed record CheckReport(string Commit, IReadOnlyList<SegmentCheck> Segments, CheckProblem? CommitProblem)
{
    /// <summary>No problem was found.</summary>
    public bool IsClean => CommitProblem == null && Segments.All(segment => segment.IsClean);

    /// <summary>All problems: the commit's first, then those of the segments in their order.</summary>
    public IEnumerable<CheckProblem> Problems
    {
        get
        {
            IEnumerable<CheckProblem> ofSegments = Segments.SelectMany(segment => segment.Problems);
            return CommitProblem == null ? ofSegments : ofSegments.Prepend(CommitProblem);
        }
    }
}

/// <summary>What a check of one segment found.</summary>
/// <param name="Name">Such as <c>_0</c>.</param>
/// <param name="Docs">Number of documents, deleted ones included.</param>
/// <param name="Deleted">How many of them are deleted.</param>
/// <param name="Parts">What was checked and found right, in the order in which it was looked at.</param>
/// <param name="Problems">What was found wrong; empty for a clean segment.</param>
public sealed record SegmentCheck(string Name, int Docs, int Deleted, IReadOnlyList<CheckedPart> Parts, IReadOnlyList<CheckProblem> Problems)
{
    public bool IsClean => Problems.Count == 0;

    /// <summary>The first problem; null for a clean segment.</summary>
    public CheckProblem? Problem => Problems.Count == 0 ? null : Problems[0];
}

/// <summary>Something that is not as it must be.</summary>
/// <param name="File">The file's name in the index folder.</param>
/// <param name="Offset">Offset in bytes from the start of the file; 0 where it is the file as a whole.</param>
/// <param name="Message">What is wrong, without file and offset.</param>
public sealed record CheckProblem(string File, long Offset, string Message)
{
    public override string ToString() => $"{File}, offset {Offset}: {Message}";
}
