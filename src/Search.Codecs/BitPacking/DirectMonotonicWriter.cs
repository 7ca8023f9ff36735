using Search.Storage;

namespace Search.Codecs.BitPacking;

/// <summary>Writes numbers in <see cref="DirectMonotonicFormat"/>.</summary>
public sealed class DirectMonotonicWriter
{
    private readonly ByteWriter _meta;
    private readonly ByteWriter _data;
    private readonly long _dataStart;
    private readonly long _count;
    private readonly long[] _block;
    private int _used;
    private long _added;
    private long _previous = long.MinValue;

    /// <param name="meta">Where blocks are described.</param>
    /// <param name="data">Where the numbers go, from its present position on.</param>
    /// <param name="count">How many numbers there will be.</param>
    /// <param name="blockShift">Numbers per block, as a power of two: 2 to 22.</param>
    public DirectMonotonicWriter(ByteWriter meta, ByteWriter data, long count, int blockShift)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        ArgumentOutOfRangeException.ThrowIfLessThan(blockShift, DirectMonotonicFormat.MinBlockShift);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(blockShift, DirectMonotonicFormat.MaxBlockShift);
        _meta = meta;
        _data = data;
        _dataStart = data.Position;
        _count = count;
        _block = new long[Math.Min(count, 1L << blockShift)];
    }

    /// <exception cref="ArgumentException">The number is smaller than the one before, or one too many.</exception>
    public void Add(long value)
    {
        if (value < _previous || _added == _count)
        {
            throw new ArgumentException($"number {_added} of {_count} is {value}, the one before is {_previous}", nameof(value));
        }
        if (_used == _block.Length)
        {
            WriteBlock();
        }
        _block[_used++] = value;
        _added++;
        _previous = value;
    }

    /// <summary>Writes the last block. To be called once.</summary>
    /// <exception cref="InvalidOperationException">Numbers are missing.</exception>
    public void Finish()
    {
        if (_added != _count)
        {
            throw new InvalidOperationException($"{_added} numbers were added, {_count} were announced");
        }
        if (_used > 0)
        {
            WriteBlock();
        }
    }

    private void WriteBlock()
    {
        Span<long> block = _block.AsSpan(0, _used);
        float slope = (float)((double)(block[^1] - block[0]) / Math.Max(1, block.Length - 1));
        long min = long.MaxValue;
        for (int i = 0; i < block.Length; i++)
        {
            block[i] -= DirectMonotonicFormat.LineAt(slope, i);
            min = Math.Min(min, block[i]);
        }
        long bits = 0;       // the highest bit of all differences together is the highest of the largest, overflow included
        foreach (ref long value in block)
        {
            value -= min;
            bits |= value;
        }
        _meta.WriteInt64(min);
        _meta.WriteInt32(BitConverter.SingleToInt32Bits(slope));
        _meta.WriteInt64(_data.Position - _dataStart);
        int bitsPerValue = bits == 0 ? 0 : DirectFormat.BitsRequired(bits);
        _meta.WriteByte((byte)bitsPerValue);
        if (bitsPerValue != 0)
        {
            var writer = new DirectWriter(_data, bitsPerValue);
            foreach (long value in block)
            {
                writer.Add(value);
            }
            writer.Finish();
        }
        _used = 0;
    }
}
