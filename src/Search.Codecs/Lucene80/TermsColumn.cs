using Search.Codecs.BitPacking;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>The distinct values of a field, as the metadata describe them: <c>Terms</c> in <see cref="Lucene80DocValuesFormat"/>. No state: threads may share it.</summary>
internal sealed class TermsColumn
{
    private TermsColumn(FileSlice data, long count, int maxLength, Region terms, DirectMonotonicReader blocks, Region keys, DirectMonotonicReader keyStarts)
    {
        Data = data;
        Count = count;
        MaxLength = maxLength;
        Terms = terms;
        Blocks = blocks;
        Keys = keys;
        KeyStarts = keyStarts;
    }

    public FileSlice Data { get; }

    /// <summary>Number of terms.</summary>
    public long Count { get; }

    /// <summary>Bytes of the longest.</summary>
    public int MaxLength { get; }

    public Region Terms { get; }

    /// <summary>Offsets of the blocks of 16 terms in <see cref="Terms"/>.</summary>
    public DirectMonotonicReader Blocks { get; }

    /// <summary>Of every 1,024th term the bytes that tell it from the one before.</summary>
    public Region Keys { get; }

    /// <summary>Offsets of the keys in <see cref="Keys"/>, and the end of the last.</summary>
    public DirectMonotonicReader KeyStarts { get; }

    /// <exception cref="CorruptIndexException">Something is impossible, or does not lie in the data file.</exception>
    public static TermsColumn Read(ref ByteReader meta, FramedFile data)
    {
        long count = meta.ReadVLong();
        CheckShift(ref meta, Lucene80DocValuesFormat.TermBlockShift);
        int blockShift = meta.ReadInt32();
        DirectMonotonicMeta blocks = DirectMonotonicMeta.Read(ref meta, Parts(count, Lucene80DocValuesFormat.TermBlockShift), blockShift);
        int maxLength = meta.ReadInt32();
        Region terms = Region.Read(ref meta, data);
        Region blockRegion = Region.Read(ref meta, data);
        CheckShift(ref meta, Lucene80DocValuesFormat.TermIndexShift);
        DirectMonotonicMeta keyStarts = DirectMonotonicMeta.Read(ref meta, 1 + Parts(count, Lucene80DocValuesFormat.TermIndexShift), blockShift);
        Region keys = Region.Read(ref meta, data);
        Region keyRegion = Region.Read(ref meta, data);
        if (count > terms.Length || maxLength < 0 || maxLength > terms.Length)
        {
            throw meta.Corrupt($"{count} terms of at most {maxLength} bytes in {terms.Length} bytes");
        }
        return new TermsColumn(
            data.Slice,
            count,
            maxLength,
            terms,
            new DirectMonotonicReader(blocks, data.Slice, blockRegion.Offset, blockRegion.Length),
            keys,
            new DirectMonotonicReader(keyStarts, data.Slice, keyRegion.Offset, keyRegion.Length));
    }

    /// <summary>Sorted fields number their terms in an int.</summary>
    /// <exception cref="CorruptIndexException">There are too many.</exception>
    public void CheckInt(ref ByteReader meta)
    {
        if (Count > int.MaxValue)
        {
            throw meta.Corrupt($"{Count} terms of a sorted field");
        }
    }

    private static long Parts(long count, int shift) => (count >> shift) + ((count & ((1L << shift) - 1)) == 0 ? 0 : 1);

    private static void CheckShift(ref ByteReader meta, int expected)
    {
        int found = meta.ReadInt32();
        if (found != expected)
        {
            throw meta.Corrupt($"terms in blocks of 2^{found}, 2^{expected} expected");
        }
    }
}
