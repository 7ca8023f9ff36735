using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Storage;

namespace Search.Codecs.Bkd;

/// <summary>The tree of one field's points in <see cref="BkdFormat"/>. No state: threads may share it.</summary>
internal sealed class BkdReader : PointValues
{
    private readonly byte[] _min;
    private readonly byte[] _max;

    private BkdReader(
        int version, BkdConfig config, int maxDoc, int pointsPerLeaf, int leaves, byte[] min, byte[] max, long count, int docCount, FileSlice index, FileSlice data)
    {
        HasRuns = version >= BkdFormat.VersionOfRuns;
        Config = config;
        MaxDoc = maxDoc;
        PointsPerLeaf = pointsPerLeaf;
        Leaves = leaves;
        _min = min;
        _max = max;
        Count = count;
        DocCount = docCount;
        Index = index;
        Data = data;
    }

    /// <summary>Whether leaves may hold runs of equal points; where not, their bounds come first.</summary>
    public bool HasRuns { get; }

    public BkdConfig Config { get; }

    public int MaxDoc { get; }

    /// <summary>What a leaf holds at most.</summary>
    public int PointsPerLeaf { get; }

    /// <summary>Number of leaves.</summary>
    public int Leaves { get; }

    /// <summary>The packed inner nodes.</summary>
    public FileSlice Index { get; }

    /// <summary>All of the file of leaves but its footer.</summary>
    public FileSlice Data { get; }

    public override int Dimensions => Config.Dimensions;

    public override int BytesPerDimension => Config.BytesPerDimension;

    public override long Count { get; }

    public override int DocCount { get; }

    public override ReadOnlySpan<byte> MinPacked => _min;

    public override ReadOnlySpan<byte> MaxPacked => _max;

    /// <param name="meta">At the metadata.</param>
    /// <param name="field">Whose points they are.</param>
    /// <param name="maxDoc">Documents of the segment.</param>
    /// <param name="index">Holds the inner nodes; before version 9 the file of the metadata.</param>
    /// <param name="data">Holds the leaves.</param>
    /// <param name="file">The name of the file of the metadata.</param>
    /// <param name="hasMetaFile">Whether the metadata have a file of their own.</param>
    /// <exception cref="CorruptIndexException">The metadata are impossible, or do not fit the field or the files.</exception>
    public static BkdReader Read(ref ByteReader meta, FieldInfo field, int maxDoc, FramedFile index, FramedFile data, string file, bool hasMetaFile)
    {
        int version = hasMetaFile
            ? IndexHeader.CheckWithoutId(ref meta, file, BkdFormat.Codec, BkdFormat.Version, BkdFormat.Version)
            : IndexHeader.CheckWithoutId(ref meta, file, BkdFormat.Codec, BkdFormat.OldestVersion, BkdFormat.VersionOfRuns);
        int dimensions = meta.ReadVInt();
        int indexDimensions = meta.ReadVInt();
        int pointsPerLeaf = meta.ReadVInt();
        int bytes = meta.ReadVInt();
        var config = new BkdConfig(dimensions, indexDimensions, bytes);
        if (dimensions is < 1 or > BkdFormat.MaxDimensions || indexDimensions < 1 || indexDimensions > Math.Min(dimensions, BkdFormat.MaxIndexDimensions)
            || bytes is < 1 or > BkdFormat.MaxBytesPerDimension || pointsPerLeaf is < 1 or > BkdFormat.MaxPointsPerLeaf
            || config != new BkdConfig(field.PointDimensions, field.PointIndexDimensions, field.PointBytes))
        {
            throw meta.Corrupt($"{pointsPerLeaf} points per leaf of {config}, but field {field} has {field.PointDimensions} dimensions of {field.PointBytes} bytes");
        }
        int leaves = meta.ReadVInt();
        byte[] min = meta.ReadSpan(config.IndexBytes).ToArray();
        byte[] max = meta.ReadSpan(config.IndexBytes).ToArray();
        for (int start = 0; start < min.Length; start += bytes)
        {
            if (min.AsSpan(start, bytes).SequenceCompareTo(max.AsSpan(start, bytes)) > 0)
            {
                throw meta.Corrupt($"least value of dimension {start / bytes} is larger than the largest");
            }
        }
        long count = meta.ReadVLong();
        int docCount = meta.ReadVInt();
        int indexLength = meta.ReadVInt();
        long leavesStart = hasMetaFile ? meta.ReadInt64() : data.Start;
        long indexStart = hasMetaFile ? meta.ReadInt64() : meta.Position;
        // An inner node takes at least a byte, and so does a right leaf: that bounds how long a damaged tree can be.
        if (leaves < 1 || leaves - 1 > indexLength || count < leaves || count > (long)leaves * pointsPerLeaf
            || docCount < 1 || docCount > Math.Min(maxDoc, count) || leavesStart < data.Start || leavesStart > data.End
            || indexLength < 0 || indexStart < index.Start || indexLength > index.End - indexStart)
        {
            throw meta.Corrupt($"{count} points of {docCount} docs in {leaves} leaves from {leavesStart} on, {indexLength} bytes of inner nodes from {indexStart} on");
        }
        FileSlice nodes = index.Slice.Slice(indexStart, indexLength);
        return new BkdReader(
            version, config, maxDoc, pointsPerLeaf, leaves, min, max, count, docCount, nodes, data.Slice.Slice(0, data.End));
    }

    public override void Intersect(IPointVisitor visitor) => new BkdWalk(this, visitor).Intersect();

    public override long EstimateCount(IPointVisitor visitor) => new BkdWalk(this, visitor).Estimate();
}
