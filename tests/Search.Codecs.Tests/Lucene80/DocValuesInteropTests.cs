using Search.Codecs.Framing;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Lucene80;

public class DocValuesInteropTests
{
    [LuceneFact]
    public void Small_files_equal_Lucenes()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 4; round++)
        {
            Compare(random, random.Next(1, 400), 36);
        }
    }

    [LuceneFact]
    public void Large_files_equal_Lucenes()
    {
        TestRandom random = TestRandom.Create();
        Compare(random, random.Next(20_000, 70_000), 12);
        Compare(random, random.Next(140_000, 230_000), 12);
    }

    private static void Compare(TestRandom random, int maxDoc, int columns)
    {
        using var folder = new TempFolder();
        List<ModelColumn> model = ModelShapes.Columns(random, maxDoc, columns);
        // Fields that no document has are unknown to Lucene; the others get numbers as they appear.
        model.RemoveAll(c => c.Numbers.All(n => n == null) && c.Bytes.All(b => b == null));
        model = [.. model.OrderBy(c => Enumerable.Range(0, maxDoc).First(d => c.Numbers.Length > 0 ? c.Numbers[d] != null : c.Bytes[d] != null))];
        string description = folder.File("description");
        File.WriteAllText(description, new ValuesSegment(model).Describe());
        string index = Directory.CreateDirectory(folder.File("index")).FullName;
        JavaLucene.Program("WriteValues", index, description);
        using ValuesSegment ours = new ValuesSegment(model, SegmentId(Path.Combine(index, "_0.si"))).WriteModel();
        foreach (string file in ValuesSegment.Files.Where(f => File.Exists(Path.Combine(index, f))))
        {
            byte[] theirs = File.ReadAllBytes(Path.Combine(index, file));
            Assert.True(theirs.AsSpan().SequenceEqual(ours.Directory.Bytes(file)), $"{file} of {maxDoc} docs {random.Explain}");
        }
    }

    private static byte[] SegmentId(string file)
    {
        var reader = new ByteReader(File.ReadAllBytes(file), file);
        return IndexHeader.Read(ref reader, file, "Lucene86SegmentInfo", 0, 0).Id;
    }
}
