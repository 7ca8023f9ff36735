namespace Search.Storage;

/// <summary>An index folder in memory, for tests and for indexes that need not stay.</summary>
public sealed class MemoryIndexDirectory : IndexDirectory
{
    private readonly SortedDictionary<string, byte[]> _files = new(StringComparer.Ordinal);
    private readonly HashSet<string> _locks = [];
    private readonly Lock _guard = new();

    public override IReadOnlyList<string> ListFiles()
    {
        lock (_guard)
        {
            return [.. _files.Keys];
        }
    }

    public override bool Exists(string name)
    {
        lock (_guard)
        {
            return _files.ContainsKey(name);
        }
    }

    public override long FileLength(string name) => Bytes(name).Length;

    public override IndexOutput CreateOutput(string name)
    {
        lock (_guard)
        {
            if (!_files.TryAdd(name, []))
            {
                throw new IOException($"File '{name}' is there already");
            }
        }
        return new IndexOutput(name, new Output(this, name));
    }

    public override MappedFile OpenFile(string name) => MappedFile.FromArray(name, Bytes(name));

    /// <summary>The content of a file. Not to be changed.</summary>
    public byte[] Bytes(string name)
    {
        lock (_guard)
        {
            return _files.TryGetValue(name, out byte[]? bytes) ? bytes : throw new FileNotFoundException($"No file '{name}'", name);
        }
    }

    /// <summary>Puts a file there, or another content in its place: what tests of damage need.</summary>
    public void SetBytes(string name, byte[] bytes)
    {
        lock (_guard)
        {
            _files[name] = bytes;
        }
    }

    public override void Sync(IReadOnlyCollection<string> names)
    {
    }

    public override void SyncFolder()
    {
    }

    public override void Rename(string from, string to)
    {
        lock (_guard)
        {
            _files[to] = Bytes(from);
            _files.Remove(from);
        }
    }

    public override void Delete(string name)
    {
        lock (_guard)
        {
            if (!_files.Remove(name))
            {
                throw new FileNotFoundException($"No file '{name}'", name);
            }
        }
    }

    public override IDisposable ObtainLock(string name)
    {
        lock (_guard)
        {
            return _locks.Add(name) ? new HeldLock(this, name) : throw new LockHeldException($"'{name}' is locked by this process");
        }
    }

    public override void Dispose()
    {
    }

    private sealed class HeldLock(MemoryIndexDirectory directory, string name) : IDisposable
    {
        public void Dispose()
        {
            lock (directory._guard)
            {
                directory._locks.Remove(name);
            }
        }
    }

    private sealed class Output(MemoryIndexDirectory directory, string name) : MemoryStream
    {
        protected override void Dispose(bool disposing)
        {
            if (disposing && CanRead)
            {
                directory.SetBytes(name, ToArray());
            }
            base.Dispose(disposing);
        }
    }
}
