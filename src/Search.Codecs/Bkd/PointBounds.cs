namespace Search.Codecs.Bkd;

/// <summary>The least and the largest value of each indexed dimension of some points.</summary>
internal sealed class PointBounds(BkdConfig config)
{
    private bool _any;

    public byte[] Min { get; } = new byte[config.IndexBytes];

    public byte[] Max { get; } = new byte[config.IndexBytes];

    public void Add(ReadOnlySpan<byte> point)
    {
        if (!_any)
        {
            point[..config.IndexBytes].CopyTo(Min);
            point[..config.IndexBytes].CopyTo(Max);
            _any = true;
            return;
        }
        for (int start = 0; start < config.IndexBytes; start += config.BytesPerDimension)
        {
            ReadOnlySpan<byte> value = point.Slice(start, config.BytesPerDimension);
            if (value.SequenceCompareTo(Min.AsSpan(start, value.Length)) < 0)
            {
                value.CopyTo(Min.AsSpan(start));
            }
            else if (value.SequenceCompareTo(Max.AsSpan(start, value.Length)) > 0)
            {
                value.CopyTo(Max.AsSpan(start));
            }
        }
    }
}
