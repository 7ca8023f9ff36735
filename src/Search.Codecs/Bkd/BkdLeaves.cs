namespace Search.Codecs.Bkd;

/// <summary>Where the leaves of a tree were written, from left to right, and what splits each from the one before.</summary>
internal sealed class BkdLeaves
{
    private readonly int _bytesPerDimension;
    private readonly long[] _offsets;
    private readonly byte[] _dimensions;
    private readonly byte[] _values;

    public BkdLeaves(int count, int bytesPerDimension)
    {
        _bytesPerDimension = bytesPerDimension;
        _offsets = new long[count];
        _dimensions = new byte[count];
        _values = new byte[checked(count * bytesPerDimension)];
    }

    public int Count => _offsets.Length;

    public long Offset(int leaf) => _offsets[leaf];

    public void SetOffset(int leaf, long offset) => _offsets[leaf] = offset;

    public (int Dimension, byte[] Value) SplitBefore(int leaf) =>
        (_dimensions[leaf], _values[(leaf * _bytesPerDimension)..((leaf + 1) * _bytesPerDimension)]);

    public void SetSplitBefore(int leaf, int dimension, ReadOnlySpan<byte> value)
    {
        _dimensions[leaf] = (byte)dimension;
        value.CopyTo(_values.AsSpan(leaf * _bytesPerDimension, _bytesPerDimension));
    }
}
