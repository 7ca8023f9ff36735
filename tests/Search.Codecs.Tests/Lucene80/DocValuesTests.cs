using Search.Testing;

namespace Search.Codecs.Tests.Lucene80;

public class DocValuesTests
{
    [Fact]
    public void Small_segments_of_all_shapes_read_as_the_model()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 80; round++)
        {
            RoundTrip(random, random.Next(1, 300), 12);
        }
    }

    [Fact]
    public void Large_segments_of_all_shapes_read_as_the_model()
    {
        TestRandom random = TestRandom.Create();
        RoundTrip(random, random.Next(15_000, 40_000), 18);
        RoundTrip(random, random.Next(140_000, 230_000), 12);
    }

    private static void RoundTrip(TestRandom random, int maxDoc, int columns)
    {
        using ValuesSegment segment = new ValuesSegment(ModelShapes.Columns(random, maxDoc, columns)).WriteModel();
        new ModelComparison(segment, random).All();
        using ValuesSegment again = new ValuesSegment(segment.Columns).WriteCopy(segment);
        foreach (string file in ValuesSegment.Files)
        {
            Assert.True(segment.Directory.Bytes(file).AsSpan().SequenceEqual(again.Directory.Bytes(file)), $"{file} of a copy {random.Explain}");
        }
    }
}
