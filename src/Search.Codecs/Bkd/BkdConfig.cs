namespace Search.Codecs.Bkd;

/// <summary>The shape of a tree's points.</summary>
/// <param name="Dimensions">That each point has.</param>
/// <param name="IndexDimensions">By which the tree is split: the first ones.</param>
/// <param name="BytesPerDimension">Of each.</param>
internal readonly record struct BkdConfig(int Dimensions, int IndexDimensions, int BytesPerDimension)
{
    /// <summary>Bytes of a point.</summary>
    public int PackedBytes => Dimensions * BytesPerDimension;

    /// <summary>Bytes of a point's dimensions that the tree is split by.</summary>
    public int IndexBytes => IndexDimensions * BytesPerDimension;
}
