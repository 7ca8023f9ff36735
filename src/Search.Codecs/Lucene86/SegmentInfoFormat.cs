namespace Search.Codecs.Lucene86;

/// <summary>The unchanging facts of one segment.</summary>
/// <remarks>
/// <code>
/// .si     = IndexHeader("Lucene86SegmentInfo", version 0), version:Version, hasMinVersion:u8 0|1, minVersion:Version?,
///           maxDoc:u32be, isCompoundFile:u8 (1 = yes, 255 = no), diagnostics:Map, files:Set, attributes:Map,
///           sortCount:VInt, Sort[sortCount], Footer
/// Version = major:u32be, minor:u32be, bugfix:u32be
/// Map     = count:VInt, (key:String, value:String)[count]
/// Set     = count:VInt, name:String[count]
/// Sort    = "SortField":String, field:String, type:String, reverse:u32be 0|1, hasMissing:u32be 0|1, missing?
///         | "SortedSetSortField":String, field:String, reverse:u32be, selector:u32be, missing:u32be (0 none, 1 first, 2 last)
///         | "SortedNumericSortField":String, field:String, type:String, reverse:u32be, selector:u32be, hasMissing:u32be, missing?
/// missing -- type STRING: u32be 1 first, 0 last; INT: u32be; LONG: u64be; FLOAT: u32be and DOUBLE: u64be as numbers that sort like the values
/// </code>
/// type: STRING (not for SortedNumericSortField), INT, LONG, FLOAT or DOUBLE. selector: 0 min, 1 max, 2 middle min, 3 middle max.
/// The codec's name is not here but in segments_N. Every name in files begins with the segment's. Facts: Lucene86SegmentInfoFormat, SortField.Provider.
/// </remarks>
public static class SegmentInfoFormat
{
    public const string Extension = "si";

    public const string Codec = "Lucene86SegmentInfo";

    public const int Version = 0;

    /// <summary>Lucene's IndexWriter.MAX_DOCS: no index may have more documents.</summary>
    public const int MaxDocs = int.MaxValue - 128;

    internal const byte Yes = 1;
    internal const byte No = 255;
}
