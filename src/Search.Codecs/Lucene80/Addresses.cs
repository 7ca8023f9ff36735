using Search.Codecs.BitPacking;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>
/// Where each document's values start: <c>Addresses</c> in <see cref="Lucene80DocValuesFormat"/>. No state: threads may share it.
/// </summary>
internal sealed class Addresses
{
    private readonly DirectMonotonicReader _numbers;
    private readonly FileSlice _data;
    private readonly long _offset;

    private Addresses(DirectMonotonicReader numbers, FileSlice data, long offset, long end)
    {
        _numbers = numbers;
        _data = data;
        _offset = offset;
        End = end;
    }

    /// <summary>Number of all values.</summary>
    public long End { get; }

    /// <summary>Reads <paramref name="docs"/> + 1 addresses, the last of which must be <paramref name="end"/> where that is known.</summary>
    /// <exception cref="CorruptIndexException">It is not, or the addresses do not lie in the data file.</exception>
    public static Addresses Read(ref ByteReader meta, FramedFile data, int docs, long? end)
    {
        long offset = meta.ReadInt64();
        int blockShift = meta.ReadVInt();
        DirectMonotonicMeta numbers = DirectMonotonicMeta.Read(ref meta, docs + 1L, blockShift);
        Region region = Region.Check(ref meta, offset, meta.ReadInt64(), data);
        var reader = new DirectMonotonicReader(numbers, data.Slice, region.Offset, region.Length);
        long last = reader[docs];
        return last >= 0 && last == (end ?? last)
            ? new Addresses(reader, data.Slice, offset, last)
            : throw meta.Corrupt($"the last of {docs} docs ends at value {last} of {end}");
    }

    /// <summary>The first value of a document, and how many it has.</summary>
    public (long Start, int Count) this[int index]
    {
        get
        {
            long start = _numbers[index];
            long count = _numbers[index + 1L] - start;
            return start >= 0 && count >= 0 && count <= int.MaxValue && start <= End - count
                ? (start, (int)count)
                : throw _data.Corrupt($"doc {index} has {count} values from {start} on, of {End}", _offset);
        }
    }
}
