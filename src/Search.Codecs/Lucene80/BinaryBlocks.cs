using Search.Codecs.BitPacking;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>The strings of bytes of a field in compressed blocks of 32: <c>CompressedBinary</c> in <see cref="Lucene80DocValuesFormat"/>. No state.</summary>
internal sealed class BinaryBlocks
{
    /// <summary>Values per block, as a power of two.</summary>
    public const int Shift = 5;

    private readonly DirectMonotonicReader _starts;

    private BinaryBlocks(DocsWithField docs, int count, DirectMonotonicReader starts, FileSlice data, Region region, int maxBlockBytes)
    {
        Docs = docs;
        Count = count;
        Data = data;
        Region = region;
        MaxBlockBytes = maxBlockBytes;
        _starts = starts;
    }

    public DocsWithField Docs { get; }

    /// <summary>Documents that have a value.</summary>
    public int Count { get; }

    public FileSlice Data { get; }

    public Region Region { get; }

    /// <summary>Bytes of the largest block, unpacked.</summary>
    public int MaxBlockBytes { get; }

    /// <exception cref="CorruptIndexException">Something is impossible, or does not lie in the data file.</exception>
    public static BinaryBlocks Read(ref ByteReader meta, FramedFile data, int maxDoc)
    {
        Region region = Region.Read(ref meta, data);
        DocsWithField docs = DocsWithField.Read(ref meta, data);
        int count = meta.ReadInt32();
        docs.CheckCount(ref meta, count, maxDoc);
        meta.ReadInt32();       // shortest and longest value: not needed here
        meta.ReadInt32();
        if (count == 0)
        {
            DirectMonotonicMeta none = DirectMonotonicMeta.Read(ref meta, 0, DirectMonotonicFormat.MinBlockShift);
            return new BinaryBlocks(docs, 0, new DirectMonotonicReader(none, data.Slice, 0, 0), data.Slice, region, 0);
        }
        long offset = meta.ReadInt64();
        int blocks = meta.ReadVInt();
        int shift = meta.ReadVInt();
        int maxBlockBytes = meta.ReadVInt();
        if (shift != Shift || blocks != (count + (1L << Shift) - 1) >> Shift || maxBlockBytes < 0 || maxBlockBytes > region.Length * 255)
        {
            throw meta.Corrupt($"{count} values in {blocks} blocks of 2^{shift} values and at most {maxBlockBytes} bytes, {region.Length} bytes compressed");
        }
        int blockShift = meta.ReadVInt();
        DirectMonotonicMeta numbers = DirectMonotonicMeta.Read(ref meta, blocks, blockShift);
        Region.Check(ref meta, offset, meta.ReadInt64(), data);
        return new BinaryBlocks(docs, count, new DirectMonotonicReader(numbers, data.Slice, offset, data.End - offset), data.Slice, region, maxBlockBytes);
    }

    /// <summary>A reader at a block, which ends with the last block.</summary>
    public ByteReader Open(int block)
    {
        long start = _starts[block];
        return start >= Region.Offset && start <= Region.Offset + Region.Length
            ? Data.Slice(0, Region.Offset + Region.Length).Reader(start)
            : throw Data.Corrupt($"block {block} of values at offset {start}", Region.Offset);
    }
}
