using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene50;
using Search.Storage;

namespace Search.Codecs.Segments;

/// <summary>The files of one segment as they are opened, loose or in a compound file; holds them until it is disposed of.</summary>
internal sealed class SegmentFileSet : ISegmentFiles, IDisposable
{
    private readonly IndexDirectory _directory;
    private readonly CompoundReader? _compound;
    private readonly HashSet<string> _members = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MappedFile> _loose = new(StringComparer.Ordinal);

    internal SegmentFileSet(IndexDirectory directory, SegmentInfo segment, bool verify)
    {
        _directory = directory;
        if (segment.IsCompoundFile)
        {
            _compound = new CompoundReader(directory, segment.Name, segment.Id, verify);
            _members.UnionWith(_compound.Names);
        }
    }

    /// <summary>A file that updates have added lies beside the compound file, never in it.</summary>
    public FileSlice Open(string fileName)
    {
        if (_compound != null && (_members.Contains(fileName) || !_directory.Exists(fileName)))
        {
            return _compound.Open(fileName);
        }
        if (!_loose.TryGetValue(fileName, out MappedFile? file))
        {
            file = RequiredFile.Open(_directory, fileName);
            _loose.Add(fileName, file);
        }
        return file.Slice();
    }

    public void Dispose()
    {
        _compound?.Dispose();
        foreach (MappedFile file in _loose.Values)
        {
            file.Release();
        }
        _loose.Clear();
    }
}
