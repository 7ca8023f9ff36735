using Search.Storage;

namespace Search.Codecs.Bkd;

/// <summary>Goes down a tree's packed inner nodes and keeps the way from the root: by level the split and the cell.</summary>
internal sealed class BkdNodes
{
    private readonly BkdReader _tree;
    private readonly int _dimensions;
    private readonly int _bytes;
    private readonly int _width;            // bytes of a cell's corner
    private readonly byte[] _min;           // by level, a corner each; level 0 is the root's
    private readonly byte[] _max;
    private readonly byte[] _splits;        // by level, the last split value of each dimension
    private readonly bool[] _belowLeft;     // by level and dimension
    private readonly int[] _splitDimension; // by level
    private readonly long[] _leaf;          // by level, the offset of the first leaf below
    private readonly int[] _left;           // by level, where the left child is packed
    private readonly int[] _right;

    public BkdNodes(BkdReader tree)
    {
        _tree = tree;
        _dimensions = tree.Config.IndexDimensions;
        _bytes = tree.Config.BytesPerDimension;
        _width = tree.Config.IndexBytes;
        int levels = 34 - int.LeadingZeroCount(tree.Leaves);
        _min = new byte[levels * _width];
        _max = new byte[levels * _width];
        _splits = new byte[levels * _width];
        _belowLeft = new bool[levels * _dimensions];
        _splitDimension = new int[levels];
        _leaf = new long[levels];
        _left = new int[levels];
        _right = new int[levels];
        tree.MinPacked.CopyTo(_min);
        tree.MaxPacked.CopyTo(_max);
        ReadNode(0, 0, tree.Leaves, isLeft: false);
    }

    public ReadOnlySpan<byte> Min(int level) => _min.AsSpan(level * _width, _width);

    public ReadOnlySpan<byte> Max(int level) => _max.AsSpan(level * _width, _width);

    /// <summary>Offset of the first leaf below the node of a level.</summary>
    public long Leaf(int level) => _leaf[level];

    /// <summary>Goes from the node of a level to a child, which then is the node of the next level.</summary>
    /// <param name="level">Of the node.</param>
    /// <param name="leaves">Below the child.</param>
    /// <param name="isLeft">Which child.</param>
    /// <exception cref="CorruptIndexException">The nodes are damaged.</exception>
    public void Descend(int level, int leaves, bool isLeft)
    {
        int child = level + 1;
        int dimension = _splitDimension[level];
        Min(level).CopyTo(_min.AsSpan(child * _width));
        Max(level).CopyTo(_max.AsSpan(child * _width));
        _splits.AsSpan(level * _width + dimension * _bytes, _bytes)
            .CopyTo((isLeft ? _max : _min).AsSpan(child * _width + dimension * _bytes));
        _splits.AsSpan(level * _width, _width).CopyTo(_splits.AsSpan(child * _width));
        _belowLeft.AsSpan(level * _dimensions, _dimensions).CopyTo(_belowLeft.AsSpan(child * _dimensions));
        _belowLeft[child * _dimensions + dimension] = isLeft;
        _leaf[child] = _leaf[level];
        ReadNode(child, isLeft ? _left[level] : _right[level], leaves, isLeft);
    }

    private void ReadNode(int level, int position, int leaves, bool isLeft)
    {
        ByteReader reader = _tree.Index.Reader(position);
        if (!isLeft)
        {
            _leaf[level] += reader.ReadVLong();
        }
        if (leaves == 1)
        {
            return;
        }
        int code = reader.ReadVInt();
        if (code < 0)
        {
            throw reader.Corrupt($"code {code} of a split");
        }
        int dimension = code % _dimensions;
        code /= _dimensions;
        int prefix = code % (1 + _bytes);
        int delta = code / (1 + _bytes);
        if (prefix < _bytes)
        {
            int at = level * _width + dimension * _bytes + prefix;
            _splits[at] = (byte)(_splits[at] + (_belowLeft[level * _dimensions + dimension] ? -delta : delta));
            reader.ReadBytes(_splits.AsSpan(at + 1, _bytes - prefix - 1));
        }
        _splitDimension[level] = dimension;
        int leftLength = BkdFormat.LeftLeaves(leaves) > 1 ? reader.ReadVInt() : 0;
        if (leftLength < 0 || leftLength > reader.Remaining)
        {
            throw reader.Corrupt($"left child of {leftLength} bytes, {reader.Remaining} are left");
        }
        _left[level] = (int)reader.Position;
        _right[level] = (int)reader.Position + leftLength;
    }
}
