namespace Search.Codecs.Lucene86;

/// <summary>Points: numbers and other values of fixed length by which ranges are searched. Files <c>.kdm</c>, <c>.kdi</c> and <c>.kdd</c>.</summary>
/// <remarks>
/// <code>
/// .kdm = IndexHeader("Lucene86PointsFormatMeta", version 0), { field:i32be, Meta }*, end:i32be -1, indexLength:i64be, dataLength:i64be, Footer
/// .kdi = IndexHeader("Lucene86PointsFormatIndex", version 0), Index*, Footer
/// .kdd = IndexHeader("Lucene86PointsFormatData", version 0), LeafBlock*, Footer
/// indexLength, dataLength -- bytes of the files .kdi and .kdd, footers included
/// </code>
/// Meta, Index, LeafBlock: see BkdFormat. A field whose points are all gone is left out. Where Lucene's Javadoc differs: it calls .kdd ".kdm".
/// </remarks>
public static class Lucene86PointsFormat
{
    public const string MetaExtension = "kdm";

    public const string IndexExtension = "kdi";

    public const string DataExtension = "kdd";

    internal const string MetaCodec = "Lucene86PointsFormatMeta";

    internal const string IndexCodec = "Lucene86PointsFormatIndex";

    internal const string DataCodec = "Lucene86PointsFormatData";

    internal const int Version = 0;

    internal const int End = -1;
}
