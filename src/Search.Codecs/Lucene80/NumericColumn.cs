using Search.Codecs.BitPacking;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>The numbers of a field, as the metadata describe them: <c>Numeric</c> in <see cref="Lucene80DocValuesFormat"/>.</summary>
internal sealed class NumericColumn
{
    private readonly FileSlice _data;
    private readonly Region _region;
    private readonly long _jumpTable;
    private readonly long _gcd;
    private readonly LongValues? _shared;       // null: in blocks, of which a reader remembers one

    private NumericColumn(DocsWithField docs, long count, FileSlice data, Region region, long jumpTable, long gcd, LongValues? shared)
    {
        Docs = docs;
        Count = count;
        _data = data;
        _region = region;
        _jumpTable = jumpTable;
        _gcd = gcd;
        _shared = shared;
    }

    public DocsWithField Docs { get; }

    /// <summary>Number of values; of documents, too, where none has several.</summary>
    public long Count { get; }

    public LongValues Open() => _shared ?? new BlockedValues(_data, _region, _jumpTable, _gcd);

    /// <exception cref="CorruptIndexException">Something is impossible, or does not lie in the data file.</exception>
    public static NumericColumn Read(ref ByteReader meta, FramedFile data)
    {
        DocsWithField docs = DocsWithField.Read(ref meta, data);
        long count = meta.ReadInt64();
        int tableSize = meta.ReadInt32();
        if (tableSize is > Lucene80DocValuesFormat.MaxTable or (< -1 and not Lucene80DocValuesFormat.BlocksMark) or 0)
        {
            throw meta.Corrupt($"table of {tableSize} numbers");
        }
        long[]? table = tableSize > 0 ? new long[tableSize] : null;
        for (int i = 0; i < tableSize; i++)
        {
            table![i] = meta.ReadInt64();
        }
        int bitsPerValue = meta.ReadByte();
        long min = meta.ReadInt64();
        long gcd = meta.ReadInt64();
        Region region = Region.Read(ref meta, data);
        long jumpTable = meta.ReadInt64();
        if (count < 0)
        {
            throw meta.Corrupt($"{count} values");
        }
        if (bitsPerValue == 0)
        {
            return new NumericColumn(docs, count, data.Slice, region, -1, gcd, new ConstantValues(min));
        }
        if (tableSize == Lucene80DocValuesFormat.BlocksMark)
        {
            CheckBlocks(ref meta, count, bitsPerValue, region, jumpTable);
            return new NumericColumn(docs, count, data.Slice, region, jumpTable, gcd, null);
        }
        CheckPacked(ref meta, count, bitsPerValue, region);
        var packed = new DirectReader(data.Slice, region.Offset, bitsPerValue);
        if (table != null)
        {
            return new NumericColumn(docs, count, data.Slice, region, -1, gcd, new TableValues(packed, table, data.Slice, region));
        }
        return new NumericColumn(docs, count, data.Slice, region, -1, gcd, new LinearValues(packed, gcd, min));
    }

    /// <summary>Packed values must fit into their region.</summary>
    /// <exception cref="CorruptIndexException">They do not, or there is no such width.</exception>
    public static void CheckPacked(ref ByteReader meta, long count, int bitsPerValue, Region region)
    {
        if (!DirectFormat.IsWidth(bitsPerValue) || count > region.Length * 8 / bitsPerValue || region.Length < DirectFormat.ByteCount(count, bitsPerValue))
        {
            throw meta.Corrupt($"{count} values of {bitsPerValue} bits in {region.Length} bytes");
        }
    }

    private static void CheckBlocks(ref ByteReader meta, long count, int bitsPerValue, Region region, long jumpTable)
    {
        long blocks = (count >> Lucene80DocValuesFormat.NumericBlockShift) + 1;
        bool inside = jumpTable >= region.Offset && jumpTable - region.Offset <= region.Length
            && blocks - 1 <= (region.Length - (jumpTable - region.Offset)) / 8;
        if (bitsPerValue != Lucene80DocValuesFormat.ManyWidths || !inside)
        {
            throw meta.Corrupt($"{blocks} blocks of numbers, {bitsPerValue} bits per value, jump table at {jumpTable}");
        }
    }
}
