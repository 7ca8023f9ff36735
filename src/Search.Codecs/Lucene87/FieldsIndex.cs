using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene87;

/// <summary>
/// Finds the chunk of a document (.fdx and its part of .fdm in <see cref="StoredFieldsFormat"/>; term vectors have the same). Threads may share it.
/// </summary>
internal sealed class FieldsIndex
{
    private readonly DirectMonotonicReader _docs;
    private readonly DirectMonotonicReader _starts;
    private readonly FileSlice _file;
    private readonly long _chunks;
    private readonly int _maxDoc;
    private readonly int _maxDocsPerChunk;
    private readonly long _dataStart;
    private readonly long _dataEnd;

    /// <param name="state">The segment.</param>
    /// <param name="meta">At the index's part of the meta file; is left behind it.</param>
    /// <param name="data">The data file.</param>
    /// <param name="extension">Of the index file.</param>
    /// <param name="codec">Of the index file.</param>
    /// <param name="maxDocsPerChunk">Documents that a chunk may have.</param>
    /// <exception cref="CorruptIndexException"/>
    public FieldsIndex(SegmentReadState state, ref ByteReader meta, FramedFile data, string extension, string codec, int maxDocsPerChunk)
    {
        _maxDocsPerChunk = maxDocsPerChunk;
        _maxDoc = meta.ReadInt32();
        int blockShift = meta.ReadInt32();
        int count = meta.ReadInt32();
        if (_maxDoc != state.MaxDoc || count < 1)
        {
            throw meta.Corrupt($"index of {count - 1} chunks for {_maxDoc} documents, the segment has {state.MaxDoc}");
        }
        long docsStart = meta.ReadInt64();
        DirectMonotonicMeta docs = DirectMonotonicMeta.Read(ref meta, count, blockShift);
        long startsStart = meta.ReadInt64();
        DirectMonotonicMeta starts = DirectMonotonicMeta.Read(ref meta, count, blockShift);
        long startsEnd = meta.ReadInt64();
        _dataEnd = meta.ReadInt64();
        _dataStart = data.Start;
        FramedFile file = FramedFile.Open(state, extension, codec, StoredFieldsFormat.IndexVersion, StoredFieldsFormat.IndexVersion);
        _file = file.Slice;
        _chunks = count - 1;
        if (docsStart < file.Start || startsStart < docsStart || startsEnd < startsStart || startsEnd > file.End || _dataEnd != data.End)
        {
            throw meta.Corrupt($"index at {docsStart}, {startsStart} and {startsEnd} of {file.End}, data up to {_dataEnd} of {data.End}");
        }
        _docs = new DirectMonotonicReader(docs, _file, docsStart, startsStart - docsStart);
        _starts = new DirectMonotonicReader(starts, _file, startsStart, startsEnd - startsStart);
        if (_docs[0] != 0 || _docs[_chunks] != _maxDoc || _starts[_chunks] != _dataEnd || _starts[0] != _dataStart)
        {
            throw _file.Corrupt("the index of chunks does not reach from the first document to the last", docsStart);
        }
    }

    public long ChunkCount => _chunks;

    /// <summary>The chunk that holds a document.</summary>
    /// <exception cref="CorruptIndexException">The index is damaged.</exception>
    public Place Find(int docId)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)docId, (uint)_maxDoc, nameof(docId));
        long found = _docs.BinarySearch(docId);
        return Chunk(found >= 0 ? found : ~found - 1);
    }

    /// <summary>A chunk by its number.</summary>
    /// <exception cref="CorruptIndexException">The index is damaged.</exception>
    public Place Chunk(long chunk)
    {
        long docBase = _docs[chunk];
        long docEnd = _docs[chunk + 1];
        long start = _starts[chunk];
        long end = _starts[chunk + 1];
        return docBase >= 0 && docEnd > docBase && docEnd - docBase <= _maxDocsPerChunk && docEnd <= _maxDoc
                && start >= _dataStart && end > start && end <= _dataEnd
            ? new Place((int)docBase, (int)(docEnd - docBase), start, end - start)
            : throw _file.Corrupt($"chunk {chunk} holds documents {docBase} to {docEnd} at {start} to {end}", 0);
    }

    /// <summary>Which documents a chunk holds, and its bytes in the data file.</summary>
    internal readonly record struct Place(int DocBase, int DocCount, long Start, long Length);
}
