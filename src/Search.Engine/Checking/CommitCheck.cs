using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Segments;
using Search.Storage;

namespace Search.Engine.Checking;

/// <summary>Checks one commit of an index, segment by segment.</summary>
internal sealed class CommitCheck(IndexDirectory directory, CheckOptions options, CancellationToken cancellation)
{
    public CheckReport Check(long generation)
    {
        string name = IndexFileNames.Commit(generation);
        SegmentInfos? commit = null;
        CheckProblem? problem = Problems.Of(name, () => commit = SegmentInfosReader.Read(directory, generation));
        var segments = new List<SegmentCheck>();
        foreach (SegmentCommitInfo segment in commit?.Segments ?? [])
        {
            SegmentCheck check = Check(segment);
            segments.Add(check);
            options.Progress?.Report(check);
        }
        return new CheckReport(name, segments, problem);
    }

    public SegmentCheck Check(SegmentCommitInfo segment)
    {
        var parts = new List<CheckedPart>();
        var problems = new List<CheckProblem>();
        CheckFiles(segment, parts, problems);
        if (problems.Count == 0)
        {
            CheckStructures(segment, parts, problems);
        }
        return new SegmentCheck(segment.Info.Name, segment.Info.MaxDoc, segment.DeletedCount, parts, problems);
    }

    private void CheckFiles(SegmentCommitInfo segment, List<CheckedPart> parts, List<CheckProblem> problems)
    {
        long bytes = 0;
        foreach (string name in CommitFiles.Of(segment).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            cancellation.ThrowIfCancellationRequested();
            CheckProblem? problem = Problems.Of(name, () =>
            {
                using MappedFile file = RequiredFile.Open(directory, name);
                _ = IndexFooter.Verify(file.Slice());
                bytes += file.Length;
            });
            Note(problem, problems);
        }
        if (problems.Count == 0)
        {
            parts.Add(new CheckedPart("files", bytes, "bytes"));
        }
    }

    private void CheckStructures(SegmentCommitInfo segment, List<CheckedPart> parts, List<CheckProblem> problems)
    {
        SegmentChecker? checker = null;
        Note(Problems.Of(segment.Info.Name, () => checker = SegmentChecker.Open(directory, segment, verify: !options.Fast, cancellation)), problems);
        using (checker)
        {
            foreach (Func<IReadOnlyList<CheckedPart>> step in checker == null ? [] : options.Fast ? [checker.CheckLiveDocs] : checker.Steps)
            {
                cancellation.ThrowIfCancellationRequested();
                Note(Problems.Of(segment.Info.Name, () => parts.AddRange(step())), problems);
            }
        }
    }

    private static void Note(CheckProblem? problem, List<CheckProblem> problems)
    {
        if (problem != null)
        {
            problems.Add(problem);
        }
    }
}
