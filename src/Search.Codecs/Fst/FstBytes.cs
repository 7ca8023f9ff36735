namespace Search.Codecs.Fst;

/// <summary>The bytes of an FST that is being written. Room that is taken again after a cut still holds what stood there, as in Lucene: those bytes get into
/// the gaps behind short arcs, and files are to be equal to the last byte.</summary>
internal sealed class FstBytes
{
    // Lucene keeps pages of this size; a page that was cut off comes back with zeros.
    private const int PageSize = 1 << 15;

    private byte[] _bytes = new byte[256];

    public int Length { get; private set; } = 1;      // address 0 is never a node

    public ReadOnlySpan<byte> Written => _bytes.AsSpan(0, Length);

    /// <summary>A part of what is written, to change it in place.</summary>
    public Span<byte> Part(int start, int count) => _bytes.AsSpan(0, Length).Slice(start, count);

    /// <summary>Makes the whole longer. What the new bytes hold is left over.</summary>
    public Span<byte> Take(int count)
    {
        if (_bytes.Length - Length < count)
        {
            Array.Resize(ref _bytes, Math.Max(_bytes.Length * 2, checked(Length + count)));
        }
        Length += count;
        return _bytes.AsSpan(Length - count, count);
    }

    public void Write(byte value) => Take(1)[0] = value;

    public void WriteVLong(long value)
    {
        for (; value >= 0x80; value >>= 7)
        {
            Write((byte)(value | 0x80));
        }
        Write((byte)value);
    }

    /// <summary>Makes the whole <paramref name="length"/> long, by growing or by cutting.</summary>
    public void SetLength(int length)
    {
        if (length >= Length)
        {
            Take(length - Length);
            return;
        }
        int kept = Math.Min(_bytes.Length, RoundUpToPage(length));
        int dropped = Math.Min(_bytes.Length, RoundUpToPage(Length));
        _bytes.AsSpan(kept, dropped - kept).Clear();
        Length = length;
    }

    private static int RoundUpToPage(int length) => (int)Math.Min(Array.MaxLength, ((long)length + PageSize - 1) / PageSize * PageSize);
}
