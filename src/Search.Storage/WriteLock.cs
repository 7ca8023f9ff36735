namespace Search.Storage;

/// <summary>
/// The lock of an index folder: an empty file with a record lock on it, the very one that Java's NativeFSLockFactory takes, so that a Java writer and
/// ours exclude each other. The system drops it when the process ends in whatever way; the file stays and means nothing by itself.
/// </summary>
/// <remarks>
/// Record locks belong to the process: a second one in the same process would succeed, and closing <em>any</em> descriptor of the file drops them all.
/// Therefore a registry of held locks is asked before the file is opened. It knows files by device and inode, so another path to the same
/// folder does not deceive it. Nothing is ever written to the file: Java gives up its lock when the file has content.
/// Where there are no record locks (not Linux) an exclusively opened file stands in.
/// </remarks>
internal sealed class WriteLock : IDisposable
{
    private static readonly Dictionary<object, WriteLock> Held = [];
    private static readonly Lock Guard = new();

    private readonly object _identity;
    private readonly int _descriptor = -1;
    private readonly FileStream? _stream;
    private bool _disposed;

    private WriteLock(object identity, int descriptor, FileStream? stream)
    {
        _identity = identity;
        _descriptor = descriptor;
        _stream = stream;
    }

    /// <param name="path">The lock file; its folder must be there.</param>
    /// <exception cref="LockHeldException">Somebody holds it.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static WriteLock Obtain(string path)
    {
        lock (Guard)
        {
            WriteLock taken = Posix.HasRecordLocks ? ObtainRecordLock(path) : ObtainExclusiveFile(path);
            Held.Add(taken._identity, taken);
            return taken;
        }
    }

    public void Dispose()
    {
        lock (Guard)
        {
            if (_disposed)
            {
                return;
            }
            _disposed = true;
            if (_stream != null)
            {
                _stream.Dispose();
            }
            else
            {
                _ = Posix.Close(_descriptor);
            }
            Held.Remove(_identity);
        }
    }

    private static WriteLock ObtainRecordLock(string path)
    {
        while (true)
        {
            if (Posix.Identify(path) is { } before && Held.ContainsKey(before))
            {
                throw HeldHere(path);
            }
            int descriptor = Posix.OpenOrCreate(path);
            if (descriptor < 0)
            {
                throw Posix.LastError($"'{path}' cannot be made");
            }
            bool kept = false;
            try
            {
                if (!Posix.TryLock(descriptor))
                {
                    throw HeldElsewhere(path, Posix.LockHolder(descriptor));
                }
                // Somebody may have put another file in its place between the two calls: then this lock would exclude nobody.
                if (Posix.Identify(path) is { } now && Posix.Identify(descriptor) is { } locked && now == locked)
                {
                    kept = true;
                    return new WriteLock(now, descriptor, null);
                }
            }
            finally
            {
                if (!kept)
                {
                    _ = Posix.Close(descriptor);
                }
            }
        }
    }

    private static WriteLock ObtainExclusiveFile(string path)
    {
        path = Path.GetFullPath(path);
        if (Held.ContainsKey(path))
        {
            throw HeldHere(path);
        }
        FileStream stream;
        try
        {
            stream = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException error) when (error.GetType() == typeof(IOException))
        {
            throw HeldElsewhere(path, null);
        }
        return new WriteLock(path, -1, stream);
    }

    private static LockHeldException HeldHere(string path) =>
        new($"The index is being written already: '{path}' is held by this process", Environment.ProcessId);

    private static LockHeldException HeldElsewhere(string path, int? holder) =>
        new($"The index is being written already: '{path}' is held by {(holder == null ? "another process" : $"process {holder}")}", holder);
}
