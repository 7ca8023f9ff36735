namespace Search.Codecs.Bkd;

/// <summary>
/// Packs the inner nodes of a tree: <c>Index</c> in <see cref="BkdFormat"/>. It does so from the end to the start: a node says how long its left subtree is,
/// so that must be there first.
/// </summary>
internal sealed class BkdIndexWriter
{
    private readonly BkdConfig _config;
    private readonly BkdLeaves _leaves;
    private readonly byte[] _lastSplits;        // by dimension, on the way from the root
    private readonly bool[] _belowLeft;         // by dimension: whether we are below the left child of its last split
    private byte[] _bytes = new byte[256];
    private int _start;

    private BkdIndexWriter(BkdConfig config, BkdLeaves leaves)
    {
        _config = config;
        _leaves = leaves;
        _lastSplits = new byte[config.IndexBytes];
        _belowLeft = new bool[config.IndexDimensions];
        _start = _bytes.Length;
    }

    public static ReadOnlySpan<byte> Pack(BkdConfig config, BkdLeaves leaves)
    {
        var writer = new BkdIndexWriter(config, leaves);
        writer.Pack(0, leaves.Count, 0, isLeft: false);
        return writer._bytes.AsSpan(writer._start);
    }

    private void Pack(int first, int count, long parentOffset, bool isLeft)
    {
        long offset = _leaves.Offset(first);
        if (count > 1)
        {
            PackInner(first, count, offset);
        }
        if (!isLeft)
        {
            PrependVLong(offset - parentOffset);
        }
    }

    private void PackInner(int first, int count, long offset)
    {
        int left = BkdFormat.LeftLeaves(count);
        (int dimension, byte[] value) = _leaves.SplitBefore(first + left);
        ReadOnlySpan<byte> split = value;
        Span<byte> last = _lastSplits.AsSpan(dimension * _config.BytesPerDimension, _config.BytesPerDimension);
        int prefix = split.CommonPrefixLength(last);
        int delta = prefix == split.Length ? 0 : split[prefix] - last[prefix];
        delta = _belowLeft[dimension] ? -delta : delta;

        byte[] saved = last.ToArray();
        bool savedSide = _belowLeft[dimension];
        split.CopyTo(last);
        _belowLeft[dimension] = false;
        Pack(first + left, count - left, offset, isLeft: false);
        _belowLeft[dimension] = true;
        int end = _bytes.Length - _start;
        Pack(first, left, offset, isLeft: true);
        _belowLeft[dimension] = savedSide;
        saved.CopyTo(last);

        if (left > 1)
        {
            PrependVLong(_bytes.Length - _start - end);
        }
        if (prefix < split.Length)
        {
            Prepend(split[(prefix + 1)..]);
        }
        PrependVLong((delta * (1 + _config.BytesPerDimension) + prefix) * _config.IndexDimensions + dimension);
    }

    private void PrependVLong(long value)
    {
        Span<byte> bytes = stackalloc byte[10];
        int count = 0;
        for (; value >= 0x80; value >>= 7)
        {
            bytes[count++] = (byte)(value | 0x80);
        }
        bytes[count++] = (byte)value;
        Prepend(bytes[..count]);
    }

    private void Prepend(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _start)
        {
            byte[] larger = new byte[_bytes.Length * 2 + bytes.Length];
            int used = _bytes.Length - _start;
            _bytes.AsSpan(_start).CopyTo(larger.AsSpan(larger.Length - used));
            _bytes = larger;
            _start = larger.Length - used;
        }
        _start -= bytes.Length;
        bytes.CopyTo(_bytes.AsSpan(_start));
    }
}
