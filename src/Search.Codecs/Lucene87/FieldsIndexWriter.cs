using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene87;

/// <summary>Collects where the chunks of stored fields or term vectors begin, and writes what <see cref="FieldsIndex"/> reads, with the end of their files.</summary>
internal sealed class FieldsIndexWriter
{
    private readonly List<int> _docCounts = [];
    private readonly List<long> _starts = [];
    private long _dirtyChunks;
    private long _missingDocs;

    /// <param name="docCount">Documents in the chunk.</param>
    /// <param name="start">Its offset in the data file.</param>
    public void AddChunk(int docCount, long start)
    {
        _docCounts.Add(docCount);
        _starts.Add(start);
    }

    /// <summary>Notes that the next chunk, the last one, is written although it is not full.</summary>
    /// <param name="docCount">Documents in the chunk.</param>
    /// <param name="contentLength">Bytes in it, before they are packed.</param>
    /// <param name="chunkSize">Bytes with which it would be full.</param>
    /// <param name="maxDocs">Documents with which it would be.</param>
    public void AddIncomplete(int docCount, long contentLength, int chunkSize, int maxDocs)
    {
        double full = (double)chunkSize / contentLength * docCount;
        _dirtyChunks++;
        _missingDocs += (long)Math.Min(maxDocs, full) - docCount;
    }

    /// <summary>Notes chunks that are not full, which come from another segment or are ended so that its chunks can follow.</summary>
    /// <param name="chunks">How many.</param>
    /// <param name="missingDocs">About how many documents more they would have held, as far as is known.</param>
    public void AddDirty(long chunks, long missingDocs)
    {
        _dirtyChunks += chunks;
        _missingDocs += missingDocs;
    }

    /// <summary>Writes the index file, and the ends of the two others.</summary>
    /// <param name="state">The segment.</param>
    /// <param name="extension">Of the index file.</param>
    /// <param name="codec">In its header.</param>
    /// <param name="meta">The meta file, where the index's part begins.</param>
    /// <param name="data">The data file, behind the last chunk.</param>
    public void Finish(SegmentWriteState state, string extension, string codec, IndexOutput meta, IndexOutput data)
    {
        using (IndexOutput index = SegmentOutputs.Create(state, extension, codec, StoredFieldsFormat.IndexVersion))
        {
            Write(meta, index, data.Position);
        }
        meta.WriteVLong(_dirtyChunks);
        meta.WriteVLong(_missingDocs);
        IndexFooter.Write(meta);
        IndexFooter.Write(data);
    }

    private void Write(ByteWriter meta, IndexOutput index, long dataEnd)
    {
        int count = _docCounts.Count + 1;
        meta.WriteInt32(_docCounts.Sum());
        meta.WriteInt32(StoredFieldsFormat.BlockShift);
        meta.WriteInt32(count);
        meta.WriteInt64(index.Position);
        var docs = new DirectMonotonicWriter(meta, index, count, StoredFieldsFormat.BlockShift);
        long doc = 0;
        docs.Add(doc);
        foreach (int docCount in _docCounts)
        {
            docs.Add(doc += docCount);
        }
        docs.Finish();
        meta.WriteInt64(index.Position);
        var starts = new DirectMonotonicWriter(meta, index, count, StoredFieldsFormat.BlockShift);
        foreach (long start in _starts)
        {
            starts.Add(start);
        }
        starts.Add(dataEnd);
        starts.Finish();
        meta.WriteInt64(index.Position);
        meta.WriteInt64(dataEnd);
        IndexFooter.Write(index);
    }
}
