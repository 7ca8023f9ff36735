using System.Collections.Frozen;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Engine.Commits;

/// <summary>
/// Removes index files that nothing needs any more: those of earlier commits, of merged segments, and what a crash left. Only the holder of the lock
/// may do that. Snapshots are not asked: they keep their files mapped, and a file lives on until the last mapping of it is gone.
/// </summary>
internal static class UnusedFiles
{
    // A stranger's _notes.txt looks like a file of a segment, too: only what Lucene writes is ever removed.
    private static readonly FrozenSet<string> Extensions = new[]
    {
        "si", "fnm", "fdt", "fdx", "fdm", "tim", "tip", "tmd", "doc", "pos", "pay", "nvd", "nvm", "dvd", "dvm", "kdd", "kdi", "kdm", "liv", "cfs", "cfe",
        "tvd", "tvx", "tvm", "dim", "dii",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// Deletes all index files but those needed. What cannot be deleted now (Windows keeps mapped files) is deleted another time: by then nothing has come of
    /// it but lost space.
    /// </summary>
    /// <param name="directory">The index.</param>
    /// <param name="needed">Names of files.</param>
    /// <param name="unfinished">Names of segments that are being written, whose files nobody knows yet.</param>
    internal static void Delete(IndexDirectory directory, IReadOnlySet<string> needed, IReadOnlySet<string> unfinished)
    {
        try
        {
            IReadOnlyList<string> unused = Of(directory, needed, unfinished);
            // Commits first: one that cannot be deleted keeps its files, or it would be a damaged index.
            if (unused.Where(IsCommit).All(name => TryDelete(directory, name)))
            {
                foreach (string name in unused.Where(name => !IsCommit(name)))
                {
                    TryDelete(directory, name);
                }
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
        }
    }

    /// <summary>All index files but those needed.</summary>
    /// <inheritdoc cref="Delete" path="/param"/>
    internal static IReadOnlyList<string> Of(IndexDirectory directory, IReadOnlySet<string> needed, IReadOnlySet<string> unfinished) =>
        [.. directory.ListFiles().Where(name => !needed.Contains(name) && IsOfIndex(name) && !IsOfOne(unfinished, name))];

    /// <summary>A number for new segments, and all after it, that no file in the folder carries.</summary>
    internal static long FirstFreeSegmentNumber(IndexDirectory directory)
    {
        long free = 0;
        foreach (string name in directory.ListFiles())
        {
            if (IsOfIndex(name) && IndexFileNames.TryParseSegment(name, out string segment)
                && IndexFileNames.TryParseBase36(segment.AsSpan(1), out long number))
            {
                free = Math.Max(free, number + 1);
            }
        }
        return free;
    }

    private static bool IsOfIndex(string name) =>
        IsCommit(name) || (IndexFileNames.IsSegmentFile(name) && (Extensions.Contains(name[(name.LastIndexOf('.') + 1)..]) || IsTemporary(name)));

    // What Java sorts on disk, such as _0_bkd_left0_1.tmp (Directory.getTempFileName).
    private static bool IsTemporary(string name) =>
        name.EndsWith(".tmp", StringComparison.Ordinal) && name.Count(c => c == '_') > 2
        && IndexFileNames.TryParseBase36(name.AsSpan()[(name.LastIndexOf('_') + 1)..^4], out _);

    private static bool IsCommit(string name) =>
        IndexFileNames.TryParseCommit(name, out _) || name.StartsWith(IndexFileNames.PendingSegments + "_", StringComparison.Ordinal);

    private static bool IsOfOne(IReadOnlySet<string> segments, string name) =>
        segments.Count > 0 && IndexFileNames.TryParseSegment(name, out string segment) && segments.Contains(segment);

    /// <summary>Deletes a file where it can be done; false where it stays.</summary>
    internal static bool TryDelete(IndexDirectory directory, string name)
    {
        try
        {
            directory.Delete(name);
            return true;
        }
        catch (FileNotFoundException)
        {
            return true;
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
