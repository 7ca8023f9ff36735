using System.Buffers.Binary;
using Search.Codecs.Bkd;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene60;
using Search.Codecs.Lucene86;
using Search.Codecs.Tests.Bkd;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene60;

/// <summary>Points as Lucene 8.2 to 8.5 kept them: our files of today's format put together in the way of then. Real ones are among the golden indexes.</summary>
public sealed class Lucene60PointsTests
{
    [Fact]
    public void Points_of_all_shapes_are_found_as_in_the_model()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 12; round++)
        {
            int maxDoc = random.Pick([1, 513, 3000, 10_000]);
            using var segment = new PointsSegment([ModelPoints.Random(random, "f", maxDoc, random.Next(1, 5))], maxDoc);
            SegmentReadState state = Convert(segment);
            PointValues values = new Lucene60PointsReader(state).GetPoints(segment.Fields["f"]!)!;
            PointsTests.Compare(random, segment.Columns[0], values);
            Assert.Equal(values.Count, new PointsChecker("_0.dim", maxDoc).Check(segment.Fields["f"]!, values));
        }
    }

    [Fact]
    public void Damage_is_found()
    {
        TestRandom random = TestRandom.Create();
        using var segment = new PointsSegment([ModelPoints.Random(random, "f", 1500, 2)], 1500);
        SegmentReadState state = Convert(segment);
        void Read()
        {
            segment.CloseFiles();
            PointValues? values = new Lucene60PointsReader(state).GetPoints(segment.Fields["f"]!);
            if (values != null)
            {
                new PointsChecker("_0.dim", segment.MaxDoc).Check(segment.Fields["f"]!, values);
            }
        }
        Damage.EachByteAndLength(segment.Directory, "_0.dii", random, Read);
        Damage.SomeBytesAndLengths(segment.Directory, "_0.dim", random, Read, most: 300);
        foreach (string file in (string[])["_0.dii", "_0.dim"])
        {
            Damage.WithRepairedChecksum(segment.Directory, file, random, Read, most: 500);
        }
    }

    [Fact]
    public void A_damaged_version_of_a_tree_is_no_other_version()
    {
        using var segment = new PointsSegment([ModelPoints.Random(TestRandom.Create(), "f", 10, 1)], 10);
        SegmentReadState state = Convert(segment) with { Verify = false };
        byte[] bytes = segment.Directory.Bytes("_0.dim");
        int version = bytes.AsSpan().IndexOf("\u0003BKD"u8) + 4 + 3;
        bytes[version] = 12;
        segment.Directory.SetBytes("_0.dim", bytes);
        Assert.Equal("_0.dim", Assert.Throws<CorruptIndexException>(() => new Lucene60PointsReader(state)).File);
        segment.CloseFiles();
        segment.Directory.SetBytes("_0.dim", Damage.RepairChecksum(bytes));
        Assert.Contains("version 12", Assert.Throws<IndexFormatException>(() => new Lucene60PointsReader(state)).Message, StringComparison.Ordinal);
    }

    // The headers of both formats are of one length, so offsets stay what they are. Leaves first, then what is in the meta file today but for its last two offsets, then inner nodes.
    private static SegmentReadState Convert(PointsSegment segment)
    {
        MemoryIndexDirectory directory = segment.Directory;
        byte[] meta = Content(directory, "_0.kdm", Lucene86PointsFormat.MetaCodec)[sizeof(int)..];
        meta = meta[..^(2 * sizeof(long) + sizeof(int) + 2 * sizeof(long))];
        int version = "\0\0\0\0\u0003BKD"u8.Length;
        Assert.Equal(BkdFormat.Version, BinaryPrimitives.ReadInt32BigEndian(meta.AsSpan(version)));
        BinaryPrimitives.WriteInt32BigEndian(meta.AsSpan(version), BkdFormat.VersionOfRuns);
        using (IndexOutput data = directory.CreateOutput("_0.dim"))
        using (IndexOutput starts = directory.CreateOutput("_0.dii"))
        {
            IndexHeader.Write(data, Lucene60PointsFormat.DataCodec, 0, segment.Id);
            data.WriteBytes(Content(directory, "_0.kdd", Lucene86PointsFormat.DataCodec));
            IndexHeader.Write(starts, Lucene60PointsFormat.MetaCodec, 0, segment.Id);
            starts.WriteVInt(1);
            starts.WriteVInt(0);
            starts.WriteVLong(data.Position);
            data.WriteBytes(meta);
            data.WriteBytes(Content(directory, "_0.kdi", Lucene86PointsFormat.IndexCodec));
            IndexFooter.Write(data);
            IndexFooter.Write(starts);
        }
        return segment.ReadState();
    }

    private static byte[] Content(MemoryIndexDirectory directory, string file, string codec) =>
        directory.Bytes(file)[IndexHeader.Length(codec)..^IndexFooter.Length];
}
