using Search.Storage;

namespace Search.Codecs.BitPacking;

/// <summary>What a meta file says of numbers in <see cref="DirectMonotonicFormat"/>: one line per block.</summary>
public sealed class DirectMonotonicMeta
{
    private readonly Block[] _blocks;

    private DirectMonotonicMeta(long count, int blockShift, Block[] blocks)
    {
        Count = count;
        BlockShift = blockShift;
        _blocks = blocks;
    }

    /// <summary>How many numbers there are.</summary>
    public long Count { get; }

    public int BlockShift { get; }

    internal ReadOnlySpan<Block> Blocks => _blocks;

    /// <exception cref="CorruptIndexException">The count or the shift are impossible, or a block has a width that does not exist.</exception>
    public static DirectMonotonicMeta Read(ref ByteReader meta, long count, int blockShift)
    {
        if (blockShift is < DirectMonotonicFormat.MinBlockShift or > DirectMonotonicFormat.MaxBlockShift)
        {
            throw meta.Corrupt($"block shift {blockShift}, 2 to 22 expected");
        }
        long blocks = (count >> blockShift) + ((count & ((1L << blockShift) - 1)) == 0 ? 0 : 1);
        if (count < 0 || blocks > meta.Remaining / DirectMonotonicFormat.MetaBytes)
        {
            throw meta.Corrupt($"count {count} is impossible with {meta.Remaining} bytes of meta data left");
        }
        var read = new Block[blocks];
        for (int i = 0; i < read.Length; i++)
        {
            long min = meta.ReadInt64();
            float slope = BitConverter.Int32BitsToSingle(meta.ReadInt32());
            long offset = meta.ReadInt64();
            byte bitsPerValue = meta.ReadByte();
            if (offset < 0 || (bitsPerValue != 0 && !DirectFormat.IsWidth(bitsPerValue)))
            {
                throw meta.Corrupt($"block {i} of numbers: offset {offset}, {bitsPerValue} bits per value");
            }
            read[i] = new Block(min, offset, slope, bitsPerValue);
        }
        return new DirectMonotonicMeta(count, blockShift, read);
    }

    internal readonly record struct Block(long Min, long Offset, float Slope, byte BitsPerValue);
}
