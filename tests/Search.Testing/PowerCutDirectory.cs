using Search.Storage;

namespace Search.Testing;

/// <summary>
/// An index folder in memory that notes all that is done to it, so that a <see cref="SimulatedDisk"/> can be brought to the state of any moment and lose its power there. A process that uses it
/// can be killed too: from then on nothing that it does has an effect. For one thread.
/// </summary>
public sealed class PowerCutDirectory : IndexDirectory
{
    private readonly MemoryIndexDirectory _files = new();
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly List<DiskOperation> _operations = [];
    private int _nextNumber;
    private bool _isKilled;

    public PowerCutDirectory()
    {
    }

    /// <summary>A folder on a disk whose files have been there for long.</summary>
    public PowerCutDirectory(MemoryIndexDirectory files)
    {
        var disk = new SimulatedDisk(files);
        foreach ((string name, int number) in disk.SyncedNames)
        {
            _files.SetBytes(name, files.Bytes(name));
            _numbers.Add(name, number);
        }
        _nextNumber = disk.FileCount;
    }

    /// <summary>All that was done so far, in order.</summary>
    public IReadOnlyList<DiskOperation> Operations => _operations;

    /// <summary>The process is killed before an operation for which this says so.</summary>
    public Func<DiskOperation, bool>? KillBefore { get; set; }

    /// <summary>Another process comes in the place of the one that was killed. It sees all that was done, synced or not.</summary>
    public void Restart()
    {
        _isKilled = false;
        KillBefore = null;
    }

    public bool IsKilled => _isKilled;

    public override IReadOnlyList<string> ListFiles() => _files.ListFiles();

    public override bool Exists(string name) => _files.Exists(name);

    public override long FileLength(string name) => _files.FileLength(name);

    public override IndexOutput CreateOutput(string name)
    {
        if (_files.Exists(name))
        {
            throw new IOException($"File '{name}' is there already");
        }
        Do(new DiskOperation(DiskAction.Create, _nextNumber, name));
        int number = _nextNumber++;
        _numbers.Add(name, number);
        _files.SetBytes(name, []);
        return new IndexOutput(name, new Output(this, name, number));
    }

    public override MappedFile OpenFile(string name) => _files.OpenFile(name);

    public override void Sync(IReadOnlyCollection<string> names)
    {
        foreach (string name in names)
        {
            Do(new DiskOperation(DiskAction.Sync, Number(name), name));
        }
    }

    public override void SyncFolder() => Do(new DiskOperation(DiskAction.SyncFolder, 0, ""));

    public override void Rename(string from, string to)
    {
        if (_files.Exists(to))
        {
            throw new IOException($"File '{to}' is there already");
        }
        int number = Number(from);
        Do(new DiskOperation(DiskAction.Rename, number, from, to));
        _numbers.Remove(from);
        _numbers.Add(to, number);
        _files.Rename(from, to);
    }

    public override void Delete(string name)
    {
        Do(new DiskOperation(DiskAction.Delete, Number(name), name));
        _numbers.Remove(name);
        _files.Delete(name);
    }

    public override IDisposable ObtainLock(string name) => _files.ObtainLock(name);

    public override void Dispose() => _files.Dispose();

    private int Number(string name) => _numbers.TryGetValue(name, out int number) ? number : throw new FileNotFoundException($"No file '{name}'", name);

    private void Do(DiskOperation operation)
    {
        _isKilled |= KillBefore?.Invoke(operation) == true;
        if (_isKilled)
        {
            throw new IOException($"Killed before {operation}");
        }
        _operations.Add(operation);
    }

    private sealed class Output(PowerCutDirectory directory, string name, int number) : Stream
    {
        public override bool CanRead => false;

        public override bool CanSeek => false;

        public override bool CanWrite => true;

        public override long Length => throw new NotSupportedException();

        public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

        public override void Write(byte[] buffer, int offset, int count)
        {
            byte[] bytes = buffer.AsSpan(offset, count).ToArray();
            directory.Do(new DiskOperation(DiskAction.Write, number, name, "", bytes));
            if (directory._numbers.TryGetValue(name, out int now) && now == number)
            {
                byte[] before = directory._files.Bytes(name);
                directory._files.SetBytes(name, before.Length == 0 ? bytes : [.. before, .. bytes]);
            }
        }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

        public override void SetLength(long value) => throw new NotSupportedException();
    }
}
