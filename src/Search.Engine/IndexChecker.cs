using Search.Codecs.Commits;
using Search.Engine.Checking;
using Search.Storage;

namespace Search.Engine;

/// <summary>
/// Finds damage: compares the checksum of every file of the newest commit and, unless that is all that is wanted, reads every structure and compares what they
/// say about each other. Takes no lock and changes nothing: it may run beside a writer.
/// </summary>
public static class IndexChecker
{
    /// <param name="path">The index folder.</param>
    /// <param name="options">How thoroughly; null for everything.</param>
    /// <param name="cancellation">Ends the check between two structures.</param>
    /// <returns>The report. Damage is never thrown; the check goes on with the next file or segment.</returns>
    /// <exception cref="IndexNotFoundException">The folder has no commit.</exception>
    /// <exception cref="OperationCanceledException"/>
    public static CheckReport Check(string path, CheckOptions? options = null, CancellationToken cancellation = default)
    {
        using var directory = new FileIndexDirectory(path);
        return Check(directory, path, options ?? new CheckOptions(), cancellation);
    }

    /// <inheritdoc cref="Check(string, CheckOptions?, CancellationToken)"/>
    /// <param name="directory">The index.</param>
    /// <param name="options">How thoroughly; null for everything.</param>
    /// <param name="cancellation">Ends the check between two structures.</param>
    public static CheckReport Check(IndexDirectory directory, CheckOptions? options = null, CancellationToken cancellation = default) =>
        Check(directory, directory is FileIndexDirectory folder ? folder.FolderPath : "memory", options ?? new CheckOptions(), cancellation);

    private static CheckReport Check(IndexDirectory directory, string place, CheckOptions options, CancellationToken cancellation)
    {
        for (long generation = SegmentInfosReader.NewestGeneration(directory); ;)
        {
            if (generation == 0)
            {
                throw new IndexNotFoundException(place);
            }
            CheckReport report = new CommitCheck(directory, options, cancellation).Check(generation);
            long newest = SegmentInfosReader.NewestGeneration(directory);
            if (report.IsClean || newest <= generation)
            {
                return report;
            }
            generation = newest;        // a writer has made a newer commit meanwhile and may have deleted files of this one
        }
    }
}
