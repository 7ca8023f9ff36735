using System.Globalization;
using Search.Codecs.Contracts;
using Search.Engine.Documents;
using Search.Engine.Merging;
using Search.Engine.Snapshots;
using Search.Storage;

namespace Search.Engine.Indexing;

/// <summary>
/// The way of documents from threads that add them to written segments: buffers in memory, flushes, deletions in the right order, merges.
/// </summary>
/// <remarks>
/// One lock guards what threads share; documents are inverted, segments written and merged without it. Deletions are numbered by <see cref="DeleteLog"/>: the written segments have
/// all been told of the same first so many, and a flushed segment is brought to the same state when it joins them. While a commit gathers (<see cref="Gather"/>) no segment
/// comes or goes, and no deletion is applied that is younger than the documents that it gathered.
/// </remarks>
internal sealed class DocumentWriter : IMergeHost, IDisposable
{
    private readonly object _guard = new();
    private readonly Schema _schema;
    private readonly DeleteLog _log = new();
    private readonly SegmentBuffers _buffers;
    private readonly WriterSegments _segments;
    private readonly SegmentFlusher _flusher;
    private readonly MergeRunner _merges;
    private readonly bool _mergesInBackground;
    private long _applied;          // deletions that the written segments know
    private bool _segmentsAreHeld;
    private Exception? _failure;
    private bool _disposed;

    internal DocumentWriter(IndexDirectory directory, Schema schema, SegmentReaderPool pool, WriterOptions options, SegmentInfos? newest)
    {
        _schema = schema;
        _mergesInBackground = options.MergeInBackground;
        var numbers = new FieldNumbers();
        _buffers = new SegmentBuffers(_guard, schema, numbers, _log, options.MemoryMegabytes * (1L << 20));
        _segments = new WriterSegments(directory, pool, newest);
        var policy = new TieredMergePolicy { SegmentsPerTier = options.SegmentsPerTier, CompoundRatio = options.CompoundFiles ? TieredMergePolicy.SmallPart : 0 };
        IReadOnlyList<IndexSortField> sort = SegmentSort.Of(schema);
        _flusher = new SegmentFlusher(directory, _segments, numbers, sort, options.CompoundFiles);
        _merges = new MergeRunner(directory, _segments, numbers, policy, options.MergeInBackground ? options.MergeThreads : 0, sort, this);
        try
        {
            foreach (WriterSegment segment in _segments.All)
            {
                numbers.Learn(segment.Reader.Fields);
            }
        }
        catch
        {
            _segments.Close();
            throw;
        }
    }

    object IMergeHost.Guard => _guard;

    internal long MemoryUsed
    {
        get
        {
            lock (_guard)
            {
                return _buffers.MemoryUsed;
            }
        }
    }

    /// <param name="document">The new one.</param>
    /// <param name="idField">Names the documents that it takes the place of; null for none.</param>
    internal void Insert(Document document, string? idField)
    {
        BufferSlot slot;
        lock (_guard)
        {
            slot = _buffers.Rent(ThrowIfDone);
        }
        string? replaced = null;
        try
        {
            slot.Insert(document, _flusher.Begin);
            replaced = idField == null ? null : KeywordText.Term(_schema[idField]!, document.Text(idField)!);
        }
        catch (DocumentException)
        {
            Return(slot, null);
            throw;
        }
        catch (Exception error)
        {
            Fail(error);
            lock (_guard)
            {
                _buffers.Drop(slot);
            }
            throw;
        }
        Return(slot, replaced);
    }

    internal void Delete(string id, string idField)
    {
        string term = KeywordText.Term(_schema[idField]!, id);
        lock (_guard)
        {
            ThrowIfDone();
            _log.Add(term);
        }
    }

    /// <summary>
    /// Writes all that was added before, with all that was deleted before, and hands over the segments. Nobody changes them meanwhile, while documents go on
    /// being added. One at a time.
    /// </summary>
    internal void Gather(Action<WriterSegments> action)
    {
        IReadOnlyList<BufferSlot> slots;
        long end;
        lock (_guard)
        {
            ThrowIfDone();
            slots = _buffers.TakeAll(ThrowIfDone);
            end = _log.End;
            _segmentsAreHeld = true;
        }
        try
        {
            lock (_guard)
            {
                foreach (BufferSlot slot in slots)
                {
                    slot.ApplyDeletes(_log, end);
                }
                ApplyDeletes(end);      // looks ids up, so it finds damage
            }
            foreach (BufferSlot slot in slots)
            {
                SegmentInfo? info = _flusher.Write(slot, Diagnostics("flush"), out BitSet? liveDocs);
                if (info != null)
                {
                    _segments.Add(info, liveDocs);
                }
            }
            action(_segments);
        }
        catch (Exception error)
        {
            Fail(error);
            throw;
        }
        finally
        {
            lock (_guard)
            {
                foreach (BufferSlot slot in slots)
                {
                    slot.Discard();
                    _buffers.EndFlush(slot);
                }
                _segmentsAreHeld = false;
                Monitor.PulseAll(_guard);
            }
        }
        StartMerges();
    }

    /// <summary>Hands over the written segments as they are. Nobody changes them meanwhile. One at a time, as with <see cref="Gather"/>.</summary>
    internal void Hold(Action<WriterSegments> action)
    {
        lock (_guard)
        {
            ThrowIfDone();
            _segmentsAreHeld = true;
        }
        try
        {
            Run(() => action(_segments));
        }
        finally
        {
            lock (_guard)
            {
                _segmentsAreHeld = false;
                Monitor.PulseAll(_guard);
            }
        }
    }

    internal void ForceMerge(int maxSegments) => Run(() => _merges.Force(maxSegments));

    internal void Expunge() => Run(_merges.Expunge);

    internal void WaitForMerges()
    {
        _merges.Wait();
        lock (_guard)
        {
            ThrowIfDone();
        }
    }

    public void Dispose()
    {
        lock (_guard)
        {
            if (_disposed)
            {
                return;
            }
            _disposed = true;
            Monitor.PulseAll(_guard);
        }
        _merges.Dispose();
        lock (_guard)
        {
            try
            {
                _buffers.Close();
            }
            finally
            {
                _segments.Close();
            }
        }
    }

    public void AwaitSegments()
    {
        while (_segmentsAreHeld)
        {
            Monitor.Wait(_guard);
        }
    }

    void IMergeHost.ApplyDeletes() => ApplyDeletes(_log.End);

    public IReadOnlyDictionary<string, string> Diagnostics(string source) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["source"] = source,
        ["lucene.version"] = LuceneVersion.Written.ToString(),
        ["writer"] = "Search, .NET " + Environment.Version,
        ["os"] = Environment.OSVersion.Platform.ToString(),
        ["timestamp"] = DateTimeOffset.UtcNow.ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture),
    };

    public void Fail(Exception error)
    {
        lock (_guard)
        {
            _failure ??= error;
            Monitor.PulseAll(_guard);
        }
    }

    private void Return(BufferSlot slot, string? replaced)
    {
        BufferSlot? full;
        long end;
        lock (_guard)
        {
            byte[]? id = replaced == null ? null : _log.Add(replaced);
            slot.Mark(_log.End, id);
            full = _buffers.Return(slot);
            end = _log.End;
            full?.ApplyDeletes(_log, end);
        }
        if (full != null)
        {
            Run(() => Flush(full, end));
            StartMerges();
        }
    }

    private void Flush(BufferSlot slot, long end)
    {
        try
        {
            SegmentInfo? info = _flusher.Write(slot, Diagnostics("flush"), out BitSet? liveDocs);
            lock (_guard)
            {
                AwaitSegments();
                ApplyDeletes(_log.End);
                WriterSegment? segment = info == null ? null : _segments.Add(info, liveDocs);
                if (_schema.IdField is { } idField)
                {
                    segment?.Delete(idField, _log.Sorted(end, _log.End));
                }
            }
        }
        finally
        {
            lock (_guard)
            {
                _buffers.EndFlush(slot);
            }
        }
    }

    /// <summary>Tells all written segments of the deletions up to a number, and forgets those that nobody needs to be told of any more.</summary>
    private void ApplyDeletes(long end)
    {
        if (_applied < end && _schema.IdField is { } idField)
        {
            _segments.Delete(idField, _log.Sorted(_applied, end));
        }
        _applied = end;
        _log.Forget(Math.Min(_applied, _buffers.FirstMark));
    }

    /// <summary>What was called has been done; a merge that fails now ends the writer and is told by the next call.</summary>
    private void StartMerges()
    {
        try
        {
            if (!_mergesInBackground)
            {
                _merges.Settle();
                return;
            }
            lock (_guard)
            {
                AwaitSegments();
                _merges.Schedule();
            }
        }
        catch (Exception error)
        {
            Fail(error);
        }
    }

    private void Run(Action work)
    {
        try
        {
            work();
        }
        catch (Exception error)
        {
            Fail(error);
            throw;
        }
    }

    private void ThrowIfDone()
    {
        ObjectDisposedException.ThrowIf(_disposed, typeof(IndexWriter));
        if (_failure != null)
        {
            throw new InvalidOperationException($"The writer failed before, and is done: {_failure.Message}", _failure);
        }
    }
}
