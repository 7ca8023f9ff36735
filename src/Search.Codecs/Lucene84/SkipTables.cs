using System.Collections.Concurrent;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene84;

/// <summary>
/// The <see cref="SkipTable"/>s of a segment's frequent terms, kept for further searches: skip data is read as it lies only once. They take at most 8 bytes for each of the segment's documents, and 4 MB;
/// beyond that all are forgotten. Safe for several threads.
/// </summary>
internal sealed class SkipTables(FileSlice docs, int maxDoc)
{
    private const long MostBytes = 4 << 20;
    private const long BytesPerDoc = 8;

    private readonly ConcurrentDictionary<long, SkipTable> _tables = [];
    private readonly long _most = Math.Min(MostBytes, maxDoc * BytesPerDoc);
    private long _bytes;

    /// <summary>The table of a term with more than one block, whatever its weights; null where none is kept.</summary>
    public SkipTable? Find(in TermState term) => _tables.GetValueOrDefault(term.DocStart + term.SkipOffset);

    /// <param name="field">The term's.</param>
    /// <param name="term">A term with more than one block.</param>
    /// <param name="weights">By norm, as an unsigned byte.</param>
    /// <param name="key">Names the weights.</param>
    /// <exception cref="CorruptIndexException">The skip data is damaged.</exception>
    public SkipTable? Get(FieldInfo field, in TermState term, ReadOnlySpan<float> weights, float key)
    {
        long place = term.DocStart + term.SkipOffset;
        if (_tables.TryGetValue(place, out SkipTable? table) && table.Key == key)
        {
            return table;
        }
        table = Read(field, term, weights, key);
        if (table != null)
        {
            _tables[place] = table;
            if (Interlocked.Add(ref _bytes, table.Bytes) > _most)
            {
                _tables.Clear();
                Interlocked.Exchange(ref _bytes, 0);
            }
        }
        return table;
    }

    private SkipTable? Read(FieldInfo field, in TermState term, ReadOnlySpan<float> weights, float key)
    {
        int count = (term.DocFreq - 1) / ForBlock.Size;
        int[] lastDocs = new int[count];
        uint[] starts = new uint[count + 1];
        float[] best = new float[count];
        var skip = new SkipListReader(docs);
        skip.Reset(field, term);
        for (int block = 0; block <= count; block++)
        {
            skip.SkipTo(block == 0 ? 0 : lastDocs[block - 1] + 1);
            long start = skip.Before.DocStart - term.DocStart;
            if (start is < 0 or > uint.MaxValue)
            {
                return null;
            }
            starts[block] = (uint)start;
            if (block < count)
            {
                lastDocs[block] = skip.UpTo(0);
                foreach (Impact impact in skip.Impacts(0))
                {
                    best[block] = Math.Max(best[block], impact.Freq * weights[(byte)impact.Norm]);
                }
            }
        }
        int mostBehind = (int)Math.Min(int.MaxValue, term.TotalTermFreq - term.DocFreq + 1);
        return new SkipTable(lastDocs, starts, best, mostBehind, key);
    }
}
