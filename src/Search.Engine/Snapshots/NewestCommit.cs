using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Engine.Snapshots;

/// <summary>Gives snapshots of the newest commit, whoever made it: this process or another one. Safe for several threads.</summary>
internal sealed class NewestCommit(IndexDirectory directory, SegmentReaderPool pool) : IDisposable
{
    private readonly Lock _guard = new();
    private OpenSegments? _open;
    private bool _disposed;

    /// <exception cref="CorruptIndexException"/>
    internal Snapshot Open()
    {
        lock (_guard)
        {
            ObjectDisposedException.ThrowIf(_disposed, typeof(SearchIndex));
            // A folder is listed in microseconds; so every search sees what was committed before it.
            if (_open == null || SegmentInfosReader.NewestGeneration(directory) != _open.Commit.Generation)
            {
                OpenSegments newest = SegmentInfosReader.OpenNewest(directory, commit => OpenSegments.Open(directory, pool, commit))
                    ?? new OpenSegments(new SegmentInfos(), [], []);
                _open?.Release();
                _open = newest;
            }
            return _open.Share();
        }
    }

    public void Dispose()
    {
        lock (_guard)
        {
            _disposed = true;
            _open?.Release();
            _open = null;
        }
    }
}
