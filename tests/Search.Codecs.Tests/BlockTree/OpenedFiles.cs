using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Tests.BlockTree;

/// <summary>Loose files of a folder, or of arrays, that stay open until disposal.</summary>
internal sealed class OpenedFiles(Func<string, MappedFile> open) : ISegmentFiles, IDisposable
{
    private readonly List<MappedFile> _open = [];

    public OpenedFiles(IndexDirectory directory)
        : this(directory.OpenFile)
    {
    }

    public OpenedFiles(string folder)
        : this(name => MappedFile.Open(Path.Combine(folder, name)))
    {
    }

    public FileSlice Open(string fileName)
    {
        MappedFile file = open(fileName);
        _open.Add(file);
        return file.Slice();
    }

    public void Dispose() => _open.ForEach(f => f.Dispose());
}
