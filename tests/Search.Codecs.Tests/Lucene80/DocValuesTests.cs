using System.Text;
using Search.Codecs.Contracts;
using Search.Codecs.Lucene80;
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

    // 5,000 terms are five keys and 313 blocks; around each first term of a block lie terms that a key does not tell from it.
    [Fact]
    public void Every_term_and_what_lies_beside_it_is_found()
    {
        byte[][] terms = [.. Enumerable.Range(0, 5000).Select(i => Encoding.ASCII.GetBytes($"term {i:d6} m"))];
        var column = new ModelColumn { Kind = "s", Name = "field", Bytes = [.. terms.Select(term => new[] { term })] };
        using ValuesSegment segment = new ValuesSegment([column]).WriteModel();
        SortedDocValues values = new Lucene80DocValuesReader(segment.ReadState(ValuesSegment.Suffix)).GetSorted(segment.Fields["field"]!)!;
        for (int i = 0; i < terms.Length; i++)
        {
            Assert.Equal(i, values.LookupTerm(terms[i]));
            Assert.Equal(~i, values.LookupTerm(Encoding.ASCII.GetBytes($"term {i:d6} a")));
            Assert.Equal(~(i + 1), values.LookupTerm(Encoding.ASCII.GetBytes($"term {i:d6} z")));
        }
        Assert.Equal(~0, values.LookupTerm([]));
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
