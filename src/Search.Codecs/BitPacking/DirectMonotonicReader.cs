using Search.Storage;

namespace Search.Codecs.BitPacking;

/// <summary>Reads numbers in <see cref="DirectMonotonicFormat"/> by index. Has no state: threads may share it.</summary>
/// <remarks>Damage of the data can make numbers fall; who uses them as offsets checks them.</remarks>
public sealed class DirectMonotonicReader
{
    private readonly DirectMonotonicMeta _meta;
    private readonly DirectReader[] _blocks;
    private readonly FileSlice _file;
    private readonly long _offset;

    /// <param name="meta">The blocks.</param>
    /// <param name="file">The whole data file, with its footer.</param>
    /// <param name="offset">Where the numbers start in <paramref name="file"/>.</param>
    /// <param name="length">How many bytes they take.</param>
    /// <exception cref="CorruptIndexException">A block lies outside of these bytes.</exception>
    public DirectMonotonicReader(DirectMonotonicMeta meta, FileSlice file, long offset, long length)
    {
        _meta = meta;
        _file = file;
        _offset = offset;
        file.Slice(offset, length);
        _blocks = new DirectReader[meta.Blocks.Length];
        for (int i = 0; i < _blocks.Length; i++)
        {
            DirectMonotonicMeta.Block block = meta.Blocks[i];
            long inBlock = Math.Min(1L << meta.BlockShift, meta.Count - ((long)i << meta.BlockShift));
            long bytes = block.BitsPerValue == 0 ? 0 : DirectFormat.ByteCount(inBlock, block.BitsPerValue);
            if (block.Offset > length || bytes > length - block.Offset)
            {
                throw file.Corrupt($"block {i} of numbers needs {bytes} bytes at {block.Offset}, but there are {length}", offset);
            }
            _blocks[i] = new DirectReader(file, offset + block.Offset, block.BitsPerValue);
        }
    }

    /// <summary>How many numbers there are.</summary>
    public long Count => _meta.Count;

    /// <exception cref="CorruptIndexException">There are not so many numbers: the index comes from a damaged file.</exception>
    public long this[long index]
    {
        get
        {
            if ((ulong)index >= (ulong)_meta.Count)
            {
                throw _file.Corrupt($"number {index} of {_meta.Count}", _offset);
            }
            int block = (int)(index >> _meta.BlockShift);
            long inBlock = index & ((1L << _meta.BlockShift) - 1);
            ref readonly DirectMonotonicMeta.Block line = ref _meta.Blocks[block];
            return line.Min + DirectMonotonicFormat.LineAt(line.Slope, inBlock) + _blocks[block][inBlock];
        }
    }

    /// <summary>The index of a number equal to <paramref name="key"/>; if there is none, the complement (~) of the index of the first larger one.</summary>
    public long BinarySearch(long key)
    {
        long low = 0;
        long high = Count - 1;
        while (low <= high)
        {
            long middle = (low + high) >>> 1;
            long value = this[middle];
            if (value == key)
            {
                return middle;
            }
            if (value < key)
            {
                low = middle + 1;
            }
            else
            {
                high = middle - 1;
            }
        }
        return ~low;
    }
}
