using Search.Codecs.Framing;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests.Bkd;

public class PointsInteropTests
{
    [LuceneFact]
    public void Files_equal_Lucenes()
    {
        TestRandom random = TestRandom.Create();
        foreach (int maxDoc in (int[])[1, 700, 30_000])
        {
            ModelPoints[] columns = [.. Enumerable.Range(0, 8).Select(i => ModelPoints.Random(random, $"f{i}", maxDoc, i < 4 ? 1 : i - 2))];
            Compare(random, [.. columns.OrderBy(c => c.Points[0].Doc)], maxDoc);
        }
    }

    private static void Compare(TestRandom random, ModelPoints[] columns, int maxDoc)
    {
        using var folder = new TempFolder();
        string[] lines = new string[maxDoc];
        foreach (ModelPoints column in columns)
        {
            column.Describe(lines);
        }
        string description = folder.File("description");
        File.WriteAllLines(description, lines);
        string index = Directory.CreateDirectory(folder.File("index")).FullName;
        JavaLucene.Program("WriteValues", index, description);
        var reader = new ByteReader(File.ReadAllBytes(Path.Combine(index, "_0.si")), "_0.si");
        using var ours = new PointsSegment(columns, maxDoc, IndexHeader.Read(ref reader, "_0.si", "Lucene86SegmentInfo", 0, 0).Id);
        foreach (string file in PointsSegment.Files)
        {
            byte[] theirs = File.ReadAllBytes(Path.Combine(index, file));
            Assert.True(theirs.AsSpan().SequenceEqual(ours.Directory.Bytes(file)), $"{file} of {maxDoc} docs {random.Explain}");
        }
    }
}
