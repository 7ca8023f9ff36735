using Search.Codecs.Bkd;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene86;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Bkd;

public sealed class PointsCheckerTests
{
    public static TheoryData<string> Files => [.. PointsSegment.Files];

    [Fact]
    public void Points_of_all_shapes_pass()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 20; round++)
        {
            int maxDoc = random.Pick([1, 10, 512, 513, 3000, 20_000]);
            ModelPoints[] columns = [.. Enumerable.Range(0, 4).Select(i => ModelPoints.Random(random, $"f{i}", maxDoc, i + 1))];
            using var segment = new PointsSegment(columns, maxDoc);
            Assert.True(CheckAll(segment).SequenceEqual(columns.Select(c => (long)c.Points.Count)), random.Explain);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Each_flipped_bit_and_each_cut_is_found(string file)
    {
        TestRandom random = TestRandom.WithSeed(5);
        using var segment = new PointsSegment([.. Enumerable.Range(1, 2).Select(i => ModelPoints.Random(random, $"f{i}", 40, i))], 40);
        Damage.EachBitAndLength(segment.Directory, file, () => Open(segment, verify: true));
        Damage.EachLength(segment.Directory, file, () => Open(segment, verify: false));
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void What_passes_after_damage_is_found_as_it_is_listed(string file)
    {
        TestRandom random = TestRandom.Create();
        for (int dimensions = 1; dimensions <= 3; dimensions++)
        {
            ModelPoints model = ModelPoints.Random(random, "f", 1500, dimensions);
            using var segment = new PointsSegment([model], 1500);
            Damage.WithRepairedChecksum(segment.Directory, file, random, () => CheckAndSearch(segment, model.Config, random), most: 150);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Wrong_counts_are_found(int tooFew)
    {
        using PointsSegment segment = Four();
        byte[] meta = segment.Directory.Bytes("_0.kdm");
        // In the one field's description: least and largest value, 4 points, 3 documents.
        int at = meta.AsSpan().IndexOf((ReadOnlySpan<byte>)[1, 9, 4, 3]) + 2 + tooFew;
        byte[] damaged = (byte[])meta.Clone();
        damaged[at]--;
        segment.Directory.SetBytes("_0.kdm", Damage.RepairChecksum(damaged));
        CorruptIndexException error = Assert.Throws<CorruptIndexException>(() => CheckAll(segment));
        Assert.Equal("_0.kdd", error.File);
        Assert.Contains("4 points in 3 documents", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1, "in a cell of 02 to 09")]
    [InlineData(2, "in a cell of 01 to 08")]
    public void Points_outside_of_the_least_and_the_largest_value_are_found(int which, string message)
    {
        using PointsSegment segment = Four();
        byte[] meta = (byte[])segment.Directory.Bytes("_0.kdm").Clone();
        int at = meta.AsSpan().IndexOf((ReadOnlySpan<byte>)[1, 9, 4, 3]);
        meta[at + which - 1] = (byte)(which == 1 ? 2 : 8);
        segment.Directory.SetBytes("_0.kdm", Damage.RepairChecksum(meta));
        Assert.Contains(message, Assert.Throws<CorruptIndexException>(() => CheckAll(segment)).Message, StringComparison.Ordinal);
    }

    private static PointsSegment Four() =>
        new([new ModelPoints { Name = "f", Dimensions = 1, IndexDimensions = 1, Bytes = 1, Points = [(0, [1]), (0, [2]), (3, [2]), (4, [9])] }], 5);

    private static void CheckAndSearch(PointsSegment segment, BkdConfig config, TestRandom random)
    {
        try
        {
            PointValues? values = new Lucene86PointsReader(segment.ReadState()).GetPoints(segment.Fields["f"]!);
            if (values == null)
            {
                return;
            }
            CorruptIndexException? damage = null;
            try
            {
                new PointsChecker("_0.kdd", segment.MaxDoc).Check(segment.Fields["f"]!, values);
            }
            catch (CorruptIndexException error)
            {
                damage = error;
            }
            var all = new Listing();
            values.Intersect(all);
            for (int i = 0; i < 3; i++)
            {
                byte[] low = random.Pick(all.Points).Value;
                var visitor = new RangeVisitor(config, low, values.MaxPacked.ToArray());
                values.Intersect(visitor);
                byte[] high = values.MaxPacked.ToArray();
                IEnumerable<int> expected = all.Points.Where(p => RangeVisitor.Matches(config, low, high, p.Value)).Select(p => p.Doc).Order();
                Assert.True(damage != null || expected.SequenceEqual(visitor.Docs.Order()), $"{config} {random.Explain}");
            }
            if (damage != null)
            {
                throw damage;
            }
        }
        finally
        {
            segment.CloseFiles();
        }
    }

    private static List<long> CheckAll(PointsSegment segment)
    {
        var reader = new Lucene86PointsReader(segment.ReadState());
        var checker = new PointsChecker("_0.kdd", segment.MaxDoc);
        return [.. segment.Fields.Select(field => reader.GetPoints(field) is { } values ? checker.Check(field, values) : 0)];
    }

    private static void Open(PointsSegment segment, bool verify)
    {
        try
        {
            _ = new Lucene86PointsReader(segment.ReadState(verify));
        }
        finally
        {
            segment.CloseFiles();
        }
    }

    private sealed class Listing : IPointVisitor
    {
        public List<(int Doc, byte[] Value)> Points { get; } = [];

        public PointRelation Compare(ReadOnlySpan<byte> minPacked, ReadOnlySpan<byte> maxPacked) => PointRelation.Crosses;

        public void VisitInside(ReadOnlySpan<int> docs) => throw new InvalidOperationException("nothing was said to lie inside");

        public void Visit(int docId, ReadOnlySpan<byte> packedValue) => Points.Add((docId, packedValue.ToArray()));
    }
}
