namespace Search.Codecs.Lucene60;

/// <summary>Points of Lucene 6.0 to 8.5. Read only.</summary>
/// <remarks>
/// <code>
/// .dii = IndexHeader("Lucene60PointsFormatMeta", version 0), count:VInt, { field:VInt, metaStart:VLong }[count], Footer
/// .dim = IndexHeader("Lucene60PointsFormatData", version 0), { LeafBlock*, Meta, Index }*, Footer           -- a field each
/// </code>
/// metaStart: offset of the field's Meta in <c>.dim</c>. Meta, Index, LeafBlock: see BkdFormat, versions 6 and 7. A field whose points are all gone is left out.
/// Where Lucene's Javadoc differs: it describes older leaves, and Meta without bounds and counts.
/// Facts: Lucene60PointsReader (8.8.1).
/// </remarks>
public static class Lucene60PointsFormat
{
    public const string MetaExtension = "dii";

    public const string DataExtension = "dim";

    internal const string MetaCodec = "Lucene60PointsFormatMeta";

    internal const string DataCodec = "Lucene60PointsFormatData";

    internal const int Version = 0;
}
