using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene87;

/// <summary>Finds the chunk of a document (.fdx and its part of .fdm in <see cref="StoredFieldsFormat"/>; term vectors have the same). Threads may share it.</summary>
internal sealed class FieldsIndex : ChunkIndex
{
    private readonly DirectMonotonicReader _docs;
    private readonly DirectMonotonicReader _starts;
    private readonly FileSlice _file;
    private readonly long _chunks;

    /// <param name="state">The segment.</param>
    /// <param name="meta">At the index's part of the meta file; is left behind it.</param>
    /// <param name="data">The data file.</param>
    /// <param name="extension">Of the index file.</param>
    /// <param name="codec">In the header of the index file.</param>
    /// <param name="maxDocsPerChunk">More documents in a chunk are damage.</param>
    /// <param name="oldDataStart">In data files of before version 3: where the first chunk begins. Something else stands behind the last one, too.</param>
    /// <exception cref="CorruptIndexException"/>
    public FieldsIndex(SegmentReadState state, ref ByteReader meta, FramedFile data, string extension, string codec, int maxDocsPerChunk, long? oldDataStart = null)
        : base(state.MaxDoc, oldDataStart ?? data.Start, maxDocsPerChunk)
    {
        long dataStart = oldDataStart ?? data.Start;
        int maxDoc = meta.ReadInt32();
        int blockShift = meta.ReadInt32();
        int count = meta.ReadInt32();
        if (maxDoc != state.MaxDoc || count < 1)
        {
            throw meta.Corrupt($"index of {count - 1} chunks for {maxDoc} documents, the segment has {state.MaxDoc}");
        }
        long docsStart = meta.ReadInt64();
        DirectMonotonicMeta docs = DirectMonotonicMeta.Read(ref meta, count, blockShift);
        long startsStart = meta.ReadInt64();
        DirectMonotonicMeta starts = DirectMonotonicMeta.Read(ref meta, count, blockShift);
        long startsEnd = meta.ReadInt64();
        End = meta.ReadInt64();
        FramedFile file = FramedFile.Open(state, extension, codec, StoredFieldsFormat.IndexVersion, StoredFieldsFormat.IndexVersion);
        _file = file.Slice;
        _chunks = count - 1;
        if (docsStart < file.Start || startsStart < docsStart || startsEnd < startsStart || startsEnd > file.End
            || End > data.End || (oldDataStart == null && End != data.End))
        {
            throw meta.Corrupt($"index at {docsStart}, {startsStart} and {startsEnd} of {file.End}, data up to {End} of {data.End}");
        }
        _docs = new DirectMonotonicReader(docs, _file, docsStart, startsStart - docsStart);
        _starts = new DirectMonotonicReader(starts, _file, startsStart, startsEnd - startsStart);
        if (_docs[0] != 0 || _docs[_chunks] != maxDoc || _starts[_chunks] != End || _starts[0] != dataStart)
        {
            throw _file.Corrupt("the index of chunks does not reach from the first document to the last", docsStart);
        }
    }

    public override long ChunkCount => _chunks;

    public override long End { get; }

    protected override FileSlice File => _file;

    protected override long FindChunk(int docId)
    {
        long found = _docs.BinarySearch(docId);
        return found >= 0 ? found : ~found - 1;
    }

    protected override long DocBase(long chunk) => _docs[chunk];

    protected override long Start(long chunk) => _starts[chunk];
}
