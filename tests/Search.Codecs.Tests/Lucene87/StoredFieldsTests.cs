using System.Globalization;
using Search.Codecs.BitPacking;
using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene60;
using Search.Codecs.Lucene87;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene87;

public sealed class StoredFieldsTests
{
    private static readonly string[] Extensions = ["fdt", "fdx", "fdm"];

    [Fact]
    public void Fields_that_Lucene_stored_are_read()
    {
        MemoryIndexDirectory directory = Fixture.Load("loose");
        using var files = new SegmentFiles(directory);
        StoredFieldsReader reader = Open(directory, files, "_0");
        for (int doc = 0; doc < 10; doc++)
        {
            var found = new StoredValue.Collector();
            reader.Visit(doc, found);
            Assert.Equal(["id", "title", "body", "year", "time", "score", "price", "raw"], found.Values.Select(value => value.Field));
            Assert.Equal(doc.ToString(CultureInfo.InvariantCulture), found.Values[0].Value);
            Assert.EndsWith($" of 19{10 + doc}", (string)found.Values[1].Value, StringComparison.Ordinal);
            Assert.Equal(1900 + doc, found.Values[3].Value);
            Assert.Equal(doc == 3 ? -1L : doc * 86400000L * (doc % 2 == 0 ? 1 : 365) + (doc == 5 ? 1 : 0), found.Values[4].Value);
            Assert.Equal(doc == 1 ? -0.5f : doc / 4f, found.Values[5].Value);
            Assert.Equal(doc == 1 ? -1e100 : doc == 2 ? 1e100 : doc * 1.1, found.Values[6].Value);
            Assert.Equal(new byte[] { (byte)doc, 200, 0 }, found.Values[7].Value);
        }
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Visit(10, new StoredValue.Collector()));
        Assert.Throws<ArgumentOutOfRangeException>(() => reader.Visit(-1, new StoredValue.Collector()));
    }

    [Fact]
    public void A_visitor_gets_what_it_wants()
    {
        MemoryIndexDirectory directory = Fixture.Load("loose");
        using var files = new SegmentFiles(directory);
        StoredFieldsReader reader = Open(directory, files, "_0");
        var some = new StoredValue.Collector(field => field.Name is "title" or "raw" ? StoredFieldAnswer.Yes : StoredFieldAnswer.No);
        reader.Visit(6, some);
        Assert.Equal(["title", "raw"], some.Values.Select(value => value.Field));
        var first = new StoredValue.Collector(field => field.Name == "body" ? StoredFieldAnswer.Stop : StoredFieldAnswer.Yes);
        reader.Visit(6, first);
        Assert.Equal(["id", "title"], first.Values.Select(value => value.Field));
    }

    [Theory]
    [InlineData("loose", "_0")]
    [InlineData("loose", "_1")]
    [InlineData("sorted", "_0")]
    public void They_are_written_byte_for_byte_as_Lucene_does(string fixture, string segment)
    {
        MemoryIndexDirectory directory = Fixture.Load(fixture);
        using var files = new SegmentFiles(directory);
        StoredFieldsReader reader = Open(directory, files, segment);
        SegmentInfo info = Info(directory, segment);
        using MemoryIndexDirectory written = Rewrite(reader, info);
        Assert.All(Extensions, extension => Assert.Equal(directory.Bytes($"{segment}.{extension}"), written.Bytes($"{segment}.{extension}")));
    }

    [LuceneFact]
    public void Many_and_large_documents_are_written_byte_for_byte_as_Lucene_does()
    {
        var random = TestRandom.Create();
        using var folder = new TempFolder();
        // Chunks that are full by bytes, by count, and by one giant document that is sliced; and documents without fields.
        List<StoredValue[]> documents = StoredDocuments.Random(random, 1200, 2000);
        documents.AddRange(StoredDocuments.Random(random, 1500, 6));
        documents.Add([new StoredValue("f0", 1, new byte[700_000]), new StoredValue("f1", 0, new string('x', 1_300_000))]);
        documents.AddRange(StoredDocuments.Random(random, 10, 300_000));
        documents.AddRange(Enumerable.Repeat(Array.Empty<StoredValue>(), 30));
        StoredDocuments.WriteFile(folder.File("in"), documents);
        JavaLucene.Program("StoreDocuments", folder.File("in"), folder.File("index"));
        using var directory = new FileIndexDirectory(folder.File("index"));
        SegmentInfo info = Info(directory, "_0");
        using var files = new SegmentFiles(directory);
        FieldInfos fields = FieldInfosReader.Read(files.Open("_0.fnm"), info.Id);
        using var written = new MemoryIndexDirectory();
        using (var writer = new StoredFieldsWriter(new SegmentWriteState(written, "_0", info.Id, 0, new FieldInfos([]))))
        {
            Write(writer, documents, fields);
        }
        foreach (string extension in Extensions)
        {
            Assert.True(File.ReadAllBytes(folder.File($"index/_0.{extension}")).AsSpan().SequenceEqual(written.Bytes($"_0.{extension}")), $"{extension} {random.Explain}");
        }
        StoredDocuments.CheckAll(Open(directory, files, "_0"), documents, random);
    }

    [Fact]
    public void Documents_come_back_in_any_order_and_in_row()
    {
        var random = TestRandom.Create();
        List<StoredValue[]> documents = StoredDocuments.Random(random, 700, 3000);
        documents.Add([new StoredValue("f0", 1, new byte[1_400_000]), new StoredValue("f1", 2, 5)]);
        documents.AddRange(StoredDocuments.Random(random, 100, 50));
        using MemoryIndexDirectory directory = Written(documents, out SegmentReadState state);
        StoredDocuments.CheckAll(new StoredFieldsReader(state), documents, random);
        Assert.Equal(3, directory.ListFiles().Count);
    }

    [Fact]
    public void Chunks_of_another_segment_are_copied()
    {
        var random = TestRandom.Create();
        List<StoredValue[]> few = StoredDocuments.Random(random, 5, 100);
        // Two chunks that are full by count.
        List<StoredValue[]> many = StoredDocuments.Random(random, 2 * StoredFieldsFormat.MaxDocsPerChunk, 10);
        using MemoryIndexDirectory fewDirectory = Written(few, out SegmentReadState fewState);
        using MemoryIndexDirectory manyDirectory = Written(many, out SegmentReadState manyState);
        var source = new StoredFieldsReader(manyState);
        Assert.False(StoredFieldsWriter.CanCopyChunks(new StoredFieldsReader(fewState), few.Count));
        Assert.True(StoredFieldsWriter.CanCopyChunks(source, many.Count));
        using var directory = new MemoryIndexDirectory();
        List<StoredValue[]> all = [.. few, .. many, .. many, .. few];
        using (var writer = new StoredFieldsWriter(new SegmentWriteState(directory, "_0", manyState.SegmentId, 0, new FieldInfos([]))))
        {
            Add(writer, few, manyState.Fields);
            writer.CopyChunks(source, CancellationToken.None);
            writer.CopyChunks(source, CancellationToken.None);
            Add(writer, few, manyState.Fields);
            writer.Finish(all.Count);
        }
        var copy = new StoredFieldsReader(manyState with { Files = new SegmentFiles(directory), MaxDoc = all.Count, Verify = true });
        StoredDocuments.CheckAll(copy, all, random);
        // What came before the chunks was ended for them, and what came behind them is not full either.
        Assert.Equal(2, copy.DirtyChunks);
    }

    [Fact]
    public void No_documents_are_stored_too()
    {
        using MemoryIndexDirectory directory = Written([], out SegmentReadState state);
        Assert.Throws<ArgumentOutOfRangeException>(() => new StoredFieldsReader(state).Visit(0, new StoredValue.Collector()));
    }

    [Fact]
    public void Version_4_of_Lucene_8_9_is_read()
    {
        var random = TestRandom.Create();
        List<StoredValue[]> documents = StoredDocuments.Random(random, 40, 100);
        using MemoryIndexDirectory directory = Written(documents, out SegmentReadState state);
        // There the count of documents stands one bit higher with a dirty bit below it, and the meta file counts chunks.
        byte[] old = directory.Bytes("_0.fdt")[IndexHeader.Length(StoredFieldsFormat.DataCodec)..^IndexFooter.Length];
        Assert.Equal([0, 40 << 1], old[..2]);
        Array.ForEach(Extensions, extension => directory.Delete("_0." + extension));
        using (IndexOutput data = directory.CreateOutput("_0.fdt"))
        using (IndexOutput index = directory.CreateOutput("_0.fdx"))
        using (IndexOutput meta = directory.CreateOutput("_0.fdm"))
        {
            IndexHeader.Write(data, StoredFieldsFormat.DataCodec, 4, state.SegmentId);
            IndexHeader.Write(index, StoredFieldsFormat.IndexCodec, 0, state.SegmentId);
            IndexHeader.Write(meta, StoredFieldsFormat.MetaCodec, 4, state.SegmentId);
            meta.WriteVInt(80 * 1024);
            meta.WriteVInt(2);
            meta.WriteInt32(40);
            meta.WriteInt32(10);
            meta.WriteInt32(2);
            long start = data.Position;
            data.WriteVInt(0);
            data.WriteVInt(40 << 2 | 2);
            data.WriteBytes(old.AsSpan(2));
            foreach ((long first, long last) in new[] { (0, 40), (start, data.Position) })
            {
                meta.WriteInt64(index.Position);
                var numbers = new DirectMonotonicWriter(meta, index, 2, 10);
                numbers.Add(first);
                numbers.Add(last);
                numbers.Finish();
            }
            meta.WriteInt64(index.Position);
            meta.WriteInt64(data.Position);
            meta.WriteVLong(1);
            meta.WriteVLong(1);
            meta.WriteVLong(40);
            Array.ForEach([data, index, meta], IndexFooter.Write);
        }
        StoredDocuments.CheckAll(new StoredFieldsReader(state with { Verify = true, Files = new SegmentFiles(directory) }), documents, random);
    }

    [Theory]
    [InlineData("fdm")]
    [InlineData("fdx")]
    [InlineData("fdt")]
    public void Every_damage_is_found(string extension)
    {
        var random = TestRandom.Create();
        using MemoryIndexDirectory directory = Written(StoredDocuments.Random(random, 60, 100), out SegmentReadState state);
        state = state with { Verify = true };
        string file = "_0." + extension;
        void Read()
        {
            using var files = new SegmentFiles(directory);
            var reader = new StoredFieldsReader(state with { Files = files });
            using SequentialStoredFieldsReader sequential = reader.OpenSequential();
            for (int doc = 0; doc < 60; doc += 7)
            {
                reader.Visit(doc, new StoredValue.Collector());
                sequential.Visit(doc, new StoredValue.Collector());
            }
        }
        if (extension != "fdt")
        {
            Damage.EachBitAndLength(directory, file, Read);
        }
        Damage.EachLength(directory, file, Read);
        Damage.WithRepairedChecksum(directory, file, random, Read, most: 3000);
    }

    private static MemoryIndexDirectory Written(List<StoredValue[]> documents, out SegmentReadState state)
    {
        var directory = new MemoryIndexDirectory();
        byte[] id = IndexHeader.NewId();
        var fields = new FieldInfos(Enumerable.Range(0, 12).Select(i => new FieldInfo { Name = "f" + i, Number = i * 5 }));
        using (var writer = new StoredFieldsWriter(new SegmentWriteState(directory, "_0", id, 0, new FieldInfos([]))))
        {
            Write(writer, documents, fields);
        }
        state = new SegmentReadState(new SegmentFiles(directory), "_0", id, documents.Count, fields);
        return directory;
    }

    private static void Write(StoredFieldsWriter writer, List<StoredValue[]> documents, FieldInfos fields)
    {
        Add(writer, documents, fields);
        writer.Finish(documents.Count);
    }

    private static void Add(StoredFieldsWriter writer, List<StoredValue[]> documents, FieldInfos fields)
    {
        foreach (StoredValue[] document in documents)
        {
            writer.BeginDocument();
            Array.ForEach(document, value => value.Write(writer, fields[value.Field]!));
            writer.EndDocument();
        }
    }

    private static MemoryIndexDirectory Rewrite(StoredFieldsReader reader, SegmentInfo info)
    {
        var written = new MemoryIndexDirectory();
        using var writer = new StoredFieldsWriter(new SegmentWriteState(written, info.Name, info.Id, 0, new FieldInfos([])));
        using SequentialStoredFieldsReader source = reader.OpenSequential();
        for (int doc = 0; doc < info.MaxDoc; doc++)
        {
            writer.BeginDocument();
            ReadOnlySpan<byte> document = source.Serialized(doc, out int fieldCount);
            writer.WriteSerialized(document, fieldCount);
            writer.EndDocument();
        }
        writer.Finish(info.MaxDoc);
        return written;
    }

    private static SegmentInfo Info(IndexDirectory directory, string segment) =>
        Fixture.Commit(directory).Segments.Single(found => found.Info.Name == segment).Info;

    private static StoredFieldsReader Open(IndexDirectory directory, SegmentFiles files, string segment)
    {
        SegmentInfo info = Info(directory, segment);
        FieldInfos fields = FieldInfosReader.Read(files.Open(segment + ".fnm"), info.Id);
        return new StoredFieldsReader(new SegmentReadState(files, segment, info.Id, info.MaxDoc, fields, Verify: true));
    }
}
