using Search.Analysis;
using Search.Codecs.Contracts;
using Search.Engine.Documents;
using Search.Storage;

namespace Search.Engine.Indexing;

/// <summary>
/// A place for a segment in memory, with all that a thread needs to fill it: memory, token streams, checked values. Filled and flushed by one thread at a
/// time, and used again for the next segment.
/// </summary>
internal sealed class BufferSlot(Schema schema, FieldNumbers numbers, ArenaBlocks blocks)
{
    private readonly DocumentValues _values = new(schema);
    private readonly AnalyzerStreams _streams = new(Analyzers.ByName);
    private readonly ByteArena _arena = new(blocks);
    private readonly List<long> _marks = [];
    private SegmentBuffer? _buffer;

    /// <summary>Bytes held when the last document had been added.</summary>
    internal long MemoryUsed { get; private set; }

    /// <summary>Whether whoever fills it must flush it next, for it is the largest and memory is short.</summary>
    internal bool MustFlush { get; set; }

    internal bool IsEmpty => _buffer == null;

    /// <summary>Where the log of deletions stood when the first document was added; long.MaxValue while there is none.</summary>
    internal long FirstMark => _marks.Count == 0 ? long.MaxValue : _marks[0];

    /// <summary>Inverts a document. It counts once <see cref="Mark"/> was called.</summary>
    /// <exception cref="DocumentException"/>
    internal void Insert(Document document, Func<ISegmentWriter> begin)
    {
        _values.Bind(document);
        _buffer ??= new SegmentBuffer(schema, numbers, _streams, _arena, begin());
        _buffer.Add(_values);
    }

    /// <summary>Notes where the log of deletions stands: what was deleted before does not concern the documents that were inserted since the last call.</summary>
    /// <param name="mark">The number that the next deletion gets.</param>
    /// <param name="replaced">The id of the document just inserted, where it takes the place of earlier ones.</param>
    internal void Mark(long mark, byte[]? replaced)
    {
        if (_buffer == null)
        {
            return;
        }
        if (replaced != null)
        {
            _buffer.Delete(replaced, _buffer.DocCount - 1);
        }
        while (_marks.Count < _buffer.DocCount)
        {
            _marks.Add(mark);
        }
        MemoryUsed = _buffer.MemoryUsed + _marks.Count * 8L;
    }

    /// <summary>Deletes what the log says of documents that were here before: all of it up to a number.</summary>
    internal void ApplyDeletes(DeleteLog log, long end)
    {
        int before = 0;
        for (long number = FirstMark; number < end; number++)
        {
            while (before < _marks.Count && _marks[before] <= number)
            {
                before++;
            }
            _buffer!.Delete(log[number], before);
        }
    }

    /// <summary>Writes the segment; null where all its documents are deleted. The slot is empty afterwards, also when that fails.</summary>
    internal SegmentInfo? Flush(IReadOnlyDictionary<string, string> diagnostics, out BitSet? liveDocs)
    {
        SegmentBuffer buffer = _buffer!;
        liveDocs = null;
        try
        {
            return buffer.DeletedCount == buffer.DocCount ? null : buffer.Flush(diagnostics, out liveDocs);
        }
        finally
        {
            Discard();
        }
    }

    /// <summary>Forgets the segment, files included.</summary>
    internal void Discard()
    {
        SegmentBuffer? buffer = _buffer;
        _buffer = null;
        _marks.Clear();
        MemoryUsed = 0;
        MustFlush = false;
        buffer?.Discard();
    }
}
