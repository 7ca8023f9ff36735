namespace Search.Codecs.Lucene70;

/// <summary>The unchanging facts of one segment, as Lucene 7.0 to 8.5 wrote them. Read only.</summary>
/// <remarks>
/// <code>
/// .si     = IndexHeader("Lucene70SegmentInfo", version 0), then as in Lucene86's SegmentInfoFormat, with
/// Sort    = field:String, kind:VInt, numbers?, order:u8 (0 descending, 1 ascending), missing:u8, value?
/// kind    -- 0 STRING, 1 LONG, 2 INT, 3 DOUBLE, 4 FLOAT, 5 sorted set, 6 sorted numeric
/// numbers -- kind 5: selector:u8; kind 6: type:u8 (0 LONG, 1 INT, 2 DOUBLE, 3 FLOAT), selector:u8 (0 min, 1 max)
/// missing -- 0 none; of strings 1 last, 2 first; of numbers 1: value follows, u64be for LONG and DOUBLE (its bits), u32be for INT and FLOAT (its bits)
/// </code>
/// selector of kind 5: 0 min, 1 max, 2 middle min, 3 middle max. Facts: Lucene70SegmentInfoFormat (8.8.1).
/// </remarks>
public static class Lucene70SegmentInfoFormat
{
    public const string Codec = "Lucene70SegmentInfo";

    public const int Version = 0;

    internal const int String = 0;
    internal const int Long = 1;
    internal const int Int = 2;
    internal const int Double = 3;
    internal const int Float = 4;
    internal const int SortedSet = 5;
    internal const int SortedNumeric = 6;
}
