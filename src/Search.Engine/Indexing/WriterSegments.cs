using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Engine.Commits;
using Search.Engine.Snapshots;
using Search.Storage;
using static Search.Engine.Snapshots.SegmentReaderPool;

namespace Search.Engine.Indexing;

/// <summary>
/// The written segments of an index that is being changed: those of the last commit, and those that were flushed or merged since. Makes commits of them, in
/// two phases, and keeps only the files that the last commit, a prepared one or the next one needs. The writer's lock guards it; a commit works without the lock, while everybody
/// else who would change the segments waits.
/// </summary>
internal sealed class WriterSegments
{
    private readonly IndexDirectory _directory;
    private readonly SegmentReaderPool _pool;
    private readonly List<WriterSegment> _segments;
    private SegmentInfos _lastCommit;
    private readonly HashSet<string> _unfinished = new(StringComparer.Ordinal);
    private readonly Lock _names = new();
    private long _counter;
    private PreparedCommit? _prepared;
    private bool _isUnsureWhatCounts;

    /// <summary>Opens the newest commit, and removes what crashes and earlier writers left.</summary>
    /// <param name="directory">The lock is held.</param>
    /// <param name="pool">Opens readers.</param>
    /// <param name="newest">The newest commit, or null.</param>
    internal WriterSegments(IndexDirectory directory, SegmentReaderPool pool, SegmentInfos? newest)
    {
        _directory = directory;
        _pool = pool;
        _lastCommit = newest ?? new SegmentInfos();
        _segments = [.. _lastCommit.Segments.Select(segment => WriterSegment.Open(directory, pool, segment))];
        // Before leftovers are removed: no name is ever used twice, even where a removal fails.
        _counter = Math.Max(_lastCommit.Counter, UnusedFiles.FirstFreeSegmentNumber(directory));
        // Whoever made the newest commit may have died before its name was on stable storage, and the one before is about to go.
        directory.SyncFolder();
        RemoveUnusedFiles();
    }

    internal SegmentInfos LastCommit => _lastCommit;

    internal IReadOnlyList<WriterSegment> All => _segments;

    /// <summary>The name of a new segment, whose files are left alone from now on, until it is added or given up.</summary>
    internal string BeginName()
    {
        lock (_names)
        {
            string name = IndexFileNames.SegmentName(_counter++);
            _unfinished.Add(name);
            return name;
        }
    }

    /// <summary>
    /// The files of these segments, which a merge is about to read, are left alone until they are replaced or given up: a commit may drop one of them
    /// meanwhile, because all its documents were deleted.
    /// </summary>
    internal void Keep(IEnumerable<string> names)
    {
        lock (_names)
        {
            _unfinished.UnionWith(names);
        }
    }

    /// <summary>A segment that was begun comes to nothing, or one that was kept is read no more.</summary>
    internal void GiveUp(string name)
    {
        lock (_names)
        {
            _unfinished.Remove(name);
        }
    }

    /// <summary>Takes over a flushed segment.</summary>
    internal WriterSegment Add(SegmentInfo info, BitSet? liveDocs)
    {
        WriterSegment segment = NewSegment(info, liveDocs);
        _segments.Add(segment);
        return segment;
    }

    /// <summary>Deletes what the ids stand for in all segments.</summary>
    internal void Delete(string idField, byte[][] ids) => _segments.ForEach(segment => segment.Delete(idField, ids));

    /// <summary>Deletes documents of one segment.</summary>
    /// <param name="name">The segment's.</param>
    /// <param name="docs">Its doc ids.</param>
    internal void Delete(string name, IReadOnlyList<int> docs)
    {
        WriterSegment segment = _segments.Single(segment => segment.Commit.Info.Name == name);
        foreach (int doc in docs)
        {
            segment.Delete(doc);
        }
    }

    /// <summary>Puts a merged segment in the place of the first of those it was made of; null where nothing remained of them.</summary>
    internal WriterSegment? Replace(IReadOnlyCollection<WriterSegment> merged, SegmentInfo? by)
    {
        int place = _segments.FindIndex(merged.Contains);
        _segments.RemoveAll(merged.Contains);
        WriterSegment? replacement = by == null ? null : NewSegment(by, null);
        if (replacement != null)
        {
            _segments.Insert(Math.Max(place, 0), replacement);
        }
        foreach (WriterSegment segment in merged)
        {
            GiveUp(segment.Commit.Info.Name);
            segment.Release();
        }
        RemoveUnusedFiles();
        return replacement;
    }

    /// <summary>Brings what was changed to stable storage, as a commit that nobody sees yet. Writes nothing where nothing has changed.</summary>
    internal void Prepare(IReadOnlyDictionary<string, string> userData)
    {
        WriterSegment[] empty = [.. _segments.Where(segment => segment.LiveCount == 0)];
        _segments.RemoveAll(empty.Contains);
        foreach (WriterSegment segment in _segments)
        {
            segment.WriteDeletes(_directory);
        }
        SegmentInfos next = _lastCommit with
        {
            Generation = Math.Max(_lastCommit.Generation, SegmentInfosReader.NewestGeneration(_directory)) + 1,
            Version = _lastCommit.Version + 1,
            Counter = Volatile.Read(ref _counter),
            Id = IndexHeader.NewId(),
            Segments = [.. _segments.Select(segment => segment.Commit)],
            UserData = userData,
        };
        bool changed = _lastCommit.Generation == 0 || !next.Segments.SequenceEqual(_lastCommit.Segments)
            || userData.Count != _lastCommit.UserData.Count || userData.Except(_lastCommit.UserData).Any();
        HashSet<string> files = CommitFiles.Of(next with { Generation = 0 });
        _prepared = new PreparedCommit(
            next, files, changed ? SegmentInfosWriter.Prepare(_directory, next, [.. files.Except(CommitFiles.Of(_lastCommit))]) : null);
        Array.ForEach(empty, segment => segment.Release());
    }

    /// <summary>Makes the prepared commit the one that counts.</summary>
    internal void Finish()
    {
        PreparedCommit prepared = _prepared!;
        if (prepared.Writer != null)
        {
            _isUnsureWhatCounts = true;
            prepared.Writer.Finish();
            _isUnsureWhatCounts = false;
            _lastCommit = prepared.Commit;
        }
        _prepared = null;
        RemoveUnusedFiles();
    }

    /// <summary>
    /// Names of files of the index that neither the last commit nor the next one needs: those that could not be removed. Those that were are gone for good, also after a loss
    /// of power.
    /// </summary>
    internal IReadOnlyList<string> Leftovers()
    {
        _directory.SyncFolder();
        HashSet<string> needed = NeededFiles();
        lock (_names)
        {
            return UnusedFiles.Of(_directory, needed, _unfinished);
        }
    }

    /// <summary>What a search would see if this were a commit.</summary>
    internal OpenSegments Open()
    {
        var readers = new List<SharedReader>();
        try
        {
            var liveDocs = new List<BitSet?>();
            var commits = new List<SegmentCommitInfo>();
            foreach (WriterSegment segment in _segments.Where(segment => segment.LiveCount > 0))
            {
                (SegmentCommitInfo commit, SharedReader reader, BitSet? live) = segment.Share();
                readers.Add(reader);
                commits.Add(commit);
                liveDocs.Add(live);
            }
            return new OpenSegments(_lastCommit with { Segments = commits }, [.. readers], [.. liveDocs]);
        }
        catch
        {
            readers.ForEach(reader => reader.Release());
            throw;
        }
    }

    /// <summary>Forgets all but the last commit; one that was only prepared is withdrawn.</summary>
    internal void Close()
    {
        _prepared?.Writer?.Rollback();
        _prepared = null;
        _segments.ForEach(segment => segment.Release());
        _segments.Clear();
        _unfinished.Clear();
        RemoveUnusedFiles();
    }

    private WriterSegment NewSegment(SegmentInfo info, BitSet? liveDocs)
    {
        GiveUp(info.Name);      // from here on it is known by its files
        return new WriterSegment(_pool, new SegmentCommitInfo { Info = info, Id = IndexHeader.NewId() }, liveDocs);
    }

    private void RemoveUnusedFiles()
    {
        if (_isUnsureWhatCounts)
        {
            return;     // a commit that could not be finished may be there after a loss of power: it keeps its files until the next writer has looked
        }
        HashSet<string> needed = NeededFiles();
        lock (_names)
        {
            UnusedFiles.Delete(_directory, needed, _unfinished);
        }
    }

    private HashSet<string> NeededFiles()
    {
        HashSet<string> needed = CommitFiles.Of(_lastCommit);
        if (_prepared is { Writer: not null } prepared)
        {
            needed.UnionWith(prepared.Files);
            needed.Add(IndexFileNames.PendingCommit(prepared.Commit.Generation));
        }
        foreach (WriterSegment segment in _segments)
        {
            needed.UnionWith(CommitFiles.Of(segment.Commit));
        }
        return needed;
    }

    /// <summary>A commit between its two phases.</summary>
    /// <param name="Commit">What it says.</param>
    /// <param name="Files">Of its segments.</param>
    /// <param name="Writer">Finishes it; null where it has nothing that the last commit does not have.</param>
    private sealed record PreparedCommit(SegmentInfos Commit, IReadOnlySet<string> Files, SegmentInfosWriter? Writer);
}
