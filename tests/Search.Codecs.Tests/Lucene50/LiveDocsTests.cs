using Search.Codecs.Contracts;
using Search.Codecs.Lucene50;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene50;

public sealed class LiveDocsTests
{
    [Fact]
    public void Deleted_documents_are_known()
    {
        MemoryIndexDirectory directory = Fixture.Load("loose");
        SegmentInfos commit = Fixture.Commit(directory);
        BitSet live = LiveDocsReader.Read(directory, commit.Segments[0])!;
        Assert.Equal(10, live.Length);
        Assert.Equal([2, 7], Enumerable.Range(0, 10).Where(doc => !live[doc]));
        Assert.Null(LiveDocsReader.Read(directory, commit.Segments[1]));
        Assert.Equal(directory.Bytes("_0_1.liv"), Fixture.Written(written => LiveDocsWriter.Write(written, commit.Segments[0].Info, 1, live)));
    }

    [Fact]
    public void Every_damage_is_found()
    {
        MemoryIndexDirectory directory = Fixture.Load("loose");
        SegmentCommitInfo segment = Fixture.Commit(directory).Segments[0];
        Damage.EachBitAndLength(directory, "_0_1.liv", () => LiveDocsReader.Read(directory, segment));
        Damage.WithRepairedChecksum(directory, "_0_1.liv", TestRandom.Create(), () => LiveDocsReader.Read(directory, segment));
        directory.Delete("_0_1.liv");
        Assert.Equal("_0_1.liv", Assert.Throws<CorruptIndexException>(() => LiveDocsReader.Read(directory, segment)).File);
    }

    [Fact]
    public void Counts_must_agree_and_no_bit_may_lie_past_the_end()
    {
        MemoryIndexDirectory directory = Fixture.Load("loose");
        SegmentCommitInfo segment = Fixture.Commit(directory).Segments[0];
        Assert.Throws<CorruptIndexException>(() => LiveDocsReader.Read(directory, segment with { DeletedCount = 1 }));
        byte[] bytes = directory.Bytes("_0_1.liv");
        bytes[^18] |= 0x80;      // bit 15 of 10 documents
        directory.SetBytes("_0_1.liv", Damage.RepairChecksum(bytes));
        Assert.Throws<CorruptIndexException>(() => LiveDocsReader.Read(directory, segment));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(63)]
    [InlineData(64)]
    [InlineData(65)]
    [InlineData(1000)]
    public void Bits_of_any_number_of_documents_come_back(int maxDoc)
    {
        var random = TestRandom.Create();
        var live = new BitSet(maxDoc);
        for (int doc = 0; doc < maxDoc; doc++)
        {
            if (random.Chance(0.7))
            {
                live.Set(doc);
            }
        }
        var info = new SegmentInfo { Name = "_1", Id = new byte[16], MaxDoc = maxDoc };
        using var directory = new MemoryIndexDirectory();
        Assert.Equal("_1_10.liv", LiveDocsWriter.Write(directory, info, 36, live));
        var segment = new SegmentCommitInfo { Info = info, LiveDocsGeneration = 36, DeletedCount = maxDoc - live.CountOnes() };
        Assert.True(live.Words.SequenceEqual(LiveDocsReader.Read(directory, segment)!.Words), random.Explain);
    }
}
