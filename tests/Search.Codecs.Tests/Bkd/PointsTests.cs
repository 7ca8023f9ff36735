using Search.Codecs.Bkd;
using Search.Codecs.Contracts;
using Search.Codecs.Lucene86;
using Search.Testing;

namespace Search.Codecs.Tests.Bkd;

public class PointsTests
{
    [Fact]
    public void Points_of_all_shapes_are_found_as_in_the_model()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 30; round++)
        {
            int maxDoc = random.Pick([1, 10, 512, 513, 3000, 20_000]);
            ModelPoints[] columns = [.. Enumerable.Range(0, 4).Select(i => ModelPoints.Random(random, $"f{i}", maxDoc, i == 3 ? random.Next(3, 6) : Math.Max(1, i)))];
            using var segment = new PointsSegment(columns, maxDoc);
            var reader = new Lucene86PointsReader(segment.ReadState());
            foreach (FieldInfo field in segment.Fields)
            {
                Compare(random, columns[field.Number], reader.GetPoints(field)!);
            }
        }
    }

    [Fact]
    public void An_estimate_is_within_a_leaf_for_each_side_of_a_range()
    {
        TestRandom random = TestRandom.Create();
        var points = new ModelPoints
        {
            Name = "f",
            Dimensions = 1,
            IndexDimensions = 1,
            Bytes = 4,
            Points = [.. Enumerable.Range(0, 50_000).Select(d => (d, new byte[] { 0, (byte)(d >> 16), (byte)(d >> 8), (byte)d }))],
        };
        using var segment = new PointsSegment([points], 50_000);
        PointValues values = new Lucene86PointsReader(segment.ReadState()).GetPoints(segment.Fields["f"]!)!;
        for (int round = 0; round < 50; round++)
        {
            int from = random.Next(50_000);
            int to = random.Next(from, 50_000);
            var visitor = new RangeVisitor(points.Config, points.Points[from].Value, points.Points[to].Value);
            Assert.True(Math.Abs(values.EstimateCount(visitor) - (to - from + 1)) <= 1024, $"{from} to {to} {random.Explain}");
        }
    }

    [Fact]
    public void A_field_without_points_is_left_out()
    {
        var points = new ModelPoints { Name = "f", Dimensions = 1, IndexDimensions = 1, Bytes = 4, Points = [] };
        using var segment = new PointsSegment([points], 5);

        Assert.Null(new Lucene86PointsReader(segment.ReadState()).GetPoints(segment.Fields["f"]!));
    }

    [Fact]
    public void The_writer_refuses_impossible_shapes()
    {
        var points = new ModelPoints { Name = "f", Dimensions = 2, IndexDimensions = 3, Bytes = 4, Points = [(0, new byte[8])] };
        Assert.Throws<ArgumentException>(() => new PointsSegment([points], 5));
        points = new ModelPoints { Name = "f", Dimensions = 2, IndexDimensions = 2, Bytes = 4, Points = [(0, new byte[7])] };
        Assert.Throws<ArgumentException>(() => new PointsSegment([points], 5));
        points = new ModelPoints { Name = "f", Dimensions = 1, IndexDimensions = 1, Bytes = 17, Points = [(0, new byte[17])] };
        Assert.Throws<ArgumentException>(() => new PointsSegment([points], 5));
    }

    internal static void Compare(TestRandom random, ModelPoints model, PointValues values)
    {
        Assert.Equal(model.Points.Count, values.Count);
        Assert.Equal(model.Points.Select(p => p.Doc).Distinct().Count(), values.DocCount);
        Assert.Equal((model.Dimensions, model.Bytes), (values.Dimensions, values.BytesPerDimension));
        var all = new AllPointsVisitor();
        values.Intersect(all);
        IEnumerable<string> expected = model.Points.Select(p => p.Doc + " " + Convert.ToHexString(p.Value)).Order(StringComparer.Ordinal);
        Assert.True(expected.SequenceEqual(all.Values.Order(StringComparer.Ordinal)), $"all points of {model.Config} {random.Explain}");
        for (int i = 0; i < 10; i++)
        {
            (byte[] low, byte[] high) = Box(random, model);
            var visitor = new RangeVisitor(model.Config, low, high);
            values.Intersect(visitor);
            IEnumerable<int> docs = model.Points.Where(p => RangeVisitor.Matches(model.Config, low, high, p.Value)).Select(p => p.Doc).Order();
            Assert.True(docs.SequenceEqual(visitor.Docs.Order()), $"{Convert.ToHexString(low)} to {Convert.ToHexString(high)} of {model.Config} {random.Explain}");
        }
    }

    private static (byte[] Low, byte[] High) Box(TestRandom random, ModelPoints model)
    {
        byte[] low = [.. random.Pick(model.Points).Value];
        byte[] high = [.. random.Pick(model.Points).Value];
        for (int start = 0; start < model.Config.IndexBytes; start += model.Bytes)
        {
            Span<byte> from = low.AsSpan(start, model.Bytes);
            Span<byte> to = high.AsSpan(start, model.Bytes);
            if (from.SequenceCompareTo(to) > 0)
            {
                byte[] saved = from.ToArray();
                to.CopyTo(from);
                saved.CopyTo(to);
            }
        }
        return (low, high);
    }
}
