using Search.Codecs.Contracts;
using Search.Codecs.Segments;
using Search.Storage;

namespace Search.Codecs.Tests.Segments;

/// <summary>Whole segments that Lucene wrote, loose and compound, with deletions and an update of doc values.</summary>
public sealed class SegmentReaderTests
{
    [Theory]
    [InlineData("loose")]
    [InlineData("compound")]
    [InlineData("sorted")]
    public void Every_structure_of_a_segment_is_opened(string fixture)
    {
        using MemoryIndexDirectory directory = Fixture.Load(fixture);
        SegmentInfos commit = Fixture.Commit(directory);
        foreach (SegmentCommitInfo segment in commit.Segments)
        {
            using SegmentReader reader = SegmentReader.Open(directory, segment, verify: true);
            Assert.Equal(segment.Info.MaxDoc, reader.GetTerms("id")!.Count);
            Assert.Equal(segment.Info.MaxDoc, reader.GetTerms("title")!.DocCount);
            Assert.NotNull(reader.Norms.GetNorms(reader.Fields["title"]!));
            Assert.Equal(segment.Info.MaxDoc, reader.Points.GetPoints(reader.Fields["year"]!)!.Count);
            Assert.Null(reader.GetTerms("year"));
            Assert.Null(reader.GetTerms("absent"));
        }
    }

    [Theory]
    [InlineData("loose")]
    [InlineData("compound")]
    public void Updated_doc_values_are_those_of_the_latest_generation(string fixture)
    {
        using MemoryIndexDirectory directory = Fixture.Load(fixture);
        SegmentCommitInfo segment = Fixture.Commit(directory).Segments[0];
        using SegmentReader reader = SegmentReader.Open(directory, segment, verify: true);
        NumericDocValues years = reader.DocValues.GetNumeric(reader.Fields["year"]!)!;
        var read = new List<long>();
        while (years.NextDoc() != DocIdIterator.NoMoreDocs)
        {
            read.Add(years.Value);
        }
        Assert.Equal([1900, 1901, 1902, 1903, 2001, 1905, 1906, 1907, 1908, 1909], read);
    }

    [Fact]
    public void Without_a_file_the_error_names_it()
    {
        using MemoryIndexDirectory directory = Fixture.Load("loose");
        SegmentCommitInfo segment = Fixture.Commit(directory).Segments[0];
        directory.Delete("_0_Lucene84_0.pos");
        var error = Assert.Throws<CorruptIndexException>(() => SegmentReader.Open(directory, segment));
        Assert.Equal("_0_Lucene84_0.pos", error.File);
    }
}
