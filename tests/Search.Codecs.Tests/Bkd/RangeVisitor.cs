using Search.Codecs.Bkd;
using Search.Codecs.Contracts;

namespace Search.Codecs.Tests.Bkd;

/// <summary>Collects the points of a box. Keeps the contract in mind and tells when the tree does not.</summary>
internal sealed class RangeVisitor(BkdConfig config, byte[] low, byte[] high) : IPointVisitor
{
    /// <summary>Documents of matching points, as often as they have such points.</summary>
    public List<int> Docs { get; } = [];

    /// <summary>Values of points that the tree showed one by one and that match.</summary>
    public List<string> Values { get; } = [];

    public PointRelation Compare(ReadOnlySpan<byte> minPacked, ReadOnlySpan<byte> maxPacked)
    {
        bool inside = true;
        for (int start = 0; start < config.IndexBytes; start += config.BytesPerDimension)
        {
            ReadOnlySpan<byte> min = minPacked.Slice(start, config.BytesPerDimension);
            ReadOnlySpan<byte> max = maxPacked.Slice(start, config.BytesPerDimension);
            ReadOnlySpan<byte> from = low.AsSpan(start, config.BytesPerDimension);
            ReadOnlySpan<byte> to = high.AsSpan(start, config.BytesPerDimension);
            if (min.SequenceCompareTo(to) > 0 || max.SequenceCompareTo(from) < 0)
            {
                return PointRelation.Outside;
            }
            inside &= min.SequenceCompareTo(from) >= 0 && max.SequenceCompareTo(to) <= 0;
        }
        return inside ? PointRelation.Inside : PointRelation.Crosses;
    }

    public void VisitInside(ReadOnlySpan<int> docs) => Docs.AddRange(docs);

    public void Visit(int docId, ReadOnlySpan<byte> packedValue)
    {
        if (Matches(config, low, high, packedValue))
        {
            Docs.Add(docId);
            Values.Add(docId + " " + Convert.ToHexString(packedValue));
        }
    }

    public static bool Matches(BkdConfig config, byte[] low, byte[] high, ReadOnlySpan<byte> point)
    {
        for (int start = 0; start < config.IndexBytes; start += config.BytesPerDimension)
        {
            ReadOnlySpan<byte> value = point.Slice(start, config.BytesPerDimension);
            if (value.SequenceCompareTo(low.AsSpan(start, value.Length)) < 0 || value.SequenceCompareTo(high.AsSpan(start, value.Length)) > 0)
            {
                return false;
            }
        }
        return true;
    }
}

/// <summary>Sees every point with its value: no cell lies inside.</summary>
internal sealed class AllPointsVisitor : IPointVisitor
{
    public List<string> Values { get; } = [];

    public PointRelation Compare(ReadOnlySpan<byte> minPacked, ReadOnlySpan<byte> maxPacked) => PointRelation.Crosses;

    public void VisitInside(ReadOnlySpan<int> docs) => throw new InvalidOperationException("nothing was said to lie inside");

    public void Visit(int docId, ReadOnlySpan<byte> packedValue) => Values.Add(docId + " " + Convert.ToHexString(packedValue));
}
