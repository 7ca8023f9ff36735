using Search.Codecs.Contracts;
using Search.Codecs.Framing;
using Search.Codecs.Lucene60;
using Search.Codecs.Lucene87;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene87;

/// <summary>Documents of stored fields: made up, given to Lucene, and compared with what a reader gives.</summary>
internal static class StoredDocuments
{
    public static List<StoredValue[]> Random(TestRandom random, int count, int longest) =>
        [.. Enumerable.Range(0, count).Select(_ => Enumerable.Range(0, random.Next(6)).Select(_ => StoredValue.Random(random, longest)).ToArray())];

    /// <summary>As StoreDocuments.java reads them.</summary>
    public static void WriteFile(string path, List<StoredValue[]> documents)
    {
        using FileStream file = File.Create(path);
        StoredValue.WriteInt(file, documents.Count);
        foreach (StoredValue[] document in documents)
        {
            StoredValue.WriteInt(file, document.Length);
            Array.ForEach(document, value => value.Write(file));
        }
    }

    /// <summary>Lets Lucene store documents in one segment of a mode.</summary>
    public static MemoryIndexDirectory OfLucene(List<StoredValue[]> documents, string mode)
    {
        using var folder = new TempFolder();
        WriteFile(folder.File("in"), documents);
        JavaLucene.Program("StoreDocuments", folder.File("in"), folder.File("index"), mode);
        var directory = new MemoryIndexDirectory();
        foreach (string file in Directory.GetFiles(folder.File("index")).Where(file => Path.GetFileName(file) != IndexFileNames.WriteLock))
        {
            directory.SetBytes(Path.GetFileName(file), File.ReadAllBytes(file));
        }
        return directory;
    }

    /// <summary>What a reader of the one segment of an index is given.</summary>
    public static SegmentReadState State(IndexDirectory directory, ISegmentFiles files)
    {
        SegmentInfo info = Fixture.Commit(directory).Segments.Single().Info;
        return new SegmentReadState(files, info.Name, info.Id, info.MaxDoc, FieldInfosReader.Read(files.Open(info.Name + ".fnm"), info.Id), Verify: true);
    }

    /// <summary>All documents in a row, and some in any order.</summary>
    public static void CheckAll(StoredFieldsReader reader, List<StoredValue[]> documents, TestRandom random)
    {
        using SequentialStoredFieldsReader sequential = reader.OpenSequential();
        for (int doc = 0; doc < documents.Count; doc++)
        {
            Check(sequential, doc);
        }
        for (int i = 0; i < 200; i++)
        {
            Check(reader, random.Next(documents.Count));
        }
        void Check(IStoredFieldsReader from, int doc)
        {
            var found = new StoredValue.Collector();
            from.Visit(doc, found);
            Assert.True(documents[doc].Select(value => value.ToString()).SequenceEqual(found.Values.Select(value => value.ToString())), $"document {doc} {random.Explain}");
        }
    }
}
