using Search.Codecs.Contracts;
using Search.Codecs.Lucene50;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene50;

public sealed class CompoundTests
{
    [Fact]
    public void Members_are_the_files_that_a_loose_segment_has()
    {
        MemoryIndexDirectory directory = Fixture.Load("compound");
        using var compound = new CompoundReader(directory, "_0", Fixture.Commit(directory).Segments[0].Info.Id, verify: true);
        MemoryIndexDirectory loose = Fixture.Load("loose");
        IEnumerable<string> expected = Fixture.Commit(loose).Segments[0].Info.Files.Where(name => name != "_0.si");
        Assert.Equal(expected.Order(), compound.Names.Order());
        FileSlice terms = compound.Open("_0_Lucene84_0.doc");
        Assert.Equal("_0_Lucene84_0.doc", terms.Name);
        // All but ids and checksum is the same.
        Assert.Equal(loose.Bytes("_0_Lucene84_0.doc").AsSpan(80, 100), terms.Span(80, 100));
        Assert.Equal("_0.cfs", Assert.Throws<CorruptIndexException>(() => compound.Open("_0.xyz")).File);
    }

    [Fact]
    public void It_is_written_byte_for_byte_as_Lucene_does()
    {
        MemoryIndexDirectory directory = Fixture.Load("compound");
        byte[] id = Fixture.Commit(directory).Segments[0].Info.Id;
        using var compound = new CompoundReader(directory, "_0", id);
        using var written = new MemoryIndexDirectory();
        foreach (string name in compound.Names)
        {
            FileSlice member = compound.Open(name);
            written.SetBytes(name, member.Span(0, (int)member.Length).ToArray());
        }
        Assert.Equal(["_0.cfs", "_0.cfe"], CompoundWriter.Write(written, "_0", id, [.. compound.Names]));
        Assert.Equal(directory.Bytes("_0.cfs"), written.Bytes("_0.cfs"));
        Assert.Equal(directory.Bytes("_0.cfe"), written.Bytes("_0.cfe"));
    }

    [Fact]
    public void Damaged_and_foreign_files_are_not_put_in()
    {
        MemoryIndexDirectory directory = Fixture.Load("loose");
        SegmentInfos commit = Fixture.Commit(directory);
        byte[] id = commit.Segments[0].Info.Id;
        Assert.Throws<CorruptIndexException>(() => CompoundWriter.Write(directory, "_0", commit.Segments[1].Info.Id, ["_0.fdt"]));
        directory.Delete("_0.cfs");
        directory.Delete("_0.cfe");
        byte[] damaged = (byte[])directory.Bytes("_0.fdt").Clone();
        damaged[100] ^= 1;
        directory.SetBytes("_0.fdt", damaged);
        Assert.Equal("_0.fdt", Assert.Throws<CorruptIndexException>(() => CompoundWriter.Write(directory, "_0", id, ["_0.fdt"])).File);
    }

    [Theory]
    [InlineData("_1.cfe")]
    [InlineData("_1.cfs")]
    public void Every_damage_is_found(string file)
    {
        MemoryIndexDirectory directory = Fixture.Load("compound");
        byte[] id = Fixture.Commit(directory).Segments[1].Info.Id;
        void Read() => new CompoundReader(directory, "_1", id, verify: true).Dispose();
        Damage.EachBitAndLength(directory, file, Read);
        Damage.WithRepairedChecksum(directory, file, TestRandom.Create(), Read);
        Damage.EachLength(directory, file, () => new CompoundReader(directory, "_1", id).Dispose());
    }
}
