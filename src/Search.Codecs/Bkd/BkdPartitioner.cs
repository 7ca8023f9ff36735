namespace Search.Codecs.Bkd;

/// <summary>Divides points of several dimensions among leaves, cell by cell: the middle of the dimension with the widest range splits a cell.</summary>
internal sealed class BkdPartitioner
{
    /// <summary>In more than two dimensions the exact bounds of a cell are looked up after so many splits.</summary>
    private const int SplitsBeforeBounds = 4;

    private readonly BkdConfig _config;
    private readonly byte[] _values;
    private readonly int[] _docs;
    private readonly int[] _order;
    private readonly int[] _splits;     // how often each dimension was split on the way from the root
    private readonly BkdLeaves _leaves;
    private readonly Action<int, int[], int, int> _writeLeaf;

    /// <param name="config">The points' shape.</param>
    /// <param name="values">The points.</param>
    /// <param name="docs">Their documents.</param>
    /// <param name="leaves">Takes the splits.</param>
    /// <param name="writeLeaf">Takes each leaf, from left to right: its number, and where its points stand in an array of point numbers.</param>
    public BkdPartitioner(BkdConfig config, byte[] values, int[] docs, BkdLeaves leaves, Action<int, int[], int, int> writeLeaf)
    {
        _config = config;
        _values = values;
        _docs = docs;
        _leaves = leaves;
        _writeLeaf = writeLeaf;
        _splits = new int[config.IndexDimensions];
        _order = new int[docs.Length];
        for (int i = 0; i < _order.Length; i++)
        {
            _order[i] = i;
        }
    }

    public void Run(byte[] min, byte[] max) => Divide(0, _leaves.Count, 0, _order.Length, [.. min], [.. max]);

    private void Divide(int firstLeaf, int leaves, int from, int to, byte[] min, byte[] max)
    {
        if (leaves == 1)
        {
            _writeLeaf(firstLeaf, _order, from, to);
            return;
        }
        if (_config.IndexDimensions > 2 && leaves != _leaves.Count && _splits.Sum() % SplitsBeforeBounds == 0)
        {
            FindBounds(from, to, min, max);
        }
        int dimension = Choose(min, max);
        int left = BkdFormat.LeftLeaves(leaves);
        int middle = from + left * BkdFormat.PointsPerLeaf;
        Select(from, to, middle, new PointOrder(_config, _values, _docs, dimension));
        int start = dimension * _config.BytesPerDimension;
        ReadOnlySpan<byte> split = _values.AsSpan(_order[middle] * _config.PackedBytes + start, _config.BytesPerDimension);
        _leaves.SetSplitBefore(firstLeaf + left, dimension, split);
        byte[] leftMax = [.. max];
        byte[] rightMin = [.. min];
        split.CopyTo(leftMax.AsSpan(start));
        split.CopyTo(rightMin.AsSpan(start));
        _splits[dimension]++;
        Divide(firstLeaf, left, from, middle, min, leftMax);
        Divide(firstLeaf + left, leaves - left, middle, to, rightMin, max);
        _splits[dimension]--;
    }

    // A dimension that was split less than half as often as another, or else that of the widest range.
    private int Choose(byte[] min, byte[] max)
    {
        int most = _splits.Max();
        for (int dimension = 0; dimension < _config.IndexDimensions; dimension++)
        {
            if (_splits[dimension] < most / 2 && !Part(min, dimension).SequenceEqual(Part(max, dimension)))
            {
                return dimension;
            }
        }
        int widest = 0;
        byte[] range = new byte[_config.BytesPerDimension];
        byte[] widestRange = Range(min, max, 0, new byte[_config.BytesPerDimension]);
        for (int dimension = 1; dimension < _config.IndexDimensions; dimension++)
        {
            if (Range(min, max, dimension, range).AsSpan().SequenceCompareTo(widestRange) > 0)
            {
                widest = dimension;
                (range, widestRange) = (widestRange, range);
            }
        }
        return widest;
    }

    private ReadOnlySpan<byte> Part(ReadOnlySpan<byte> point, int dimension) => point.Slice(dimension * _config.BytesPerDimension, _config.BytesPerDimension);

    // max - min as big-endian numbers without sign.
    private byte[] Range(byte[] min, byte[] max, int dimension, byte[] range)
    {
        ReadOnlySpan<byte> low = Part(min, dimension);
        ReadOnlySpan<byte> high = Part(max, dimension);
        int borrow = 0;
        for (int i = range.Length - 1; i >= 0; i--)
        {
            int difference = high[i] - low[i] - borrow;
            borrow = difference < 0 ? 1 : 0;
            range[i] = (byte)difference;
        }
        return range;
    }

    private void FindBounds(int from, int to, byte[] min, byte[] max)
    {
        var bounds = new PointBounds(_config);
        foreach (int point in _order.AsSpan(from, to - from))
        {
            bounds.Add(_values.AsSpan(point * _config.PackedBytes, _config.IndexBytes));
        }
        bounds.Min.CopyTo(min, 0);
        bounds.Max.CopyTo(max, 0);
    }

    // Moves points so that those before the middle are not larger, and those behind not smaller, than the one in the middle.
    private void Select(int from, int to, int middle, PointOrder order)
    {
        for (int patience = 2 * (32 - int.LeadingZeroCount(to - from)); to - from > 32 && patience > 0; patience--)
        {
            int pivot = Median(_order[from], _order[from + (to - from) / 2], _order[to - 1], order);
            int low = from;
            int high = to - 1;
            while (low <= high)
            {
                while (order.Compare(_order[low], pivot) < 0)
                {
                    low++;
                }
                while (order.Compare(_order[high], pivot) > 0)
                {
                    high--;
                }
                if (low <= high)
                {
                    (_order[low], _order[high]) = (_order[high], _order[low]);
                    low++;
                    high--;
                }
            }
            if (middle <= high)
            {
                to = high + 1;
            }
            else if (middle >= low)
            {
                from = low;
            }
            else
            {
                return;
            }
        }
        _order.AsSpan(from, to - from).Sort(order);
    }

    private static int Median(int a, int b, int c, PointOrder order)
    {
        if (order.Compare(a, b) > 0)
        {
            (a, b) = (b, a);
        }
        return order.Compare(b, c) <= 0 ? b : order.Compare(a, c) > 0 ? a : c;
    }
}
