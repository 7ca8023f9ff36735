using Search.Storage;

namespace Search.Testing;

/// <summary>
/// An index folder in memory whose n-th operation fails, and all after it until it is <see cref="Repair"/>ed: a disk that is full or gone. It counts what is open, and notices when
/// a sync that failed is tried again.
/// </summary>
/// <param name="failAt">Counted from 1; 0 = never.</param>
public sealed class FaultyDirectory(int failAt) : IndexDirectory
{
    private readonly MemoryIndexDirectory _files = new();
    private readonly List<MappedFile> _mappings = [];
    private readonly HashSet<string> _unsynced = new(StringComparer.Ordinal);
    private bool _isRepaired;

    /// <summary>With files that are there already.</summary>
    public FaultyDirectory(int failAt, MemoryIndexDirectory files)
        : this(failAt)
    {
        foreach (string name in files.ListFiles())
        {
            _files.SetBytes(name, files.Bytes(name));
        }
    }

    /// <summary>Only the one operation fails: an error that passes.</summary>
    public bool Once { get; init; }

    /// <summary>Reading counts and fails too: the folder's names, lengths and files.</summary>
    public bool Reads { get; init; }

    /// <summary>Operations so far: files begun, writes, syncs, renames, deletions.</summary>
    public int Operations { get; private set; }

    /// <summary>The operation that failed first; null where none did.</summary>
    public string? Failure { get; private set; }

    public bool HasFailed => Failure != null;

    /// <summary>Files that are being written.</summary>
    public int OpenOutputs { get; private set; }

    /// <summary>Files that are mapped; empty ones are not counted.</summary>
    public int OpenMappings => _mappings.Count(file => file.Length > 0);

    /// <summary>Locks that are held.</summary>
    public int Locks { get; private set; }

    /// <summary>A file whose sync failed and was tried again, as if it could be relied on then; null where there is none.</summary>
    public string? SyncedAgain { get; private set; }

    public MemoryIndexDirectory Files => _files;

    public void Repair() => _isRepaired = true;

    public override IReadOnlyList<string> ListFiles()
    {
        Read("list of files");
        return _files.ListFiles();
    }

    public override bool Exists(string name)
    {
        Read($"look for {name}");
        return _files.Exists(name);
    }

    public override long FileLength(string name)
    {
        Read($"length of {name}");
        return _files.FileLength(name);
    }

    public override IndexOutput CreateOutput(string name)
    {
        Step($"create {name}");
        if (_files.Exists(name))
        {
            throw new IOException($"File '{name}' is there already");
        }
        _files.SetBytes(name, []);
        OpenOutputs++;
        return new IndexOutput(name, new Output(this, name));
    }

    public override MappedFile OpenFile(string name)
    {
        Read($"open {name}");
        MappedFile file = _files.OpenFile(name);
        _mappings.Add(file);
        return file;
    }

    public override void Sync(IReadOnlyCollection<string> names)
    {
        foreach (string name in names)
        {
            if (_unsynced.Contains(name))
            {
                SyncedAgain = name;
            }
            _unsynced.Add(name);
            Step($"sync {name}");
            _unsynced.Remove(name);
        }
    }

    public override void SyncFolder() => Step("sync of the folder");

    public override void Rename(string from, string to)
    {
        Step($"rename {from}");
        _files.Rename(from, to);
    }

    public override void Delete(string name)
    {
        Step($"delete {name}");
        _files.Delete(name);
        _unsynced.Remove(name);
    }

    public override IDisposable ObtainLock(string name)
    {
        Read($"lock {name}");
        IDisposable held = _files.ObtainLock(name);
        Locks++;
        return new Lock(this, held);
    }

    public override void Dispose() => _files.Dispose();

    private void Read(string what)
    {
        if (Reads)
        {
            Step(what);
        }
    }

    private void Step(string what)
    {
        Operations++;
        if (failAt > 0 && !_isRepaired && (Once ? Operations == failAt : Operations >= failAt))
        {
            Failure ??= what;
            throw new IOException($"No space left on device ({what}, operation {Operations})");
        }
    }

    private sealed class Lock(FaultyDirectory directory, IDisposable held) : IDisposable
    {
        private bool _isReleased;

        public void Dispose()
        {
            if (!_isReleased)
            {
                _isReleased = true;
                directory.Locks--;
                held.Dispose();
            }
        }
    }

    private sealed class Output(FaultyDirectory directory, string name) : MemoryStream
    {
        private bool _isClosed;

        public override void Write(byte[] buffer, int offset, int count)
        {
            directory.Step($"write {name}");
            base.Write(buffer, offset, count);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && !_isClosed)
            {
                _isClosed = true;
                directory.OpenOutputs--;
                if (directory._files.Exists(name))
                {
                    directory._files.SetBytes(name, ToArray());
                }
            }
            base.Dispose(disposing);
        }
    }
}
