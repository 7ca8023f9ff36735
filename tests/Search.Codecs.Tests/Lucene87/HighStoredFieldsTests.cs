using Search.Codecs.Framing;
using Search.Codecs.Lucene87;
using Search.Codecs.Segments;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene87;

/// <summary>Stored fields of mode BEST_COMPRESSION, which we read only: Lucene writes them.</summary>
public sealed class HighStoredFieldsTests
{
    [LuceneFact]
    public void What_Lucene_stored_is_read()
    {
        var random = TestRandom.Create();
        // Chunks that are full by bytes and by count, one giant document that is sliced, documents without fields, and text that packs well.
        List<StoredValue[]> documents = StoredDocuments.Random(random, 900, 2000);
        documents.AddRange(StoredDocuments.Random(random, 5000, 6));
        documents.Add([new StoredValue("f0", 1, new byte[700_000]), new StoredValue("f1", 0, string.Concat(Enumerable.Repeat("no limits ", 90_000)))]);
        documents.AddRange(Enumerable.Repeat(Array.Empty<StoredValue>(), 30));
        documents.AddRange(StoredDocuments.Random(random, 10, 200_000));
        using MemoryIndexDirectory directory = StoredDocuments.OfLucene(documents, StoredFieldsFormat.BestCompression);
        using var files = new SegmentFiles(directory);
        var reader = new StoredFieldsReader(StoredDocuments.State(directory, files), StoredFieldsFormat.BestCompression);
        Assert.Equal(10 * 48 * 1024, reader.ChunkSize);
        StoredDocuments.CheckAll(reader, documents, random);
        using SegmentReader segment = SegmentReader.Open(directory, Fixture.Commit(directory).Segments.Single(), verify: true);
        StoredDocuments.CheckAll((StoredFieldsReader)segment.StoredFields, documents, random);
        Assert.NotEmpty(SegmentChecker.Check(directory, Fixture.Commit(directory).Segments.Single()));
    }

    [LuceneFact]
    public void Damage_is_found()
    {
        var random = TestRandom.Create();
        List<StoredValue[]> documents = StoredDocuments.Random(random, 60, 100);
        documents.Add([new StoredValue("f0", 0, string.Concat(Enumerable.Repeat("no limits ", 1000)))]);
        using MemoryIndexDirectory directory = StoredDocuments.OfLucene(documents, StoredFieldsFormat.BestCompression);
        void Read()
        {
            using var files = new SegmentFiles(directory);
            var reader = new StoredFieldsReader(StoredDocuments.State(directory, files), StoredFieldsFormat.BestCompression);
            using SequentialStoredFieldsReader sequential = reader.OpenSequential();
            for (int doc = 0; doc < documents.Count; doc += 6)
            {
                reader.Visit(doc, new StoredValue.Collector());
                sequential.Visit(doc, new StoredValue.Collector());
            }
        }
        foreach (string extension in new[] { "fdm", "fdx", "fdt" })
        {
            Damage.SomeBytesAndLengths(directory, "_0." + extension, random, Read, most: 300);
            Damage.WithRepairedChecksum(directory, "_0." + extension, random, Read, most: 800);
        }
    }

    [LuceneFact]
    public void A_length_that_was_made_up_takes_no_memory()
    {
        var random = TestRandom.Create();
        byte[] noise = new byte[300_000];
        random.NextBytes(noise);
        List<StoredValue[]> documents = [[new StoredValue("f0", 1, noise), new StoredValue("f1", 1, new byte[1_900_000])]];
        using MemoryIndexDirectory directory = StoredDocuments.OfLucene(documents, StoredFieldsFormat.BestCompression);
        byte[] data = directory.Bytes("_0.fdt");
        // A sliced chunk of one document with two fields, and its length of four bytes: 268 million is not more than could come of so many bytes.
        int at = IndexHeader.Length(StoredFieldsFormat.HighDataCodec);
        Assert.Equal([0, 1 << 1 | 1, 2], data[at..(at + 3)]);
        byte[] length = [0xFF, 0xFF, 0xFF, 0x7F];
        length.CopyTo(data, at + 3);
        directory.SetBytes("_0.fdt", Damage.RepairChecksum(data));
        using var files = new SegmentFiles(directory);
        var reader = new StoredFieldsReader(StoredDocuments.State(directory, files), StoredFieldsFormat.BestCompression);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.Throws<CorruptIndexException>(() => reader.Visit(0, new StoredValue.Collector()));
        Assert.True(GC.GetAllocatedBytesForCurrentThread() - before < 4 << 20);
    }

    [LuceneFact]
    public void Another_mode_is_named()
    {
        using MemoryIndexDirectory directory = StoredDocuments.OfLucene([[new StoredValue("f0", 2, 5)]], StoredFieldsFormat.BestCompression);
        byte[] facts = directory.Bytes("_0.si");
        int at = facts.AsSpan().IndexOf("BEST_COMPRESSION"u8);
        "BEST_IMPRESSIONS"u8.CopyTo(facts.AsSpan(at));
        directory.SetBytes("_0.si", Damage.RepairChecksum(facts));
        IndexFormatException error = Assert.Throws<IndexFormatException>(() => SegmentReader.Open(directory, Fixture.Commit(directory).Segments.Single()));
        Assert.Contains("BEST_IMPRESSIONS", error.Message, StringComparison.Ordinal);
        Assert.Equal("_0.si", error.File);
    }
}
