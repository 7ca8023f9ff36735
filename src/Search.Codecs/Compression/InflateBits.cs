using System.Buffers.Binary;

namespace Search.Codecs.Compression;

/// <summary>Bits of a DEFLATE stream, the lowest of each byte first. Behind the end there are zeros; <see cref="IsPastEnd"/> tells whether any was taken.</summary>
internal ref struct InflateBits(ReadOnlySpan<byte> source)
{
    private readonly ReadOnlySpan<byte> _source = source;
    private ulong _bits;
    private int _count;
    private int _at;        // may lie behind the end, by the zeros that stand in _bits

    public readonly bool IsPastEnd => (long)_at * 8 - _count > (long)_source.Length * 8;

    /// <summary>Makes at least 56 bits ready for <see cref="Peek"/> and <see cref="Drop"/>.</summary>
    public void Refill()
    {
        if (_source.Length - _at >= 8)
        {
            // What lies above _count is written once more, with the same bits.
            _bits |= BinaryPrimitives.ReadUInt64LittleEndian(_source[_at..]) << _count;
            _at += (63 - _count) >> 3;
            _count |= 56;
            return;
        }
        for (; _count < 56; _count += 8, _at++)
        {
            _bits |= (ulong)(_at < _source.Length ? _source[_at] : 0) << _count;
        }
    }

    public readonly int Peek(int count) => (int)(_bits & ((1UL << count) - 1));

    public void Drop(int count)
    {
        _bits >>= count;
        _count -= count;
    }

    /// <summary>Takes bits that are ready.</summary>
    public int Take(int count)
    {
        int value = Peek(count);
        Drop(count);
        return value;
    }

    /// <summary>Takes whole bytes from the next byte's start on; false where there are not so many.</summary>
    public bool TryTakeBytes(int count, out ReadOnlySpan<byte> bytes)
    {
        Drop(_count & 7);
        int at = _at - (_count >> 3);
        if (at > _source.Length || count > _source.Length - at)
        {
            bytes = default;
            return false;
        }
        bytes = _source.Slice(at, count);
        _at = at + count;
        _bits = 0;
        _count = 0;
        return true;
    }
}
