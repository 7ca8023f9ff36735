using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Tests;

/// <summary>The loose files of a segment, for readers under test.</summary>
internal sealed class SegmentFiles(IndexDirectory directory) : ISegmentFiles, IDisposable
{
    private readonly List<MappedFile> _open = [];

    public FileSlice Open(string fileName)
    {
        MappedFile file = RequiredFile.Open(directory, fileName);
        _open.Add(file);
        return file.Slice();
    }

    public void Dispose() => _open.ForEach(file => file.Release());
}
