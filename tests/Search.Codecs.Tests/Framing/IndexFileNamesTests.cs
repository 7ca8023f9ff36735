using Search.Codecs.Framing;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Framing;

public sealed class IndexFileNamesTests
{
    [Theory]
    [InlineData(0, "0")]
    [InlineData(35, "z")]
    [InlineData(36, "10")]
    [InlineData(1295, "zz")]
    [InlineData(long.MaxValue, "1y2p0ij32e8e7")]
    public void Numbers_are_written_in_base_36(long number, string text)
    {
        Assert.Equal(text, IndexFileNames.ToBase36(number));
        Assert.True(IndexFileNames.TryParseBase36(text, out long back));
        Assert.Equal(number, back);
    }

    [Theory]
    [InlineData("")]
    [InlineData("-1")]
    [InlineData("+1")]
    [InlineData("A")]
    [InlineData("01")]
    [InlineData("1y2p0ij32e8e8")]
    [InlineData("zzzzzzzzzzzzz")]
    [InlineData("10000000000000")]
    public void Other_texts_are_no_numbers(string text) => Assert.False(IndexFileNames.TryParseBase36(text, out _));

    [Theory]
    [InlineData("segments_1", 1)]
    [InlineData("segments_zz", 1295)]
    public void Commits_have_generations(string name, long generation)
    {
        Assert.True(IndexFileNames.TryParseCommit(name, out long found));
        Assert.Equal(generation, found);
        Assert.Equal(name, IndexFileNames.Commit(generation));
    }

    [Theory]
    [InlineData("segments")]
    [InlineData("segments_")]
    [InlineData("segments_0")]
    [InlineData("segments.gen")]
    [InlineData("segments_1.tmp")]
    [InlineData("pending_segments_1")]
    public void Other_names_are_no_commits(string name) => Assert.False(IndexFileNames.TryParseCommit(name, out _));

    [Fact]
    public void Files_of_a_segment_are_named_as_Lucene_does()
    {
        Assert.Equal("_0.si", IndexFileNames.SegmentFile("_0", "", "si"));
        Assert.Equal("_0_Lucene84_0.doc", IndexFileNames.SegmentFile("_0", "Lucene84_0", "doc"));
        Assert.Equal("_0_1.liv", IndexFileNames.GenerationFile("_0", "liv", 1));
        Assert.Equal("_0.fnm", IndexFileNames.GenerationFile("_0", "fnm", 0));
        Assert.Equal("_11", IndexFileNames.SegmentName(37));
    }

    [Theory]
    [InlineData("_0.si", "_0")]
    [InlineData("_1z_Lucene84_0.doc", "_1z")]
    [InlineData("_a_1_Lucene80_0.dvd", "_a")]
    public void The_segment_is_known_from_the_name(string name, string segment)
    {
        Assert.True(IndexFileNames.TryParseSegment(name, out string found));
        Assert.Equal(segment, found);
    }

    [Theory]
    [InlineData("")]
    [InlineData("_")]
    [InlineData("_0")]
    [InlineData("_.si")]
    [InlineData("0.si")]
    [InlineData("_A.si")]
    [InlineData("_0_x")]
    [InlineData("../_0.si")]
    [InlineData("/etc/passwd")]
    [InlineData("_0/../../x.si")]
    [InlineData("_0.\\..\\x")]
    [InlineData("_0.si\0")]
    [InlineData("_0.s\ni")]
    [InlineData("_0.c:x")]
    [InlineData("write.lock")]
    public void No_other_name_passes_and_none_leads_out_of_the_folder(string name)
    {
        Assert.False(IndexFileNames.IsSegmentFile(name));
        var bytes = new MemoryByteWriter();
        bytes.WriteString(name);
        CorruptIndexException error = Assert.Throws<CorruptIndexException>(() =>
        {
            var reader = new ByteReader(bytes.Written, "_0.si");
            _ = IndexFileNames.ReadSegmentFile(ref reader, "_0");
        });
        Assert.Equal("_0.si", error.File);
    }

    [Fact]
    public void A_name_of_another_segment_is_damage()
    {
        var bytes = new MemoryByteWriter();
        bytes.WriteString("_1.si");
        Assert.Throws<CorruptIndexException>(() =>
        {
            var reader = new ByteReader(bytes.Written, "_0.si");
            _ = IndexFileNames.ReadSegmentFile(ref reader, "_0");
        });
    }

    [Fact]
    public void Random_numbers_come_back()
    {
        var random = TestRandom.Create();
        for (int i = 0; i < 1000; i++)
        {
            long number = random.NextInt64() >> random.Next(63);
            Assert.True(IndexFileNames.TryParseBase36(IndexFileNames.ToBase36(number), out long back) && back == number, $"{number} {random.Explain}");
        }
    }
}
