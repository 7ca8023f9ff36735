using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Engine.Checking;

/// <summary>Writes a new index of segments of another one: their files as they are, and a commit that names them.</summary>
internal static class SalvagedCopy
{
    /// <summary>Copies, commits, and checks what came of it. Where that fails, what was written is removed.</summary>
    /// <param name="source">Where the files are.</param>
    /// <param name="into">An empty folder, or one to be made.</param>
    /// <param name="commit">What to write; it gets an id of its own.</param>
    /// <param name="cancellation">Looked at every megabyte.</param>
    /// <exception cref="IOException">It cannot be written, or is not what was read.</exception>
    internal static void Write(IndexDirectory source, string into, SegmentInfos commit, CancellationToken cancellation)
    {
        using var target = new FileIndexDirectory(into);
        bool isNew = !Directory.Exists(into);
        try
        {
            HashSet<string> files = CommitFiles.Of(commit with { Generation = 0 });
            foreach (string name in files.Order(StringComparer.Ordinal))
            {
                using MappedFile file = source.OpenFile(name);
                using IndexOutput output = target.CreateOutput(name);
                output.WriteAll(file.Slice(), cancellation);
            }
            Directory.CreateDirectory(into);
            SegmentInfosWriter.Prepare(target, commit with { Id = IndexHeader.NewId(), Version = commit.Version + 1 }, files).Finish();
            CheckReport check = IndexChecker.Check(target, cancellation: cancellation);
            if (!check.IsClean)
            {
                throw new IOException($"What was written into '{into}' is not what was read: {check.Problems.First()}");
            }
        }
        catch
        {
            Remove(target, into, isNew);
            throw;
        }
    }

    private static void Remove(FileIndexDirectory target, string into, bool isNew)
    {
        try
        {
            foreach (string name in target.ListFiles())
            {
                target.Delete(name);
            }
            if (isNew && Directory.Exists(into))
            {
                Directory.Delete(into);
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // The error that led here is the one that matters.
        }
    }
}
