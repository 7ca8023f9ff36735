using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene60;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene60;

public sealed class FieldInfosTests
{
    [Fact]
    public void Fields_are_understood()
    {
        MemoryIndexDirectory directory = Fixture.Load("loose");
        FieldInfos fields = Read(directory, "_0.fnm");
        Assert.Equal(
            ["id", "title", "body", "year", "span", "time", "score", "price", "raw", "kind", "tags", "counts", "binary"],
            fields.Select(field => field.Name));
        Assert.Equal(IndexOptions.Docs, fields["id"]!.IndexOptions);
        Assert.True(fields["id"]!.OmitsNorms);
        Assert.Equal(IndexOptions.DocsAndFreqsAndPositions, fields["title"]!.IndexOptions);
        Assert.True(fields["title"]!.HasNorms);
        Assert.Equal("Lucene84", fields["title"]!.Attributes["PerFieldPostingsFormat.format"]);
        FieldInfo year = fields["year"]!;
        Assert.Equal((DocValuesType.Numeric, 1, 1, 4, -1L), (year.DocValuesType, year.PointDimensions, year.PointIndexDimensions, year.PointBytes, year.DocValuesGeneration));
        FieldInfo span = fields["span"]!;
        Assert.Equal((2, 2, 8), (span.PointDimensions, span.PointIndexDimensions, span.PointBytes));
        Assert.Equal(DocValuesType.SortedSet, fields["tags"]!.DocValuesType);
        Assert.False(fields["raw"]!.IsIndexed);
        Assert.Equal(1, Read(directory, "_0_1.fnm", "1")["year"]!.DocValuesGeneration);
    }

    [Theory]
    [InlineData("loose", "_0.fnm", "")]
    [InlineData("loose", "_0_1.fnm", "1")]
    [InlineData("sorted", "_1.fnm", "")]
    public void They_are_written_byte_for_byte_as_Lucene_does(string fixture, string file, string suffix)
    {
        MemoryIndexDirectory directory = Fixture.Load(fixture);
        FieldInfos fields = Read(directory, file, suffix);
        using var written = new MemoryIndexDirectory();
        var state = new SegmentWriteState(written, file[..2], Id(directory, file), 10, fields, suffix);
        FieldInfosWriter.Write(state);
        Assert.Equal([file], state.CreatedFiles);
        Assert.Equal(directory.Bytes(file), written.Bytes(file));
    }

    [Fact]
    public void Every_damage_is_found()
    {
        MemoryIndexDirectory directory = Fixture.Load("loose");
        Damage.EachBitAndLength(directory, "_0.fnm", () => Read(directory, "_0.fnm"));
        Damage.WithRepairedChecksum(directory, "_0.fnm", TestRandom.Create(), () => Read(directory, "_0.fnm"));
    }

    [Fact]
    public void Before_version_2_all_dimensions_are_indexed()
    {
        using var directory = new MemoryIndexDirectory();
        byte[] id = new byte[16];
        using (IndexOutput output = directory.CreateOutput("_0.fnm"))
        {
            IndexHeader.Write(output, "Lucene60FieldInfos", 1, id);
            output.WriteVInt(1);
            output.WriteString("place");
            output.WriteBytes([0, 0, 0, 0]);
            output.WriteInt64(-1);
            output.WriteBytes([0, 3, 8]);
            IndexFooter.Write(output);
        }
        FieldInfo place = FieldInfosReader.Read(directory.OpenFile("_0.fnm").Slice(), id)["place"]!;
        Assert.Equal((3, 3, 8), (place.PointDimensions, place.PointIndexDimensions, place.PointBytes));
    }

    [Fact]
    public void Impossible_fields_are_not_written()
    {
        FieldInfo[] impossible =
        [
            new() { Name = "a", Number = 0, OmitsNorms = true },
            new() { Name = "a", Number = 0, HasPayloads = true, IndexOptions = IndexOptions.DocsAndFreqs },
            new() { Name = "a", Number = 0, PointDimensions = 17, PointIndexDimensions = 1, PointBytes = 1 },
            new() { Name = "a", Number = 0, PointDimensions = 1, PointIndexDimensions = 2, PointBytes = 1 },
            new() { Name = "a", Number = 0, PointBytes = 4 },
            new() { Name = "a", Number = 0, DocValuesGeneration = 1 },
        ];
        foreach (FieldInfo field in impossible)
        {
            using var directory = new MemoryIndexDirectory();
            Assert.Throws<ArgumentException>(() => FieldInfosWriter.Write(new SegmentWriteState(directory, "_0", new byte[16], 1, new FieldInfos([field]))));
        }
    }

    private static byte[] Id(MemoryIndexDirectory directory, string file) =>
        Fixture.Commit(directory).Segments.Single(segment => file.StartsWith(segment.Info.Name, StringComparison.Ordinal)).Info.Id;

    private static FieldInfos Read(MemoryIndexDirectory directory, string file, string suffix = "")
    {
        using MappedFile mapped = directory.OpenFile(file);
        return FieldInfosReader.Read(mapped.Slice(), Id(directory, file), suffix);
    }
}
