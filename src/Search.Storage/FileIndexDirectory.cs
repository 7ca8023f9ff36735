namespace Search.Storage;

/// <summary>An index in a folder of the file system. The folder is made by the first write; without one it is an empty index.</summary>
/// <remarks>Reading needs no right to write: a read-only folder can be opened and searched. It holds nothing open itself.</remarks>
public sealed class FileIndexDirectory : IndexDirectory
{
    /// <param name="path">The folder.</param>
    public FileIndexDirectory(string path) => FolderPath = Path.GetFullPath(path);

    /// <summary>The folder, absolute.</summary>
    public string FolderPath { get; }

    /// <summary>Whether both are one folder, whatever paths lead to it.</summary>
    public bool IsSameFolder(FileIndexDirectory other) =>
        FolderPath == other.FolderPath
        || (Posix.HasRecordLocks && Posix.Identify(FolderPath) is { } own && Posix.Identify(other.FolderPath) is { } others && own == others);

    public override IReadOnlyList<string> ListFiles()
    {
        if (!Directory.Exists(FolderPath))
        {
            return [];
        }
        string[] names = [.. Directory.EnumerateFiles(FolderPath).Select(path => Path.GetFileName(path))];
        Array.Sort(names, StringComparer.Ordinal);
        return names;
    }

    public override bool Exists(string name) => File.Exists(PathOf(name));

    public override long FileLength(string name) => new FileInfo(PathOf(name)).Length;

    public override IndexOutput CreateOutput(string name)
    {
        string path = PathOf(name);
        MakeFolder();
        // No buffer: the output has its own.
        return new IndexOutput(name, new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0));
    }

    public override MappedFile OpenFile(string name)
    {
        try
        {
            return MappedFile.Open(PathOf(name));
        }
        catch (DirectoryNotFoundException error)
        {
            throw new FileNotFoundException(error.Message, name, error);
        }
    }

    public override void Sync(IReadOnlyCollection<string> names)
    {
        foreach (string name in names)
        {
            using var handle = File.OpenHandle(PathOf(name), FileMode.Open, FileAccess.Write, FileShare.ReadWrite | FileShare.Delete);
            RandomAccess.FlushToDisk(handle);
        }
    }

    public override void SyncFolder()
    {
        if (!OperatingSystem.IsWindows())      // which keeps names on its own and cannot open folders
        {
            Posix.SyncFolder(FolderPath);
        }
    }

    /// <exception cref="IOException">There is a file of the new name already: commits are never written over.</exception>
    public override void Rename(string from, string to)
    {
        if (Exists(to))
        {
            throw new IOException($"File '{to}' is there already");
        }
        File.Move(PathOf(from), PathOf(to), overwrite: true);      // overwrite: one rename(2), where false would link and unlink
    }

    public override void Delete(string name)
    {
        string path = PathOf(name);
        if (!File.Exists(path))
        {
            throw new FileNotFoundException($"No file '{name}'", name);
        }
        File.Delete(path);
    }

    public override IDisposable ObtainLock(string name)
    {
        string path = PathOf(name);
        MakeFolder();
        return WriteLock.Obtain(path);
    }

    public override void Dispose()
    {
    }

    // A new folder is itself a name in another folder, which a loss of power would take along with all that is in it.
    private void MakeFolder()
    {
        if (Directory.Exists(FolderPath))
        {
            return;
        }
        var parents = new List<string>();
        for (string? at = FolderPath; at != null && !Directory.Exists(at);)
        {
            at = Path.GetDirectoryName(at);
            if (at != null)
            {
                parents.Add(at);
            }
        }
        Directory.CreateDirectory(FolderPath);
        if (!OperatingSystem.IsWindows())
        {
            parents.ForEach(SyncIfReadable);
        }
    }

    // A folder may be written to but not read, and then it cannot be opened for this.
    private static void SyncIfReadable(string folder)
    {
        try
        {
            Posix.SyncFolder(folder);
        }
        catch (UnauthorizedAccessException)
        {
        }
    }

    private string PathOf(string name)
    {
        if (name.Length == 0 || name is "." or ".." || name.AsSpan().ContainsAny('/', '\\', '\0'))
        {
            throw new ArgumentException($"'{name}' is not the plain name of a file", nameof(name));
        }
        return Path.Combine(FolderPath, name);
    }
}
