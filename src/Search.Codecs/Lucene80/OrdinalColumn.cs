using Search.Codecs.BitPacking;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>The ordinals of a sorted or sorted set field: <c>Ordinals</c> in <see cref="Lucene80DocValuesFormat"/>.</summary>
/// <param name="Packed">Has width 0 where all ordinals are 0.</param>
/// <param name="Region">Where they lie.</param>
internal readonly record struct OrdinalColumn(DirectReader Packed, Region Region)
{
    public static OrdinalColumn Read(ref ByteReader meta, FramedFile data)
    {
        int bitsPerValue = meta.ReadByte();
        Region region = Region.Read(ref meta, data);
        return new OrdinalColumn(new DirectReader(data.Slice, region.Offset, bitsPerValue), region);
    }

    /// <summary>There must be room for so many ordinals, and a term for each.</summary>
    /// <exception cref="CorruptIndexException">There is not.</exception>
    public void Check(ref ByteReader meta, long count, long terms)
    {
        if (Packed.BitsPerValue != 0)
        {
            NumericColumn.CheckPacked(ref meta, count, Packed.BitsPerValue, Region);
        }
        if (count > 0 && terms == 0)
        {
            throw meta.Corrupt($"{count} ordinals without terms");
        }
    }
}
