using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Engine.Checking;
using Search.Storage;

namespace Search.Engine;

/// <summary>
/// Saves what is whole of a damaged index: its segments are checked as <see cref="IndexChecker"/> does, and the files of those without any problem
/// are copied, byte by byte and under their
/// names, into a new folder with a commit of its own. The original is only read. It works for every index that can be read, whoever made it.
/// </summary>
/// <remarks>
/// A segment is saved whole or not at all: one whose deletions (<c>.liv</c>) are damaged is left out, too, or deleted documents would come back.
/// Where the newest commit cannot be read, the next older
/// one in the folder is taken, and a <c>pending_segments_N</c> last. Nobody may write to the index meanwhile.
/// </remarks>
public static class IndexSalvager
{
    /// <param name="path">The damaged index.</param>
    /// <param name="into">A folder that is empty or not there yet.</param>
    /// <param name="progress">Is told of each segment once it has been checked.</param>
    /// <param name="cancellation">Ends it between two structures or files; then nothing is left in the new folder.</param>
    /// <exception cref="IndexNotFoundException">There is no commit of any kind.</exception>
    /// <exception cref="IndexFormatException">Another version of Lucene made the index.</exception>
    /// <exception cref="IOException">The new folder holds files already, or cannot be written. What was written is removed.</exception>
    /// <exception cref="OperationCanceledException"/>
    public static SalvageReport Salvage(string path, string into, IProgress<SegmentCheck>? progress = null, CancellationToken cancellation = default)
    {
        if (File.Exists(into) || (Directory.Exists(into) && Directory.EnumerateFileSystemEntries(into).Any()))
        {
            throw new IOException($"'{into}' is not empty: what is saved goes into a new folder");
        }
        using var source = new FileIndexDirectory(path);
        var problems = new List<CheckProblem>();
        var leftOut = new List<SegmentCheck>();
        (string? name, SegmentInfos? commit) = ReadNewest(source, path, problems, leftOut);
        var saved = new List<SegmentCheck>();
        var segments = new List<SegmentCommitInfo>();
        var checking = new CommitCheck(source, new CheckOptions(), cancellation);
        foreach (SegmentCommitInfo segment in commit?.Segments ?? [])
        {
            SegmentCheck check = checking.Check(segment);
            progress?.Report(check);
            (check.IsClean ? saved : leftOut).Add(check);
            if (check.IsClean)
            {
                segments.Add(segment);
            }
        }
        var report = new SalvageReport(name, problems, saved, leftOut);
        if (report.HasIndex)
        {
            SalvagedCopy.Write(source, into, commit! with { Segments = segments }, cancellation);
        }
        return report;
    }

    private static (string? Name, SegmentInfos? Commit) ReadNewest(
        IndexDirectory directory, string path, List<CheckProblem> problems, List<SegmentCheck> leftOut)
    {
        (string Name, long Generation)[] commits = [.. Commits(directory, ""), .. Commits(directory, "pending_")];
        if (commits.Length == 0)
        {
            _ = SegmentInfosReader.NewestGeneration(directory);       // says so where a Lucene made it that did not number commits yet
            throw new IndexNotFoundException(path);
        }
        foreach ((string name, long generation) in commits)
        {
            var damaged = new List<SegmentCheck>();
            try
            {
                SegmentInfos commit = SegmentInfosReader.ReadLeniently(
                    directory, name, generation,
                    (segment, error) => damaged.Add(new SegmentCheck(segment, 0, 0, [], [Problems.From(IndexFileNames.SegmentFile(segment, "", "si"), error)])));
                leftOut.AddRange(damaged);
                return (name, commit);
            }
            catch (Exception error) when (error is CorruptIndexException or UnauthorizedAccessException)
            {
                problems.Add(Problems.From(name, error));
            }
        }
        return (null, null);
    }

    /// <summary>Commits of one kind, newest first.</summary>
    private static IEnumerable<(string Name, long Generation)> Commits(IndexDirectory directory, string prefix) =>
        directory.ListFiles().Where(name => name.StartsWith(prefix, StringComparison.Ordinal))
            .Select(name => (Name: name, Generation: IndexFileNames.TryParseCommit(name[prefix.Length..], out long generation) ? generation : 0))
            .Where(commit => commit.Generation > 0).OrderByDescending(commit => commit.Generation);
}
