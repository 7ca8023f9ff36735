using Search.Codecs.Contracts;
using Search.Codecs.Lucene86;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene86;

public sealed class SegmentInfoTests
{
    [Fact]
    public void The_facts_of_a_segment_are_understood()
    {
        SegmentInfo info = Fixture.Commit(Fixture.Load("loose")).Segments[0].Info;
        Assert.Equal(new LuceneVersion(8, 8, 1), info.Version);
        Assert.Equal(new LuceneVersion(8, 8, 1), info.MinVersion);
        Assert.False(info.IsCompoundFile);
        Assert.Equal("flush", info.Diagnostics["source"]);
        Assert.Equal("BEST_SPEED", info.Attributes["Lucene87StoredFieldsFormat.mode"]);
        Assert.Contains("_0.si", info.Files);
        Assert.Contains("_0_Lucene84_0.doc", info.Files);
        Assert.Empty(info.IndexSort);
        SegmentInfo compound = Fixture.Commit(Fixture.Load("compound")).Segments[0].Info;
        Assert.True(compound.IsCompoundFile);
        Assert.Equal(["_0.cfe", "_0.cfs", "_0.si"], compound.Files.Order());
    }

    [Fact]
    public void Each_kind_of_index_sort_is_understood()
    {
        IReadOnlyList<IndexSortField> sort = Fixture.Commit(Fixture.Load("sorted")).Segments[0].Info.IndexSort;
        Assert.Equal(
            [
                new("kind", IndexSortType.String, true, MissingValue: 2),
                new("year", IndexSortType.Int, false, MissingValue: -7),
                new("tags", IndexSortType.SortedSet, false, Selector: 1, MissingValue: 1),
                new("counts", IndexSortType.SortedNumeric, true, Selector: 1, IndexSortType.Double, BitConverter.DoubleToInt64Bits(-2.5)),
            ],
            sort);
    }

    [Fact]
    public void Every_sort_comes_back()
    {
        IndexSortField[] sorts =
        [
            new("a", IndexSortType.String, false),
            new("a", IndexSortType.String, false, MissingValue: 1),
            new("b", IndexSortType.Long, true, MissingValue: long.MinValue),
            new("c", IndexSortType.Float, true, MissingValue: BitConverter.SingleToInt32Bits(-1.5f)),
            new("c", IndexSortType.Float, true, MissingValue: BitConverter.SingleToInt32Bits(1.5f)),
            new("d", IndexSortType.Double, true),
            new("e", IndexSortType.SortedSet, true, Selector: 3),
            new("f", IndexSortType.SortedNumeric, true, Selector: 0, IndexSortType.Float, BitConverter.SingleToInt32Bits(-0f)),
            new("f", IndexSortType.SortedNumeric, true, Selector: 0, IndexSortType.Int, 5),
        ];
        using var directory = new MemoryIndexDirectory();
        byte[] id = new byte[16];
        SegmentInfoWriter.Write(directory, new SegmentInfo { Name = "_z", Id = id, MaxDoc = 1, IndexSort = sorts, MinVersion = null });
        SegmentInfo back = SegmentInfoReader.Read(directory, "_z", id);
        Assert.Equal(sorts, back.IndexSort);
        Assert.Null(back.MinVersion);
    }

    [Theory]
    [InlineData("loose", "_0")]
    [InlineData("compound", "_1")]
    [InlineData("sorted", "_0")]
    public void It_is_written_byte_for_byte_as_Lucene_does(string fixture, string segment)
    {
        MemoryIndexDirectory directory = Fixture.Load(fixture);
        SegmentInfo info = Fixture.Commit(directory).Segments.Single(found => found.Info.Name == segment).Info;
        Assert.Equal(directory.Bytes(segment + ".si"), Fixture.Written(written => SegmentInfoWriter.Write(written, info)));
    }

    [Fact]
    public void Every_damage_is_found()
    {
        MemoryIndexDirectory directory = Fixture.Load("sorted");
        byte[] id = Fixture.Commit(directory).Segments[0].Info.Id;
        void Read() => SegmentInfoReader.Read(directory, "_0", id);
        Damage.EachBitAndLength(directory, "_0.si", Read);
        Damage.WithRepairedChecksum(directory, "_0.si", TestRandom.Create(), Read);
    }

    [Fact]
    public void A_file_of_another_segment_is_refused()
    {
        var info = new SegmentInfo { Name = "_0", Id = new byte[16], MaxDoc = 1, Files = ["_1.fdt"] };
        using var directory = new MemoryIndexDirectory();
        Assert.Throws<ArgumentException>(() => SegmentInfoWriter.Write(directory, info));
    }
}
