namespace Search.Codecs.Bkd;

/// <summary>
/// A tree of points: inner nodes split space by one dimension, leaves hold up to 512 points. Three parts: metadata, inner nodes, leaves. Lucene's
/// <c>BKDWriter</c> and <c>BKDReader</c>.
/// </summary>
/// <remarks>
/// <code>
/// Meta       = Header("BKD", version 6, 7 or 9, written 9), dimensions:VInt, indexDimensions:VInt, pointsPerLeaf:VInt 512, bytesPerDimension:VInt, leaves:VInt,
///              min:byte[indexDimensions * bytesPerDimension], max:(the same), points:VLong, docs:VInt, indexLength:VInt,
///              leavesStart:i64be, indexStart:i64be            -- before version 9 absent: inner nodes follow in the same file
/// min, max   -- of each dimension by itself
/// docs       -- documents that have points
/// leavesStart, indexStart -- offsets in the files of leaves and of inner nodes
///
/// Index      = Node(root, a right child)
/// Node       = Leaf | Inner
/// Leaf       = offsetDelta:VLong?                              -- only of a right child
/// Inner      = offsetDelta:VLong?, code:VInt, byte[max(0, bytesPerDimension - prefix - 1)], leftLength:VInt?, left:Node, right:Node
/// offsetDelta -- of the first leaf below this node in the file of leaves, less that of the parent; of the root the offset itself
/// code       = (delta * (1 + bytesPerDimension) + prefix) * indexDimensions + splitDimension
/// prefix     -- bytes that the split value shares with the last split by this dimension on the way from the root (zeros at the root)
/// delta      -- difference of the first byte after the prefix to that of the last split; subtracted below a left child of that split, otherwise added
/// leftLength -- bytes of left; only where left is no leaf
/// The left child of a node has as many of its leaves as make the tree a full one whose last level is filled from the left.
/// Left: points whose split dimension is at most the split value; right: at least.
///
/// LeafBlock  = count:VInt, Docs, { prefix:VInt, byte[prefix] }[dimensions], Values
/// Docs       = mark:u8 0, VInt[count]                          -- ascending, each less the one before
///            | mark:u8 24, u24be[count]
///            | mark:u8 32, u32be[count]
/// prefix     -- bytes that all values of the block share in this dimension
/// Values     = mark:u8 -1                                      -- all points are equal
///            | mark:u8 -2, Bounds, { run:VInt, Suffix[dimensions] }*    -- runs of equal points
///            | sortedDimension:u8, Bounds, { byte, run:u8, Suffixes[run] }*   -- byte: the first after the prefix of the sorted dimension; not in Suffixes
///            | Bounds, sortedDimension:u8, { byte, run:u8, Suffixes[run] }*     -- in version 6, which has no runs of equal points; Bounds, mark -1 where all are equal
/// Bounds     = { min:Suffix, max:Suffix }[indexDimensions]     -- absent where indexDimensions is 1
/// Suffix     = byte[bytesPerDimension - prefix]                -- of one dimension
/// </code>
/// Values are ordered by the sorted dimension, then by dimensions that are not indexed, then by document; -2 where that takes less.
/// Invariants: docs are below maxDoc; points lie within their cell; counts of leaves sum up to points.
/// </remarks>
internal static class BkdFormat
{
    public const string Codec = "BKD";

    /// <summary>VERSION_SELECTIVE_INDEXING, of Lucene 8.0.</summary>
    public const int OldestVersion = 6;

    /// <summary>VERSION_LOW_CARDINALITY_LEAVES: leaves may hold runs of equal points, and the mark stands before the bounds.</summary>
    public const int VersionOfRuns = 7;

    /// <summary>Since the metadata have a file of their own.</summary>
    public const int Version = 9;

    public const int PointsPerLeaf = 512;

    public const int MaxDimensions = 16;

    public const int MaxIndexDimensions = 8;

    public const int MaxBytesPerDimension = 16;

    /// <summary>Read; Lucene writes 512.</summary>
    public const int MaxPointsPerLeaf = 1 << 16;

    public const byte AllEqual = 0xFF;

    public const byte Runs = 0xFE;

    /// <summary>How many of a node's leaves (2 or more) lie below its left child.</summary>
    public static int LeftLeaves(int leaves)
    {
        int fullLevel = 1 << (31 - int.LeadingZeroCount(leaves));
        int left = fullLevel / 2;
        return left + Math.Min(leaves - fullLevel, left);
    }
}
