using Search.Storage;

namespace Search.Testing;

/// <summary>An index folder in memory whose n-th operation that changes it fails, and all after it until it is <see cref="Repair"/>ed: a disk that is full or gone.</summary>
/// <param name="failAt">Counted from 1; 0 = never.</param>
public sealed class FaultyDirectory(int failAt) : IndexDirectory
{
    private readonly MemoryIndexDirectory _files = new();
    private bool _isRepaired;

    /// <summary>Operations so far that change something: files begun, writes, syncs, renames, deletions.</summary>
    public int Operations { get; private set; }

    public bool HasFailed { get; private set; }

    public MemoryIndexDirectory Files => _files;

    public void Repair() => _isRepaired = true;

    public override IReadOnlyList<string> ListFiles() => _files.ListFiles();

    public override bool Exists(string name) => _files.Exists(name);

    public override long FileLength(string name) => _files.FileLength(name);

    public override IndexOutput CreateOutput(string name)
    {
        Step($"create {name}");
        if (_files.Exists(name))
        {
            throw new IOException($"File '{name}' is there already");
        }
        _files.SetBytes(name, []);
        return new IndexOutput(name, new Output(this, name));
    }

    public override MappedFile OpenFile(string name) => _files.OpenFile(name);

    public override void Sync(IReadOnlyCollection<string> names) => Step("sync");

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
    }

    public override IDisposable ObtainLock(string name) => _files.ObtainLock(name);

    public override void Dispose() => _files.Dispose();

    private void Step(string what)
    {
        Operations++;
        if (failAt > 0 && Operations >= failAt && !_isRepaired)
        {
            HasFailed = true;
            throw new IOException($"No space left on device ({what}, operation {Operations})");
        }
    }

    private sealed class Output(FaultyDirectory directory, string name) : MemoryStream
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            directory.Step($"write {name}");
            base.Write(buffer, offset, count);
        }

        protected override void Dispose(bool disposing)
        {
            if (disposing && CanRead && directory._files.Exists(name))
            {
                directory._files.SetBytes(name, ToArray());
            }
            base.Dispose(disposing);
        }
    }
}
