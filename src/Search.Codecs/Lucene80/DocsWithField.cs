using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>What the metadata says of the documents that have a value: <c>DocsWithField</c> in <see cref="IndexedDisiFormat"/>.</summary>
internal readonly record struct DocsWithField(DocsWithField.Extent Kind, Region Region, short Jumps, sbyte RankPower)
{
    public enum Extent
    {
        None,
        All,
        Some,
    }

    public static void Write(ByteWriter meta, ByteWriter data, int count, int maxDoc, Func<DocIdIterator> docs)
    {
        if (count == 0 || count == maxDoc)
        {
            meta.WriteInt64(count == 0 ? -2 : -1);
            meta.WriteInt64(0);
            meta.WriteInt16(-1);
            meta.WriteByte(0xFF);
            return;
        }
        long offset = data.Position;
        meta.WriteInt64(offset);
        short jumps = IndexedDisiWriter.Write(docs(), data);
        meta.WriteInt64(data.Position - offset);
        meta.WriteInt16(jumps);
        meta.WriteByte((byte)IndexedDisiFormat.RankPower);
    }

    /// <exception cref="CorruptIndexException">The set does not lie in the data file, or a number is impossible.</exception>
    public static DocsWithField Read(ref ByteReader meta, FramedFile data)
    {
        long offset = meta.ReadInt64();
        long length = meta.ReadInt64();
        short jumps = meta.ReadInt16();
        sbyte rankPower = (sbyte)meta.ReadByte();
        if (offset is -1 or -2)
        {
            return new DocsWithField(offset == -1 ? Extent.All : Extent.None, default, jumps, rankPower);
        }
        if (rankPower is not (-1 or (>= 7 and <= 15)))
        {
            throw meta.Corrupt($"rank power {rankPower}, 7 to 15 expected");
        }
        Region region = Region.Check(ref meta, offset, length, data);
        region.AtLeast(ref meta, Math.Max(0L, jumps) * IndexedDisiFormat.JumpBytes);
        return new DocsWithField(Extent.Some, region, jumps, rankPower);
    }

    /// <summary>The number of values must fit to the extent.</summary>
    /// <exception cref="CorruptIndexException">It does not.</exception>
    public void CheckCount(ref ByteReader meta, long count, int maxDoc)
    {
        bool fits = Kind switch
        {
            Extent.None => count == 0,
            Extent.All => count == maxDoc,
            _ => count > 0 && count < maxDoc,
        };
        if (!fits)
        {
            throw meta.Corrupt($"{count} of {maxDoc} docs have a value, but the set of docs says {Kind}");
        }
    }

    /// <summary>A cursor over the documents, before the first.</summary>
    public DocCursor Open(FileSlice data, int count, int maxDoc) => Kind switch
    {
        Extent.All => new DocCursor(maxDoc),
        Extent.None => new DocCursor(0),
        _ => new DocCursor(new IndexedDisi(data, this, count, maxDoc)),
    };
}
