using Search.Storage;

namespace Search.Engine.Tests.Purging;

/// <summary>Keeps one file while it is told to, as Windows keeps files that are mapped.</summary>
internal sealed class StubbornDirectory(string file) : IndexDirectory
{
    private readonly MemoryIndexDirectory _files = new();

    public bool IsStubborn { get; set; } = true;

    public override IReadOnlyList<string> ListFiles() => _files.ListFiles();

    public override bool Exists(string name) => _files.Exists(name);

    public override long FileLength(string name) => _files.FileLength(name);

    public override IndexOutput CreateOutput(string name) => _files.CreateOutput(name);

    public override MappedFile OpenFile(string name) => _files.OpenFile(name);

    public override void Sync(IReadOnlyCollection<string> names) => _files.Sync(names);

    public override void SyncFolder() => _files.SyncFolder();

    public override void Rename(string from, string to) => _files.Rename(from, to);

    public override void Delete(string name)
    {
        if (name == file && IsStubborn)
        {
            throw new IOException("in use");
        }
        _files.Delete(name);
    }

    public override IDisposable ObtainLock(string name) => _files.ObtainLock(name);

    public override void Dispose() => _files.Dispose();
}
