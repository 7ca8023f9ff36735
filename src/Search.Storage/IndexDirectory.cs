namespace Search.Storage;

/// <summary>
/// A flat folder of index files. Files are written once, front to back, and never changed; <see cref="Rename"/> of
/// <c>pending_segments_N</c> to <c>segments_N</c> is what makes a commit.
/// </summary>
public abstract class IndexDirectory : IDisposable
{
    /// <summary>Names of all files, in ordinal order.</summary>
    public abstract IReadOnlyList<string> ListFiles();

    public abstract bool Exists(string name);

    /// <summary>Length in bytes.</summary>
    /// <exception cref="FileNotFoundException"/>
    public abstract long FileLength(string name);

    /// <summary>Starts a new file.</summary>
    /// <exception cref="IOException">There is a file of this name already, or the folder cannot be written.</exception>
    public abstract IndexOutput CreateOutput(string name);

    /// <summary>All bytes of a file; the caller holds the one reference.</summary>
    /// <exception cref="FileNotFoundException"/>
    public abstract MappedFile OpenFile(string name);

    /// <summary>Returns when the contents of these files are on stable storage.</summary>
    public abstract void Sync(IReadOnlyCollection<string> names);

    /// <summary>Returns when names and renames in the folder are on stable storage.</summary>
    public abstract void SyncFolder();

    /// <summary>Atomic: whoever looks sees the old name or the new one.</summary>
    public abstract void Rename(string from, string to);

    /// <summary>Removes a file; a mapping of it stays readable.</summary>
    /// <exception cref="FileNotFoundException"/>
    public abstract void Delete(string name);

    /// <summary>Takes a lock that excludes every other writer, in this process, in others, and Java's Lucene.</summary>
    /// <exception cref="LockHeldException">Somebody holds it.</exception>
    public abstract IDisposable ObtainLock(string name);

    public abstract void Dispose();
}
