namespace Search.Codecs.Commits;

/// <summary>One commit: which segments the index has, and what deletions and updates came to each.</summary>
/// <remarks>
/// <code>
/// segments_N = IndexHeader("segments", version 10, suffix = N in base 36), lucene:VInt[3], createdMajor:VInt,
///              indexVersion:u64be, counter:VLong, segmentCount:u32be, oldestSegment:VInt[3]?, Segment[segmentCount],
///              userData:Map, Footer
/// Segment    = name:String, id:byte[16], codec:String, liveDocsGeneration:u64be, deletedCount:u32be,
///              fieldInfosGeneration:u64be, docValuesGeneration:u64be, softDeletedCount:u32be, hasCommitId:u8 0|1, commitId:byte[16]?,
///              fieldInfosFiles:Set, updateCount:u32be, (field:u32be, files:Set)[updateCount]
/// Map        = count:VInt, (key:String, value:String)[count]
/// Set        = count:VInt, name:String[count]
/// </code>
/// The id in the header is the commit's. lucene -- major, minor, bugfix of what wrote the commit; oldestSegment likewise, of the oldest segment, when
/// there are any. Generations are -1 for none. field is a field's number.
/// Older versions: 7 (Lucene 7.0) counter:u32be; below 9 (7.4) no softDeletedCount; below 10 (8.6) no hasCommitId and commitId.
/// Invariants: 0 &lt;= deletedCount, softDeletedCount, their sum &lt;= maxDoc; no segment is older than oldestSegment or createdMajor.
/// When written: as pending_segments_N, whose renaming makes the commit. Facts: Lucene's SegmentInfos.
/// </remarks>
public static class SegmentInfosFormat
{
    public const string Codec = "segments";

    /// <summary>VERSION_70.</summary>
    public const int OldestVersion = 7;

    /// <summary>VERSION_86.</summary>
    public const int Version = 10;

    /// <summary>The codec of segments that are read and written.</summary>
    public const string SegmentCodec = "Lucene87";

    internal const int VersionOfLongCounter = 8;
    internal const int VersionOfSoftDeletes = 9;
    internal const int VersionOfCommitIds = 10;
}
