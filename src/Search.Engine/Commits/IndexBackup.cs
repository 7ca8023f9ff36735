using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Engine.Commits;

/// <summary>
/// Copies one commit of an index into another folder, which is an index like it afterwards. The commit's files are mapped first, so a writer may go on and remove their names. In the other folder
/// it is a commit as a writer makes one, in the same order: files, folder, <c>pending_segments_N</c>, renaming, folder. Until then the backup before counts, and only then its files go.
/// </summary>
internal static class IndexBackup
{
    /// <param name="source">The index.</param>
    /// <param name="target">The folder of the backup.</param>
    /// <param name="place">Its name, for errors.</param>
    /// <param name="cancellation">Looked at every megabyte.</param>
    internal static BackupReport Write(IndexDirectory source, IndexDirectory target, string place, CancellationToken cancellation)
    {
        using OpenCommit commit = SegmentInfosReader.OpenNewest(source, infos => new OpenCommit(source, infos))
            ?? throw new BackupException("The index has no commit: there is nothing to copy");
        using IDisposable held = target.ObtainLock(IndexFileNames.WriteLock);
        // Whoever made the last backup may have died before its name was on stable storage.
        target.SyncFolder();
        BackupTarget backup = BackupTarget.Look(target, place, commit.Infos);
        MappedFile[] missing = [.. commit.Files.Where(file => !backup.Has(file))];
        if (missing.Length > 0)
        {
            backup.RemoveLeftovers();
            Copy(missing, commit, target, cancellation);
        }
        UnusedFiles.Delete(target, CommitFiles.Of(commit.Infos), new HashSet<string>());
        return new BackupReport(
            IndexFileNames.Commit(commit.Infos.Generation),
            commit.Infos.Segments.Count,
            commit.Infos.Segments.Sum(segment => segment.LiveCount),
            missing.Length,
            commit.Files.Count - missing.Length,
            missing.Sum(file => file.Length),
            commit.Files.Except(missing).Sum(file => file.Length));
    }

    private static void Copy(IReadOnlyCollection<MappedFile> missing, OpenCommit commit, IndexDirectory target, CancellationToken cancellation)
    {
        string commitName = IndexFileNames.Commit(commit.Infos.Generation);
        var created = new List<string>();
        SegmentInfosWriter writer;
        try
        {
            foreach (MappedFile file in missing.Where(file => file.Name != commitName))
            {
                // Damage must not come into a backup that was whole.
                _ = IndexFooter.Verify(file.Slice());
                created.Add(file.Name);
                using IndexOutput output = target.CreateOutput(file.Name);
                output.WriteAll(file.Slice(), cancellation);
            }
            writer = SegmentInfosWriter.PrepareCopy(target, commit.Infos.Generation, missing.Single(file => file.Name == commitName).Slice(), created);
        }
        catch
        {
            created.ForEach(name => UnusedFiles.TryDelete(target, name));
            throw;
        }
        writer.Finish();
    }

    /// <summary>A commit with all its files, which stay readable whatever becomes of their names.</summary>
    private sealed class OpenCommit : IDisposable
    {
        private readonly List<MappedFile> _files = [];

        internal OpenCommit(IndexDirectory directory, SegmentInfos infos)
        {
            Infos = infos;
            try
            {
                foreach (string name in CommitFiles.Of(infos).Order(StringComparer.Ordinal))
                {
                    _files.Add(RequiredFile.Open(directory, name));
                }
            }
            catch
            {
                Dispose();
                throw;
            }
        }

        internal SegmentInfos Infos { get; }

        internal IReadOnlyList<MappedFile> Files => _files;

        public void Dispose() => _files.ForEach(file => file.Dispose());
    }
}
