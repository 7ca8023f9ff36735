using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene50;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene50;

public sealed class TermVectorsTests
{
    [Fact]
    public void What_was_written_is_read()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 20; round++)
        {
            var model = new ModelVectors(random.Next(10_000), random.Pick([1, 2, 128, 129, random.Next(1, 800)]), random.Pick([0, 0.02, 0.9]));
            var directory = new MemoryIndexDirectory();
            SegmentReadState state = model.Write(directory);
            using var files = new SegmentFiles(directory);
            var reader = new TermVectorsReader(state with { Files = files, Verify = true });
            List<string> expected = VectorText.Of(model, model.MaxDoc);
            Assert.True(expected.SequenceEqual(VectorText.Of(reader, model.MaxDoc)), random.Explain);
            Assert.True(expected.SequenceEqual(VectorText.Of(reader.OpenSequential(), model.MaxDoc)), random.Explain);
        }
    }

    [Fact]
    public void Documents_without_vectors_may_be_left_out()
    {
        var field = new FieldInfo { Name = "f", Number = 3, HasTermVectors = true };
        var directory = new MemoryIndexDirectory();
        byte[] id = IndexHeader.NewId();
        using (var writer = new TermVectorsWriter(new SegmentWriteState(directory, "_0", id, 0, new FieldInfos([]))))
        {
            writer.BeginDocument(300);
            writer.BeginField(new FieldInfo { Name = "empty", Number = 2 }, TermVectorParts.Positions);
            writer.BeginField(field, TermVectorParts.None);
            writer.BeginTerm("x"u8, 7);
            writer.EndDocument();
            Assert.Throws<ArgumentOutOfRangeException>(() => writer.BeginDocument(300));
            writer.Finish(400);
        }
        using var files = new SegmentFiles(directory);
        var reader = new TermVectorsReader(new SegmentReadState(files, "_0", id, 400, new FieldInfos([field])));
        Assert.Equal(["300 f 78=7"], VectorText.Of(reader, 400));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Visit(400, new VectorText()));
    }

    [Theory]
    [InlineData("tvd")]
    [InlineData("tvx")]
    [InlineData("tvm")]
    public void Damage_is_found_or_does_no_more_than_fail(string extension)
    {
        TestRandom random = TestRandom.Create();
        foreach (int docs in (int[])[1, 40])
        {
            var model = new ModelVectors(random.Next(10_000), docs, share: 1);
            var directory = new MemoryIndexDirectory();
            SegmentReadState state = model.Write(directory);
            string file = "_0." + extension;
            void Open(bool verify)
            {
                using var files = new SegmentFiles(directory);
                var reader = new TermVectorsReader(state with { Files = files, Verify = verify });
                ITermVectorsReader sequential = reader.OpenSequential();
                for (int doc = 0; doc < docs; doc++)
                {
                    sequential.Visit(doc, new VectorText());
                }
                reader.Visit(docs - 1, new VectorText());
            }
            Damage.EachByteAndLength(directory, file, random, () => Open(verify: true));
            Damage.EachLength(directory, file, () => Open(verify: false));
            Damage.WithRepairedChecksum(directory, file, random, () => Open(verify: false), most: 3000);
        }
    }

    [Fact]
    public void Numbers_in_blocks_are_read_as_written()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 300; round++)
        {
            int low = random.Pick([0, 1, -1, int.MinValue, 1000, int.MaxValue - 9, random.Next()]);
            int high = random.Chance(0.3) ? int.MaxValue : random.Next(low, int.MaxValue);
            int[] values = [.. Enumerable.Range(0, random.Next(300)).Select(_ => low == high ? low : random.Next(low, high))];
            var output = new MemoryByteWriter(16);
            BlockPackedInts.Write(output, values);
            var input = new ByteReader(output.Written, "numbers");
            int[] read = new int[values.Length];
            BlockPackedInts.Read(ref input, read);
            Assert.True(values.SequenceEqual(read) && input.Remaining == 0, random.Explain);
        }
    }
}
