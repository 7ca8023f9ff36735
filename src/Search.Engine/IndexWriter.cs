using System.Globalization;
using System.Text;
using Search.Analysis;
using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene87;
using Search.Engine.Commits;
using Search.Engine.Documents;
using Search.Engine.Indexing;
using Search.Engine.Merging;
using Search.Engine.Snapshots;
using Search.Storage;

namespace Search.Engine;

/// <summary>
/// Adds, updates and deletes documents. It holds the index's <c>write.lock</c> until it is disposed of; what was not committed by then is dropped. Safe for
/// several threads, which take turns.
/// </summary>
/// <remarks>
/// When a call fails with anything but <see cref="DocumentException"/> (a full disk, say) the writer is done: later calls fail too, the last commit stays, and disposing of the
/// writer gives up the lock.
/// </remarks>
public sealed class IndexWriter : IDisposable
{
    private readonly Lock _guard = new();
    private readonly IndexDirectory _directory;
    private readonly Schema _schema;
    private readonly WriterOptions _options;
    private readonly IDisposable _lock;
    private readonly WriterSegments _segments;
    private readonly MergeRunner _merges;
    private readonly FieldNumbers _numbers = new();
    private readonly PendingDeletes _deletes = new();
    private readonly DocumentValues _values;
    private readonly AnalyzerStreams _streams = new(Analyzers.ByName);
    private readonly ByteArena _arena = new();
    private readonly Dictionary<string, string> _userData;
    private SegmentBuffer? _buffer;
    private Exception? _failure;
    private bool _disposed;

    internal IndexWriter(IndexDirectory directory, Schema schema, SegmentReaderPool pool, WriterOptions options)
    {
        _directory = directory;
        _schema = schema;
        _options = options;
        _values = new DocumentValues(schema);
        _lock = directory.ObtainLock(IndexFileNames.WriteLock);
        try
        {
            SegmentInfos? newest = SegmentInfosReader.ReadNewest(directory);
            if (newest != null)
            {
                CheckWritable(newest.UserData);
            }
            _userData = newest == null ? [] : CommitData.OfUser(newest.UserData);
            _segments = new WriterSegments(directory, pool, newest);
            _merges = new MergeRunner(
                directory, _segments, _numbers, new TieredMergePolicy { SegmentsPerTier = options.SegmentsPerTier }, () => Diagnostics("merge"));
            foreach (WriterSegment segment in _segments.All)
            {
                _numbers.Learn(segment.Reader.Fields);
            }
        }
        catch
        {
            _segments?.Close();
            _lock.Dispose();
            throw;
        }
    }

    /// <summary>Adds a document. It is searched after <see cref="Commit"/>.</summary>
    /// <exception cref="DocumentException">It does not fit the schema; nothing was added.</exception>
    public void Add(Document document)
    {
        lock (_guard)
        {
            Insert(document, null);
        }
    }

    /// <summary>Adds a document in the place of those that have its id: whoever searches sees the old one or the new one.</summary>
    /// <exception cref="DocumentException">It does not fit the schema; nothing was added or deleted.</exception>
    /// <exception cref="InvalidOperationException">The schema has no id field.</exception>
    public void Update(Document document)
    {
        string idField = IdField;
        lock (_guard)
        {
            Insert(document, idField);
        }
    }

    /// <summary>Deletes the documents that have an id; no matter whether there are any.</summary>
    /// <exception cref="InvalidOperationException">The schema has no id field.</exception>
    public void Delete(string id)
    {
        string term = KeywordText.Term(_schema[IdField]!, id);
        lock (_guard)
        {
            ThrowIfDone();
            DeleteEarlier(term, int.MaxValue);
        }
    }

    /// <summary>
    /// Makes all changes durable, and visible to the next search. When it returns, they survive a loss of power. When it fails, the commit before still
    /// counts, unless the very last step failed and could not be undone; a search never sees half a commit.
    /// </summary>
    /// <param name="userData">Kept with the commit, and with later ones until they bring their own. Null: what <see cref="WriterOptions.UserData"/> says, or what the
    /// commit before had.</param>
    public void Commit(IReadOnlyDictionary<string, string>? userData = null) => Change(() =>
    {
        FlushBuffer();
        _merges.Settle();
        Dictionary<string, string> data = CommitData.With(_schema, userData ?? _options.UserData ?? _userData);
        _segments.Commit(data);
        _userData.Clear();
        foreach ((string key, string value) in CommitData.OfUser(data))
        {
            _userData.Add(key, value);
        }
    });

    /// <summary>Writes what is in memory to a segment, without a commit: it is not durable, and only <see cref="OpenSnapshot"/> sees it.</summary>
    public void Flush() => Change(FlushBuffer);

    /// <summary>Merges segments until there are no more than this many, and removes the documents that were deleted. As durable as the next <see cref="Commit"/>.</summary>
    public void ForceMerge(int maxSegments = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(maxSegments, 1);
        Change(() =>
        {
            FlushBuffer();
            _merges.Force(maxSegments);
        });
    }

    /// <summary>All documents up to now, whether they are committed or not.</summary>
    public Snapshot OpenSnapshot()
    {
        Snapshot? snapshot = null;
        Change(() =>
        {
            FlushBuffer();
            OpenSegments open = _segments.Open();
            snapshot = open.Share();
            open.Release();
        });
        return snapshot!;
    }

    /// <summary>Drops what was not committed, and gives up the lock.</summary>
    public void Dispose()
    {
        lock (_guard)
        {
            if (_disposed)
            {
                return;
            }
            _disposed = true;
            try
            {
                _buffer?.Discard();
                _segments.Close();
            }
            finally
            {
                _lock.Dispose();
            }
        }
    }

    private string IdField => _schema.IdField ?? throw new InvalidOperationException("The index's schema has no id field: documents cannot be told apart");

    private void CheckWritable(IReadOnlyDictionary<string, string> data)
    {
        Schema? made = CommitData.SchemaOf(data, out string? reason);
        if (made == null)
        {
            throw new IndexFormatException($"The index cannot be written to. {reason}. Index into a new folder");
        }
        if (made.ToJson() != _schema.ToJson())
        {
            throw new IndexFormatException("The index was made with another schema: index into a new folder");
        }
        if (CommitData.Difference(data, _schema) is { } difference)
        {
            throw new IndexFormatException($"The index cannot be written to. {difference}");
        }
    }

    /// <param name="document">The new one.</param>
    /// <param name="idField">Names the documents that it takes the place of; null for none.</param>
    private void Insert(Document document, string? idField)
    {
        ThrowIfDone();
        try
        {
            _values.Bind(document);
            _buffer ??= new SegmentBuffer(_schema, _numbers, _streams, _arena, new SegmentWriter(_directory, _segments.NextName()));
            int doc = _buffer.DocCount;
            _buffer.Add(_values);
            if (idField != null)
            {
                DeleteEarlier(KeywordText.Term(_schema[idField]!, document.Text(idField)!), doc);
            }
            if (_buffer.MemoryUsed + _deletes.MemoryUsed >= MemoryBudget)
            {
                FlushBuffer();
                _merges.Settle();
            }
        }
        catch (Exception error) when (error is not DocumentException)
        {
            Fail(error);
            throw;
        }
    }

    private long MemoryBudget => Math.Min(_options.MemoryMegabytes * (1L << 20), ByteArena.MaxBytes);

    /// <param name="id">As a term.</param>
    /// <param name="before">Documents of the segment in memory from this one on stay.</param>
    private void DeleteEarlier(string id, int before)
    {
        _buffer?.Delete(Encoding.UTF8.GetBytes(id), before);
        if (_segments.All.Count > 0)
        {
            _deletes.Add(id);
        }
    }

    private void FlushBuffer()
    {
        ApplyDeletes();
        if (_buffer is not { } buffer)
        {
            return;
        }
        _buffer = null;
        if (buffer.DeletedCount == buffer.DocCount)
        {
            buffer.Discard();
            return;
        }
        SegmentInfo info = buffer.Flush(Diagnostics("flush"), out BitSet? liveDocs);
        _segments.Add(info, liveDocs);
    }

    private void ApplyDeletes()
    {
        if (_schema.IdField is { } idField)
        {
            _deletes.Apply(idField, _segments.All);
        }
    }

    private static Dictionary<string, string> Diagnostics(string source) => new(StringComparer.Ordinal)
    {
        ["source"] = source,
        ["lucene.version"] = LuceneVersion.Written.ToString(),
        ["writer"] = "Search, .NET " + Environment.Version,
        ["os"] = Environment.OSVersion.Platform.ToString(),
        ["timestamp"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
    };

    private void Change(Action change)
    {
        lock (_guard)
        {
            ThrowIfDone();
            try
            {
                change();
            }
            catch (Exception error)
            {
                Fail(error);
                throw;
            }
        }
    }

    private void Fail(Exception error)
    {
        _failure = error;
        SegmentBuffer? buffer = _buffer;
        _buffer = null;
        buffer?.Discard();
    }

    private void ThrowIfDone()
    {
        ObjectDisposedException.ThrowIf(_disposed, this);
        if (_failure != null)
        {
            throw new InvalidOperationException($"The writer failed before, and is done: {_failure.Message}", _failure);
        }
    }
}
