namespace Search.Codecs.Bkd;

/// <summary>Compares points by one dimension, then by those that are not indexed, then by document.</summary>
/// <param name="config">The points' shape.</param>
/// <param name="values">The points, which are compared by their index in it.</param>
/// <param name="docs">Their documents.</param>
/// <param name="dimension">What counts first.</param>
internal readonly struct PointOrder(BkdConfig config, byte[] values, int[] docs, int dimension) : IComparer<int>
{
    public int Compare(int x, int y)
    {
        int start = dimension * config.BytesPerDimension;
        int order = Part(x, start, config.BytesPerDimension).SequenceCompareTo(Part(y, start, config.BytesPerDimension));
        if (order == 0 && config.PackedBytes > config.IndexBytes)
        {
            int rest = config.PackedBytes - config.IndexBytes;
            order = Part(x, config.IndexBytes, rest).SequenceCompareTo(Part(y, config.IndexBytes, rest));
        }
        return order != 0 ? order : docs[x].CompareTo(docs[y]);
    }

    private ReadOnlySpan<byte> Part(int point, int start, int length) => values.AsSpan(point * config.PackedBytes + start, length);
}
