using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Bkd;

/// <summary>Writes the tree of one field's points in <see cref="BkdFormat"/>.</summary>
internal sealed class BkdWriter(BkdConfig config, int maxDoc, ByteWriter meta, ByteWriter index, ByteWriter data)
{
    private readonly byte[] _leafValues = new byte[BkdFormat.PointsPerLeaf * config.PackedBytes];
    private readonly int[] _leafDocs = new int[BkdFormat.PointsPerLeaf];
    private readonly BkdLeafWriter _leafWriter = new(config, data);

    /// <param name="values">The points, at least one.</param>
    /// <param name="docs">Their documents.</param>
    public void Write(byte[] values, int[] docs)
    {
        long start = data.Position;
        var leaves = new BkdLeaves((docs.Length - 1) / BkdFormat.PointsPerLeaf + 1, config.BytesPerDimension);
        PointBounds bounds = config.Dimensions == 1 ? WriteSorted(values, docs, leaves) : WriteCells(values, docs, leaves);
        WriteMeta(bounds, docs, leaves.Count, start, BkdIndexWriter.Pack(config, leaves));
    }

    private PointBounds WriteSorted(byte[] values, int[] docs, BkdLeaves leaves)
    {
        var sorter = new PointSorter(config.BytesPerDimension, values, docs);
        var bounds = new PointBounds(config);
        for (int leaf = 0; leaf < leaves.Count; leaf++)
        {
            int from = leaf * BkdFormat.PointsPerLeaf;
            int count = Math.Min(BkdFormat.PointsPerLeaf, docs.Length - from);
            Span<byte> leafValues = _leafValues.AsSpan(0, count * config.PackedBytes);
            sorter.Copy(from, leafValues, _leafDocs.AsSpan(0, count));
            leaves.SetOffset(leaf, data.Position);
            leaves.SetSplitBefore(leaf, 0, leafValues[..config.BytesPerDimension]);
            bounds.Add(leafValues[..config.PackedBytes]);
            bounds.Add(leafValues[^config.PackedBytes..]);
            _leafWriter.Write(leafValues, _leafDocs.AsSpan(0, count));
        }
        return bounds;
    }

    private PointBounds WriteCells(byte[] values, int[] docs, BkdLeaves leaves)
    {
        var bounds = new PointBounds(config);
        for (int i = 0; i < docs.Length; i++)
        {
            bounds.Add(values.AsSpan(i * config.PackedBytes, config.PackedBytes));
        }
        new BkdPartitioner(config, values, docs, leaves, WriteLeaf).Run(bounds.Min, bounds.Max);
        return bounds;

        void WriteLeaf(int leaf, int[] order, int from, int to)
        {
            for (int i = from; i < to; i++)
            {
                values.AsSpan(order[i] * config.PackedBytes, config.PackedBytes).CopyTo(_leafValues.AsSpan((i - from) * config.PackedBytes));
                _leafDocs[i - from] = docs[order[i]];
            }
            leaves.SetOffset(leaf, data.Position);
            _leafWriter.Write(_leafValues.AsSpan(0, (to - from) * config.PackedBytes), _leafDocs.AsSpan(0, to - from));
        }
    }

    private void WriteMeta(PointBounds bounds, int[] docs, int leaves, long start, ReadOnlySpan<byte> packed)
    {
        var seen = new BitSet(maxDoc);
        foreach (int doc in docs)
        {
            seen.Set(doc);
        }
        IndexHeader.WriteWithoutId(meta, BkdFormat.Codec, BkdFormat.Version);
        meta.WriteVInt(config.Dimensions);
        meta.WriteVInt(config.IndexDimensions);
        meta.WriteVInt(BkdFormat.PointsPerLeaf);
        meta.WriteVInt(config.BytesPerDimension);
        meta.WriteVInt(leaves);
        meta.WriteBytes(bounds.Min);
        meta.WriteBytes(bounds.Max);
        meta.WriteVLong(docs.Length);
        meta.WriteVInt(seen.CountOnes());
        meta.WriteVInt(packed.Length);
        meta.WriteInt64(start);
        meta.WriteInt64(index.Position);
        index.WriteBytes(packed);
    }
}
