using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;
using Search.Storage;

namespace Search.Codecs.Lucene80;

/// <summary>
/// Numbers in blocks of <see cref="Lucene80DocValuesFormat.NumericBlockSize"/>, each with a width of its own. Remembers the block it read last: not for several threads at once.
/// </summary>
internal sealed class BlockedValues(FileSlice data, Region region, long jumpTable, long factor) : LongValues
{
    private const int Shift = Lucene80DocValuesFormat.NumericBlockShift;
    private const int Mask = Lucene80DocValuesFormat.NumericBlockSize - 1;

    private long _block = -1;
    private DirectReader _packed;
    private long _addend;

    public override long this[long index]
    {
        get
        {
            Seek(index >> Shift);
            return _packed[index & Mask] * factor + _addend;
        }
    }

    public override void Read(long from, Span<long> values)
    {
        while (!values.IsEmpty)
        {
            Seek(from >> Shift);
            int count = (int)Math.Min(values.Length, Mask + 1 - (from & Mask));
            _packed.Read(from & Mask, values[..count]);
            Map(values[..count]);
            from += count;
            values = values[count..];
        }
    }

    public override void Gather(ReadOnlySpan<int> indexes, Span<long> values)
    {
        Span<int> inBlock = stackalloc int[128];
        for (int i = 0; i < indexes.Length;)
        {
            int block = indexes[i] >> Shift;
            Seek(block);
            int count = 0;
            while (i + count < indexes.Length && count < inBlock.Length && indexes[i + count] >> Shift == block)
            {
                inBlock[count] = indexes[i + count] & Mask;
                count++;
            }
            _packed.Gather(inBlock[..count], values.Slice(i, count));
            Map(values.Slice(i, count));
            i += count;
        }
    }

    public override bool TryGetCodes(int index, int count, out CodeBlock codes)
    {
        Seek(index >> Shift);
        int start = index & ~Mask;
        return _packed.TryGetCodes(start, Math.Min(count - start, Mask + 1) + start, new CodeMeaning(factor, _addend), out codes);
    }

    private void Map(Span<long> values)
    {
        for (int i = 0; i < values.Length; i++)
        {
            values[i] = values[i] * factor + _addend;
        }
    }

    private void Seek(long block)
    {
        if (block == _block)
        {
            return;
        }
        long offset = data.Reader(jumpTable + block * 8).ReadInt64();
        if (offset < region.Offset || offset - region.Offset > region.Length)
        {
            throw data.Corrupt($"block {block} of numbers lies at offset {offset}", jumpTable + block * 8);
        }
        ByteReader header = data.Reader(offset);
        int bitsPerValue = header.ReadByte();
        long addend = header.ReadInt64();
        if (bitsPerValue != 0)
        {
            header.ReadInt32();     // bytes of the block, of use only to who walks without the jump table
        }
        _packed = new DirectReader(data, header.Position, bitsPerValue);
        _addend = addend;
        _block = block;
    }
}
