using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene50;
using Search.Codecs.Lucene87;
using Search.Codecs.Tests.Lucene87;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene50;

/// <summary>Stored fields of Lucene 8.0 to 8.6, of both modes and with both kinds of index.</summary>
public sealed class OldStoredFieldsTests
{
    private static readonly FieldInfos Fields = new(Enumerable.Range(0, 12).Select(i => new FieldInfo { Name = "f" + i, Number = i * 5 }));

    [Theory]
    [InlineData(1, false)]
    [InlineData(1, true)]
    [InlineData(2, false)]
    [InlineData(2, true)]
    public void What_was_stored_is_read(int version, bool isHigh)
    {
        var random = TestRandom.Create();
        // Chunks that are full by bytes and by count, one giant document that is sliced, and documents without fields.
        List<StoredValue[]> documents = StoredDocuments.Random(random, 500, 2000);
        documents.AddRange(StoredDocuments.Random(random, 1200, 6));
        documents.Add([new StoredValue("f0", 1, new byte[150_000]), new StoredValue("f1", 0, string.Concat(Enumerable.Repeat("no limits ", 9_000)))]);
        documents.AddRange(Enumerable.Repeat(Array.Empty<StoredValue>(), 30));
        documents.AddRange(StoredDocuments.Random(random, 10, 50_000));
        byte[] id = IndexHeader.NewId();
        using MemoryIndexDirectory directory = new OldStoredFieldsFiles(version, isHigh).Write(documents, Fields, id);
        using var files = new SegmentFiles(directory);
        StoredDocuments.CheckAll(Open(files, id, documents.Count, isHigh), documents, random);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, true)]
    public void Damage_is_found(int version, bool isHigh)
    {
        var random = TestRandom.Create();
        List<StoredValue[]> documents = StoredDocuments.Random(random, 150, 300);
        byte[] id = IndexHeader.NewId();
        using MemoryIndexDirectory directory = new OldStoredFieldsFiles(version, isHigh).Write(documents, Fields, id);
        void Read()
        {
            using var files = new SegmentFiles(directory);
            StoredFieldsReader reader = Open(files, id, documents.Count, isHigh);
            using SequentialStoredFieldsReader sequential = reader.OpenSequential();
            for (int doc = 0; doc < documents.Count; doc += 7)
            {
                reader.Visit(doc, new StoredValue.Collector());
                sequential.Visit(doc, new StoredValue.Collector());
            }
        }
        foreach (string file in directory.ListFiles())
        {
            Damage.SomeBytesAndLengths(directory, file, random, Read, most: 150);
            Damage.WithRepairedChecksum(directory, file, random, Read, most: 500);
        }
    }

    private static StoredFieldsReader Open(ISegmentFiles files, byte[] id, int docCount, bool isHigh) => Lucene50StoredFields.Open(
        new SegmentReadState(files, "_0", id, docCount, Fields, Verify: true), isHigh ? StoredFieldsFormat.BestCompression : StoredFieldsFormat.BestSpeed);
}
