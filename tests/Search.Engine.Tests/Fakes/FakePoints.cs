using System.Buffers.Binary;
using Search.Codecs.Contracts;

namespace Search.Engine.Tests.Fakes;

/// <summary>Points of one dimension as a tree of one level: leaves of four points, sorted.</summary>
internal sealed class FakePoints : PointValues
{
    private readonly (byte[] Packed, int Doc)[] _points;

    public FakePoints(FieldInfo field, long[]?[] values)
    {
        BytesPerDimension = field.PointBytes;
        _points = [.. values.SelectMany((numbers, doc) => (numbers ?? []).Select(number => (number, doc))).OrderBy(pair => pair.number).Select(pair => (Pack(pair.number), pair.doc))];
        DocCount = values.Count(numbers => numbers is { Length: > 0 });
    }

    public override int Dimensions => 1;

    public override int BytesPerDimension { get; }

    public override long Count => _points.Length;

    public override int DocCount { get; }

    public override ReadOnlySpan<byte> MinPacked => _points[0].Packed;

    public override ReadOnlySpan<byte> MaxPacked => _points[^1].Packed;

    public override long EstimateCount(IPointVisitor visitor) =>
        _points.Chunk(4).Sum(leaf => visitor.Compare(leaf[0].Packed, leaf[^1].Packed) == PointRelation.Outside ? 0 : leaf.Length);

    public override void Intersect(IPointVisitor visitor)
    {
        foreach ((byte[] Packed, int Doc)[] leaf in _points.Chunk(4))
        {
            switch (visitor.Compare(leaf[0].Packed, leaf[^1].Packed))
            {
                case PointRelation.Inside:
                    visitor.VisitInside([.. leaf.Select(point => point.Doc)]);
                    break;
                case PointRelation.Crosses:
                    foreach ((byte[] packed, int doc) in leaf)
                    {
                        visitor.Visit(doc, packed);
                    }
                    break;
                default:
                    break;
            }
        }
    }

    private byte[] Pack(long number)
    {
        byte[] packed = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(packed, number ^ (BytesPerDimension == 4 ? int.MinValue : long.MinValue));
        return packed[(8 - BytesPerDimension)..];
    }
}
