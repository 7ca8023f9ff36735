using Search.Codecs.BitPacking;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene87;

/// <summary>Collects where the chunks of stored fields or term vectors begin, and writes what <see cref="FieldsIndex"/> reads.</summary>
internal sealed class FieldsIndexWriter
{
    private readonly List<int> _docCounts = [];
    private readonly List<long> _starts = [];

    /// <param name="docCount">Documents in the chunk.</param>
    /// <param name="start">Its offset in the data file.</param>
    public void AddChunk(int docCount, long start)
    {
        _docCounts.Add(docCount);
        _starts.Add(start);
    }

    /// <summary>Writes the index file behind its header, with its footer, and the index's part of the meta file.</summary>
    /// <param name="meta">The meta file, where the part begins.</param>
    /// <param name="index">The index file.</param>
    /// <param name="dataEnd">The end of the last chunk in the data file.</param>
    public void Write(ByteWriter meta, IndexOutput index, long dataEnd)
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
