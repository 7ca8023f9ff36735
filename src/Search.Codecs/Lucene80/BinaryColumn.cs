using Search.Codecs.BitPacking;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>The strings of bytes of a field, as the metadata describe them: <c>Binary</c> in <see cref="Lucene80DocValuesFormat"/>. No state.</summary>
internal sealed class BinaryColumn
{
    private BinaryColumn(DocsWithField docs, int count, Region values, int length, Addresses? starts, FileSlice data)
    {
        Docs = docs;
        Count = count;
        Values = values;
        Length = length;
        Starts = starts;
        Data = data;
    }

    public DocsWithField Docs { get; }

    /// <summary>Documents that have a value.</summary>
    public int Count { get; }

    public Region Values { get; }

    /// <summary>Bytes of each value, where all are as long.</summary>
    public int Length { get; }

    /// <summary>Where each value starts in <see cref="Values"/>; null where all are as long.</summary>
    public Addresses? Starts { get; }

    public FileSlice Data { get; }

    /// <exception cref="CorruptIndexException">Something is impossible, or does not lie in the data file.</exception>
    public static BinaryColumn Read(ref ByteReader meta, FramedFile data, int maxDoc)
    {
        Region values = Region.Read(ref meta, data);
        DocsWithField docs = DocsWithField.Read(ref meta, data);
        int count = meta.ReadInt32();
        docs.CheckCount(ref meta, count, maxDoc);
        int minLength = meta.ReadInt32();
        int maxLength = meta.ReadInt32();
        if (minLength < maxLength)
        {
            Addresses starts = Addresses.Read(ref meta, data, count, values.Length);
            return new BinaryColumn(docs, count, values, 0, starts, data.Slice);
        }
        if (count > 0 && (maxLength < 0 || (long)maxLength * count > values.Length))
        {
            throw meta.Corrupt($"{count} values of {maxLength} bytes in {values.Length} bytes");
        }
        return new BinaryColumn(docs, count, values, maxLength, null, data.Slice);
    }
}
