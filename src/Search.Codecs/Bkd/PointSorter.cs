using System.Buffers.Binary;

namespace Search.Codecs.Bkd;

/// <summary>Puts points of one dimension in the order of their values, those of equal value in the order of documents.</summary>
internal sealed class PointSorter
{
    private readonly int _bytes;
    private readonly byte[] _values;
    private readonly int[] _docs;
    private readonly int[]? _order;     // for values of more than 8 bytes
    private readonly ulong[] _keys = [];
    private readonly bool _isPacked;    // keys hold the documents, too: for values of at most 4 bytes

    /// <param name="bytes">Of each value.</param>
    /// <param name="values">The values, one after the other; not changed.</param>
    /// <param name="docs">Their documents; not changed.</param>
    public PointSorter(int bytes, byte[] values, int[] docs)
    {
        _bytes = bytes;
        _isPacked = bytes <= sizeof(int);
        if (_isPacked)
        {
            // Articles have a dozen of them each, and a merge has those of all its segments: no array more than this one.
            (_values, _docs) = ([], []);
            _keys = Packed(bytes, values, docs);
            _keys.AsSpan().Sort();
            return;
        }
        _values = values;
        _docs = docs;
        if (bytes > sizeof(ulong))
        {
            _order = new int[docs.Length];
            for (int i = 0; i < _order.Length; i++)
            {
                _order[i] = i;
            }
            _order.AsSpan().Sort(new PointOrder(new BkdConfig(1, 1, bytes), values, docs, 0));
            return;
        }
        _values = [];
        _docs = [.. docs];
        _keys = new ulong[docs.Length];
        Span<byte> wide = stackalloc byte[sizeof(ulong)];
        for (int i = 0; i < _keys.Length; i++)
        {
            values.AsSpan(i * bytes, bytes).CopyTo(wide[(sizeof(ulong) - bytes)..]);
            _keys[i] = BinaryPrimitives.ReadUInt64BigEndian(wide);
        }
        Sort(ref _keys, ref _docs, bytes);
    }

    /// <summary>Copies points out, in order, from the given one on: as many as <paramref name="docs"/> takes.</summary>
    public void Copy(int from, Span<byte> values, Span<int> docs)
    {
        Span<byte> wide = stackalloc byte[sizeof(ulong)];
        for (int i = 0; i < docs.Length; i++)
        {
            Span<byte> target = values.Slice(i * _bytes, _bytes);
            if (_order != null)
            {
                int point = _order[from + i];
                _values.AsSpan(point * _bytes, _bytes).CopyTo(target);
                docs[i] = _docs[point];
                continue;
            }
            ulong key = _keys[from + i];
            BinaryPrimitives.WriteUInt64BigEndian(wide, _isPacked ? key >> 32 : key);
            wide[(sizeof(ulong) - _bytes)..].CopyTo(target);
            docs[i] = _isPacked ? (int)key : _docs[from + i];
        }
    }

    /// <summary>Value and document in one number, in whose order points are.</summary>
    private static ulong[] Packed(int bytes, byte[] values, int[] docs)
    {
        var keys = new ulong[docs.Length];
        Span<byte> wide = stackalloc byte[sizeof(uint)];
        for (int i = 0; i < keys.Length; i++)
        {
            values.AsSpan(i * bytes, bytes).CopyTo(wide[(sizeof(uint) - bytes)..]);
            keys[i] = (ulong)BinaryPrimitives.ReadUInt32BigEndian(wide) << 32 | (uint)docs[i];
        }
        return keys;
    }

    // A radix sort from the lowest byte to the highest: each pass keeps the order of the one before. Bytes that are all the same cost no pass.
    private static void Sort(ref ulong[] keys, ref int[] docs, int bytes)
    {
        ulong[] otherKeys = new ulong[keys.Length];
        int[] otherDocs = new int[docs.Length];
        int[] counts = new int[256];
        bool ascending = true;
        for (int i = 1; i < docs.Length; i++)
        {
            ascending &= docs[i - 1] <= docs[i];
        }
        for (int pass = ascending ? 4 : 0; pass < 4 + bytes; pass++)
        {
            int shift = (pass < 4 ? pass : pass - 4) * 8;
            bool byDoc = pass < 4;
            Array.Clear(counts);
            for (int i = 0; i < keys.Length; i++)
            {
                counts[(int)((byDoc ? (uint)docs[i] : keys[i]) >> shift & 255)]++;
            }
            if (Array.IndexOf(counts, keys.Length) >= 0)
            {
                continue;
            }
            int sum = 0;
            for (int i = 0; i < counts.Length; i++)
            {
                (counts[i], sum) = (sum, sum + counts[i]);
            }
            for (int i = 0; i < keys.Length; i++)
            {
                int to = counts[(int)((byDoc ? (uint)docs[i] : keys[i]) >> shift & 255)]++;
                otherKeys[to] = keys[i];
                otherDocs[to] = docs[i];
            }
            (keys, otherKeys) = (otherKeys, keys);
            (docs, otherDocs) = (otherDocs, docs);
        }
    }
}
