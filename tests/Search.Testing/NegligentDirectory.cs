using Search.Storage;

namespace Search.Testing;

/// <summary>A step towards durability that can be left out.</summary>
public enum Negligence
{
    /// <summary>The sync of the files of segments and of deletions.</summary>
    SegmentFiles,

    /// <summary>The sync of <c>pending_segments_N</c>.</summary>
    PendingCommit,

    /// <summary>The sync of the folder after the files of segments.</summary>
    FolderBeforeRename,

    /// <summary>The sync of the folder after the renaming.</summary>
    FolderAfterRename,

    /// <summary>The sync of the folder before a writer builds on the newest commit.</summary>
    FolderAtOpening,

    /// <summary><c>pending_segments_N</c> is renamed first, and synced then.</summary>
    RenameFirst,
}

/// <summary>Passes everything on but one kind of sync: what the index would be if the code forgot it. So tests can show that they would notice.</summary>
public sealed class NegligentDirectory(IndexDirectory directory, Negligence negligence) : IndexDirectory
{
    private const string Pending = "pending_segments";

    private bool _filesWereSynced;
    private bool _wasRenamed;

    public override IReadOnlyList<string> ListFiles() => directory.ListFiles();

    public override bool Exists(string name) => directory.Exists(name);

    public override long FileLength(string name) => directory.FileLength(name);

    public override IndexOutput CreateOutput(string name) => directory.CreateOutput(name);

    public override MappedFile OpenFile(string name) => directory.OpenFile(name);

    public override void Sync(IReadOnlyCollection<string> names)
    {
        bool isCommit = names.Any(name => name.StartsWith(Pending, StringComparison.Ordinal));
        _filesWereSynced |= !isCommit;
        if (!(isCommit ? negligence is Negligence.PendingCommit or Negligence.RenameFirst : negligence == Negligence.SegmentFiles))
        {
            directory.Sync(names);
        }
    }

    public override void SyncFolder()
    {
        Negligence kind = _wasRenamed ? Negligence.FolderAfterRename : _filesWereSynced ? Negligence.FolderBeforeRename : Negligence.FolderAtOpening;
        _wasRenamed = _filesWereSynced = false;
        if (kind != negligence)
        {
            directory.SyncFolder();
        }
    }

    public override void Rename(string from, string to)
    {
        directory.Rename(from, to);
        _wasRenamed = true;
        if (negligence == Negligence.RenameFirst)
        {
            directory.Sync([to]);
        }
    }

    public override void Delete(string name) => directory.Delete(name);

    public override IDisposable ObtainLock(string name)
    {
        _wasRenamed = _filesWereSynced = false;     // another writer begins
        return directory.ObtainLock(name);
    }

    public override void Dispose() => directory.Dispose();
}
