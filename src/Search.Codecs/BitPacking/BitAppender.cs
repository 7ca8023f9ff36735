using Search.Storage;

namespace Search.Codecs.BitPacking;

/// <summary>Writes numbers of any width as one stream of bits: highest bit first, bytes filled from their highest bit.</summary>
internal struct BitAppender(ByteWriter output)
{
    private ulong _word;     // the bits that are not written yet, at the low end
    private int _used;

    /// <summary>Appends the lowest <paramref name="bits"/> (1 to 64) bits; those above must be 0.</summary>
    public void Add(ulong value, int bits)
    {
        int free = 64 - _used;
        if (bits < free)
        {
            _word = _word << bits | value;
            _used += bits;
            return;
        }
        int rest = bits - free;
        output.WriteInt64((long)(free == 64 ? value : _word << free | value >> rest));
        _word = rest == 0 ? 0 : value & (ulong.MaxValue >> (64 - rest));
        _used = rest;
    }

    /// <summary>Fills the last byte with zero bits and writes what is left.</summary>
    public void Finish()
    {
        for (; _used > 0; _used -= 8)
        {
            output.WriteByte((byte)(_used >= 8 ? _word >> (_used - 8) : _word << (8 - _used)));
        }
        _used = 0;
        _word = 0;
    }
}
