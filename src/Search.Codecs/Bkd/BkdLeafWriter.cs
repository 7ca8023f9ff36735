using System.Numerics;
using Search.Storage;

namespace Search.Codecs.Bkd;

/// <summary>Writes the points of one leaf: <c>LeafBlock</c> in <see cref="BkdFormat"/>.</summary>
internal sealed class BkdLeafWriter(BkdConfig config, ByteWriter output)
{
    private readonly int[] _prefixes = new int[config.Dimensions];
    private readonly int[] _order = new int[BkdFormat.PointsPerLeaf];
    private readonly byte[] _values = new byte[BkdFormat.PointsPerLeaf * config.PackedBytes];
    private readonly int[] _docs = new int[BkdFormat.PointsPerLeaf];

    /// <summary>Points of more than one dimension are put in order here, those of one dimension must be.</summary>
    public void Write(ReadOnlySpan<byte> values, ReadOnlySpan<int> docs)
    {
        FindPrefixes(values);
        int sortedDimension = 0;
        if (config.Dimensions > 1)
        {
            sortedDimension = ChooseSorted(values);
            Sort(values, docs, sortedDimension);
            values = _values.AsSpan(0, values.Length);
            docs = _docs.AsSpan(0, docs.Length);
        }
        output.WriteVInt(docs.Length);
        BkdDocIds.Write(output, docs);
        for (int dimension = 0; dimension < config.Dimensions; dimension++)
        {
            output.WriteVInt(_prefixes[dimension]);
            output.WriteBytes(values.Slice(dimension * config.BytesPerDimension, _prefixes[dimension]));
        }
        WriteValues(values, docs.Length, sortedDimension);
    }

    private ReadOnlySpan<byte> Point(ReadOnlySpan<byte> values, int index) => values.Slice(index * config.PackedBytes, config.PackedBytes);

    private void FindPrefixes(ReadOnlySpan<byte> values)
    {
        Array.Fill(_prefixes, config.BytesPerDimension);
        for (int at = config.PackedBytes; at < values.Length; at += config.PackedBytes)
        {
            for (int dimension = 0; dimension < config.Dimensions; dimension++)
            {
                int start = dimension * config.BytesPerDimension;
                ReadOnlySpan<byte> first = values.Slice(start, _prefixes[dimension]);
                _prefixes[dimension] = first.CommonPrefixLength(values.Slice(at + start, first.Length));
            }
        }
    }

    // The dimension that has the fewest different bytes after its prefix: that byte is written once for each run.
    private int ChooseSorted(ReadOnlySpan<byte> values)
    {
        int chosen = 0;
        int fewest = int.MaxValue;
        Span<ulong> used = stackalloc ulong[4];
        for (int dimension = 0; dimension < config.Dimensions; dimension++)
        {
            if (_prefixes[dimension] == config.BytesPerDimension)
            {
                continue;
            }
            used.Clear();
            for (int at = dimension * config.BytesPerDimension + _prefixes[dimension]; at < values.Length; at += config.PackedBytes)
            {
                used[values[at] >> 6] |= 1UL << (values[at] & 63);
            }
            int count = 0;
            foreach (ulong word in used)
            {
                count += BitOperations.PopCount(word);
            }
            if (count < fewest)
            {
                fewest = count;
                chosen = dimension;
            }
        }
        return chosen;
    }

    private void Sort(ReadOnlySpan<byte> values, ReadOnlySpan<int> docs, int dimension)
    {
        Span<int> order = _order.AsSpan(0, docs.Length);
        for (int i = 0; i < order.Length; i++)
        {
            order[i] = i;
        }
        values.CopyTo(_values);
        docs.CopyTo(_docs);
        order.Sort(new PointOrder(config, _values, _docs, dimension));
        for (int i = 0; i < order.Length; i++)
        {
            Point(values, order[i]).CopyTo(_values.AsSpan(i * config.PackedBytes));
            _docs[i] = docs[order[i]];
        }
    }

    private void WriteValues(ReadOnlySpan<byte> values, int count, int sortedDimension)
    {
        int prefixes = 0;
        foreach (int prefix in _prefixes)
        {
            prefixes += prefix;
        }
        if (prefixes == config.PackedBytes)
        {
            output.WriteByte(BkdFormat.AllEqual);
            return;
        }
        int first = sortedDimension * config.BytesPerDimension + _prefixes[sortedDimension];
        if (RunsAreShorter(values, count, config.PackedBytes - prefixes, first))
        {
            output.WriteByte(BkdFormat.Runs);
            WriteBounds(values);
            WriteRuns(values, count);
        }
        else
        {
            output.WriteByte((byte)sortedDimension);
            WriteBounds(values);
            _prefixes[sortedDimension]++;
            WriteSorted(values, count, first);
        }
    }

    private bool RunsAreShorter(ReadOnlySpan<byte> values, int count, int suffixBytes, int first)
    {
        int different = 1;
        for (int i = 1; i < count; i++)
        {
            if (!Point(values, i).SequenceEqual(Point(values, i - 1)))
            {
                different++;
            }
        }
        if (different == count)
        {
            return false;
        }
        int runs = 0;
        for (int i = 0; i < count; runs++)
        {
            i += RunLength(values, i, count, first);
        }
        return different * (suffixBytes + 1) <= count * (suffixBytes - 1) + 2 * runs;
    }

    // How many points from one on, at most 255, have the same byte at an offset.
    private int RunLength(ReadOnlySpan<byte> values, int from, int count, int offset)
    {
        int end = Math.Min(count, from + 255);
        byte value = values[from * config.PackedBytes + offset];
        int i = from + 1;
        while (i < end && values[i * config.PackedBytes + offset] == value)
        {
            i++;
        }
        return i - from;
    }

    private void WriteRuns(ReadOnlySpan<byte> values, int count)
    {
        for (int from = 0; from < count;)
        {
            ReadOnlySpan<byte> point = Point(values, from);
            int to = from + 1;
            while (to < count && Point(values, to).SequenceEqual(point))
            {
                to++;
            }
            output.WriteVInt(to - from);
            WriteSuffixes(point);
            from = to;
        }
    }

    private void WriteSorted(ReadOnlySpan<byte> values, int count, int first)
    {
        for (int from = 0; from < count;)
        {
            int run = RunLength(values, from, count, first);
            output.WriteByte(values[from * config.PackedBytes + first]);
            output.WriteByte((byte)run);
            for (int end = from + run; from < end; from++)
            {
                WriteSuffixes(Point(values, from));
            }
        }
    }

    private void WriteSuffixes(ReadOnlySpan<byte> point)
    {
        for (int dimension = 0; dimension < config.Dimensions; dimension++)
        {
            output.WriteBytes(point.Slice(dimension * config.BytesPerDimension, config.BytesPerDimension)[_prefixes[dimension]..]);
        }
    }

    private void WriteBounds(ReadOnlySpan<byte> values)
    {
        if (config.IndexDimensions == 1)
        {
            return;
        }
        for (int dimension = 0; dimension < config.IndexDimensions; dimension++)
        {
            int start = dimension * config.BytesPerDimension + _prefixes[dimension];
            int length = config.BytesPerDimension - _prefixes[dimension];
            ReadOnlySpan<byte> min = values.Slice(start, length);
            ReadOnlySpan<byte> max = min;
            for (int at = start; at < values.Length; at += config.PackedBytes)
            {
                ReadOnlySpan<byte> value = values.Slice(at, length);
                min = value.SequenceCompareTo(min) < 0 ? value : min;
                max = value.SequenceCompareTo(max) > 0 ? value : max;
            }
            output.WriteBytes(min);
            output.WriteBytes(max);
        }
    }
}
