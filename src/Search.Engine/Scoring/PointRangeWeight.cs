using System.Buffers.Binary;
using Search.Codecs.Contracts;
using Search.Engine.Snapshots;
using Search.Storage;

namespace Search.Engine.Scoring;

/// <summary>Weight of a <see cref="PointRangeQuery"/>, without scores: the tree's matches go into a set of bits.</summary>
internal sealed class PointRangeWeight : UnscoredWeight
{
    private readonly PointRangeQuery _query;
    private readonly byte[] _lower;
    private readonly byte[] _upper;

    public PointRangeWeight(PointRangeQuery query, float boost)
        : base(query, boost)
    {
        _query = query;
        _lower = Pack(query.Lower, query.Bytes);
        _upper = Pack(query.Upper, query.Bytes);
    }

    public override Scorer? CreateScorer(SegmentView segment, int ordinal, long leadCost)
    {
        if (PointsOf(segment) is not { } points)
        {
            return null;
        }
        var collector = new Collector(_lower, _upper, segment.MaxDoc);
        switch (collector.Compare(points.MinPacked, points.MaxPacked))
        {
            case PointRelation.Outside:
                return null;
            case PointRelation.Inside when points.DocCount == segment.MaxDoc:
                return new AllDocsScorer(segment.MaxDoc);
            default:
                points.Intersect(collector);
                return new BitSetScorer(collector.Bits, collector.Bits.CountOnes());
        }
    }

    public override long Cost(SegmentView segment, int ordinal) => PointsOf(segment)?.EstimateCount(new Collector(_lower, _upper, 0)) ?? 0;

    /// <exception cref="InvalidOperationException">The field's points are of another size.</exception>
    private PointValues? PointsOf(SegmentView segment)
    {
        if (segment.Reader.Fields[_query.Field] is not { PointDimensions: > 0 } field)
        {
            return null;
        }
        if (field.PointDimensions != 1 || field.PointBytes != _query.Bytes)
        {
            throw new InvalidOperationException(
                $"Field {field.Name} has points of {field.PointDimensions} dimensions and {field.PointBytes} bytes, not of 1 and {_query.Bytes}: {_query}");
        }
        return segment.Reader.Points.GetPoints(field);
    }

    /// <summary>Big-endian, with the sign bit turned.</summary>
    private static byte[] Pack(long value, int bytes)
    {
        byte[] packed = new byte[bytes];
        if (bytes == sizeof(int))
        {
            BinaryPrimitives.WriteInt32BigEndian(packed, (int)value ^ int.MinValue);
        }
        else
        {
            BinaryPrimitives.WriteInt64BigEndian(packed, value ^ long.MinValue);
        }
        return packed;
    }

    private sealed class Collector(byte[] lower, byte[] upper, int maxDoc) : IPointVisitor
    {
        public BitSet Bits { get; } = new(maxDoc);

        public PointRelation Compare(ReadOnlySpan<byte> minPacked, ReadOnlySpan<byte> maxPacked)
        {
            if (minPacked.SequenceCompareTo(upper) > 0 || maxPacked.SequenceCompareTo(lower) < 0)
            {
                return PointRelation.Outside;
            }
            return minPacked.SequenceCompareTo(lower) >= 0 && maxPacked.SequenceCompareTo(upper) <= 0 ? PointRelation.Inside : PointRelation.Crosses;
        }

        public void VisitInside(ReadOnlySpan<int> docs)
        {
            foreach (int doc in docs)
            {
                Bits.Set(doc);
            }
        }

        public void Visit(int docId, ReadOnlySpan<byte> packedValue)
        {
            if (packedValue.SequenceCompareTo(lower) >= 0 && packedValue.SequenceCompareTo(upper) <= 0)
            {
                Bits.Set(docId);
            }
        }
    }
}
