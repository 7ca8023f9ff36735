namespace Search.Codecs.Lucene50;

/// <summary>All unchanging files of a small segment in one, so that an index of many segments needs few open files.</summary>
/// <remarks>
/// <code>
/// .cfs    = IndexHeader("Lucene50CompoundData", version 0), member:byte[]*, Footer
///           -- each member is a whole file with its own header and footer
/// .cfe    = IndexHeader("Lucene50CompoundEntries", version 0), count:VInt, Member[count], Footer
/// Member  = name:String, offset:u64be, length:u64be
///           -- name: the file's without the segment, such as ".fdt" or "_Lucene84_0.doc"; offset from the start of .cfs
/// </code>
/// Invariants: the lengths, header and footer of .cfs add up to its length; no name twice. Outside of it stay .si, .liv and what
/// updates of doc values write. Facts: Lucene50CompoundFormat, Lucene50CompoundReader.
/// </remarks>
public static class CompoundFormat
{
    public const string DataExtension = "cfs";

    public const string EntriesExtension = "cfe";

    public const string DataCodec = "Lucene50CompoundData";

    public const string EntriesCodec = "Lucene50CompoundEntries";

    public const int Version = 0;
}
