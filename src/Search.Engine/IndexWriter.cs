using System.Runtime.ExceptionServices;
using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Engine.Collecting;
using Search.Engine.Commits;
using Search.Engine.Indexing;
using Search.Engine.Snapshots;
using Search.Storage;

namespace Search.Engine;

/// <summary>
/// Adds, updates and deletes documents. It holds the index's <c>write.lock</c> until it is disposed of; what was not committed by then is dropped. Safe for
/// several threads, which work side by side.
/// </summary>
/// <remarks>
/// When a call fails with anything but <see cref="DocumentException"/> (a full disk, say) the writer is done: later calls fail too, the last commit stays, and disposing of the
/// writer gives up the lock. What a merge fails with, which goes on beside the calls or after them, the next call tells.
/// </remarks>
public sealed class IndexWriter : IDisposable
{
    private readonly Schema _schema;
    private readonly WriterOptions _options;
    private readonly IDisposable _lock;
    private readonly DocumentWriter _documents;
    private readonly Lock _commits = new();
    private readonly string _indexId;
    private Dictionary<string, string> _userData;
    private bool _isPrepared;

    internal IndexWriter(IndexDirectory directory, Schema schema, SegmentReaderPool pool, WriterOptions options)
    {
        _schema = schema;
        _options = options;
        _lock = directory.ObtainLock(IndexFileNames.WriteLock);
        try
        {
            SegmentInfos? newest = SegmentInfosReader.ReadNewest(directory);
            if (newest != null)
            {
                CommitData.CheckWritable(newest.UserData, schema);
            }
            _indexId = (newest == null ? null : CommitData.IndexIdOf(newest.UserData)) ?? Guid.NewGuid().ToString("N");
            _userData = newest == null ? [] : CommitData.OfUser(newest.UserData);
            _documents = new DocumentWriter(directory, schema, pool, options, newest);
        }
        catch
        {
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>Bytes of documents and deletions that wait in memory: about <see cref="WriterOptions.MemoryMegabytes"/> at most.</summary>
    public long MemoryUsed => _documents.MemoryUsed;

    /// <summary>Adds a document. It is searched after <see cref="Commit"/>.</summary>
    /// <exception cref="DocumentException">It does not fit the schema; nothing was added.</exception>
    public void Add(Document document) => _documents.Insert(document, null);

    /// <summary>Adds a document in the place of those that have its id: whoever searches sees the old one or the new one.</summary>
    /// <exception cref="DocumentException">It does not fit the schema; nothing was added or deleted.</exception>
    /// <exception cref="InvalidOperationException">The schema has no id field.</exception>
    public void Update(Document document) => _documents.Insert(document, IdField);

    /// <summary>Deletes the documents that have an id; no matter whether there are any.</summary>
    /// <exception cref="InvalidOperationException">The schema has no id field.</exception>
    public void Delete(string id) => _documents.Delete(id, IdField);

    /// <summary>
    /// Deletes the documents that match a query, of all that were added before the call, committed or not; none that are added after it. Like every change it
    /// counts from the next <see cref="Commit"/> on.
    /// </summary>
    /// <remarks>
    /// It costs as much as a <see cref="Flush"/> and a search for all matches: what is in memory becomes a segment first. Who has many queries asks for them at once, as clauses of
    /// one <see cref="BooleanQuery"/>; who knows ids deletes by id, which costs next to nothing.
    /// </remarks>
    /// <returns>How many were deleted.</returns>
    /// <exception cref="CorruptIndexException">The index is damaged where the query looked. Nothing was deleted, and the writer is not done.</exception>
    public long Delete(Query query)
    {
        ArgumentNullException.ThrowIfNull(query);
        long deleted = 0;
        Exception? failure = null;
        lock (_commits)
        {
            _documents.Gather(segments =>
            {
                // What a query fails with changes nothing: it is found out before the first document goes.
                try
                {
                    deleted = Delete(segments, query);
                }
                catch (Exception error)
                {
                    failure = error;
                }
            });
        }
        if (failure != null)
        {
            ExceptionDispatchInfo.Throw(failure);
        }
        return deleted;
    }

    /// <summary>
    /// Makes all changes durable, and visible to the next search. When it returns, they survive a loss of power. When it fails, the commit before still
    /// counts, unless the very last step failed and could not be undone; a search never sees half a commit. Of what other threads add meanwhile, each document is in the commit
    /// whole, with what it replaces gone, or not at all. After <see cref="PrepareCommit"/> it finishes that commit, and what was added since waits for the next one.
    /// </summary>
    /// <param name="userData">Kept with the commit, and with later ones until they bring their own. Null: what <see cref="WriterOptions.UserData"/> says, or what the
    /// commit before had.</param>
    /// <exception cref="InvalidOperationException">A commit is prepared, with user data of its own, and here are others.</exception>
    public void Commit(IReadOnlyDictionary<string, string>? userData = null)
    {
        lock (_commits)
        {
            if (!_isPrepared)
            {
                Gather(userData, (segments, data) =>
                {
                    segments.Prepare(data);
                    segments.Finish();
                });
                return;
            }
            if (userData != null)
            {
                throw new InvalidOperationException("The commit is prepared: its user data cannot be changed any more");
            }
            _documents.Hold(segments => segments.Finish());
            _isPrepared = false;
        }
    }

    /// <summary>
    /// The first phase of a commit: all changes up to now are brought to stable storage, but nobody sees them yet. <see cref="Commit"/> makes them count, which is quick then
    /// and seldom fails; <see cref="Rollback"/>, disposing of the writer or a crash withdraws them. In between documents may be added and deleted, and segments merged: that
    /// belongs to the next commit. So an index and something else (a database, say) can be changed both or neither.
    /// </summary>
    /// <param name="userData">As for <see cref="Commit"/>.</param>
    /// <exception cref="InvalidOperationException">A commit is prepared already.</exception>
    public void PrepareCommit(IReadOnlyDictionary<string, string>? userData = null)
    {
        lock (_commits)
        {
            if (_isPrepared)
            {
                throw new InvalidOperationException("A commit is prepared already: finish it with Commit, or withdraw it with Rollback");
            }
            Gather(userData, (segments, data) => segments.Prepare(data));
            _isPrepared = true;
        }
    }

    /// <summary>Withdraws what was not committed, a prepared commit too, and ends the writer: the same as <see cref="Dispose"/>.</summary>
    public void Rollback() => Dispose();

    /// <summary>Writes what is in memory to a segment, without a commit: it is not durable, and only <see cref="OpenSnapshot"/> sees it.</summary>
    public void Flush()
    {
        lock (_commits)
        {
            _documents.Gather(_ => { });
        }
    }

    /// <summary>Merges segments until there are no more than this many, and removes the documents that were deleted. As durable as the next <see cref="Commit"/>.</summary>
    public void ForceMerge(int maxSegments = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSegments, 1);
        lock (_commits)
        {
            _documents.Gather(_ => { });
            _documents.ForceMerge(maxSegments);
        }
    }

    /// <summary>
    /// Commits, and leaves nothing of what was deleted before the call in any file of the folder: each segment that has deleted documents is written anew without them, and
    /// the files of earlier commits, of merged segments and of crashes are removed.
    /// </summary>
    /// <remarks>
    /// It costs a merge of these segments by themselves. It does not reach what lies outside the folder's files: copies and backups, blocks that the file system has not
    /// used again, and the files that an open snapshot, here or in another process, keeps until it is closed.
    /// </remarks>
    /// <exception cref="InvalidOperationException">A commit is prepared.</exception>
    /// <exception cref="IOException">It could not be done; where all is committed but a file could not be removed, the message names it.</exception>
    public void Purge()
    {
        IReadOnlyList<string> left = [];
        lock (_commits)
        {
            if (_isPrepared)
            {
                throw new InvalidOperationException("A commit is prepared: finish it with Commit, or withdraw it with Rollback, before a purge");
            }
            _documents.Gather(_ => { });
            _documents.Expunge();
            Gather(null, (segments, data) =>
            {
                segments.Prepare(data);
                segments.Finish();
                left = segments.Leftovers();
            });
        }
        if (left.Count > 0)
        {
            throw new IOException($"What was deleted may still be in files that could not be removed: {string.Join(", ", left)}");
        }
    }

    /// <summary>Returns when no merge is under way or due. What they made is as durable as the next <see cref="Commit"/>; disposing of the writer stops them.</summary>
    public void WaitForMerges() => _documents.WaitForMerges();

    /// <summary>All documents up to now, whether they are committed or not.</summary>
    public Snapshot OpenSnapshot()
    {
        lock (_commits)
        {
            OpenSegments? open = null;
            _documents.Gather(segments => open = segments.Open());
            Snapshot snapshot = open!.Share();
            open.Release();
            return snapshot;
        }
    }

    /// <summary>Drops what was not committed, and gives up the lock.</summary>
    public void Dispose()
    {
        lock (_commits)
        {
            try
            {
                _documents.Dispose();
            }
            finally
            {
                _lock.Dispose();
            }
        }
    }

    private static long Delete(WriterSegments segments, Query query)
    {
        OpenSegments open = segments.Open();
        using Snapshot snapshot = open.Share();
        open.Release();
        long deleted = 0;
        foreach ((SegmentView segment, List<int> docs) in MatchingDocs.Of(snapshot, query))
        {
            segments.Delete(segment.Commit.Info.Name, docs);
            deleted += docs.Count;
        }
        return deleted;
    }

    private void Gather(IReadOnlyDictionary<string, string>? userData, Action<WriterSegments, Dictionary<string, string>> action)
    {
        Dictionary<string, string> data = CommitData.With(_schema, _indexId, userData ?? _options.UserData ?? _userData);
        _documents.Gather(segments => action(segments, data));
        _userData = CommitData.OfUser(data);
    }

    private string IdField => _schema.IdField ?? throw new InvalidOperationException("The index's schema has no id field: documents cannot be told apart");
}
