using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Checking;

/// <summary>An index of 100 short articles in two segments, some of them deleted, with every kind of file that is written.</summary>
internal static class SmallIndex
{
    public const int Articles = 100;

    public static readonly int[] Deleted = [3, 4, 30, 70, 99];

    private static readonly string[] Words = ["rain", "drought", "valley", "council", "bridge", "river", "vote", "harvest"];

    public static Schema Schema => new Schema()
        .Keyword("id", new() { IsId = true })
        .Text("body", new() { Analyzer = "exact", TermVectors = true })
        .Date("published")
        .Integer("mentions", new() { MultiValued = true, Point = true })
        .Keyword("source", new() { DocValues = true, Stored = false })
        .Keyword("tag", new() { DocValues = true, MultiValued = true, Stored = false });

    public static MemoryIndexDirectory Create()
    {
        TestRandom random = TestRandom.WithSeed(11);
        var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema);
        using IndexWriter writer = index.OpenWriter(new WriterOptions { SegmentsPerTier = int.MaxValue, CompoundFiles = false });
        for (int i = 0; i < Articles; i++)
        {
            writer.Add(new Document
            {
                ["id"] = $"a{i}",
                ["body"] = string.Join(' ', Enumerable.Range(0, random.Next(2, 6)).Select(_ => random.Pick(Words))),
                ["published"] = new DateOnly(1990 + i % 7, 1 + i % 12, 1),
                ["mentions"] = random.Next(1900, 1910),
                ["source"] = random.Pick(Words),
                ["tag"] = random.Pick(Words),
            });
            if (i == Articles / 2)
            {
                writer.Commit();
            }
        }
        writer.Commit();
        foreach (int i in Deleted)
        {
            writer.Delete($"a{i}");
        }
        writer.Commit();
        return directory;
    }

    public static MemoryIndexDirectory Copy(MemoryIndexDirectory directory)
    {
        var copy = new MemoryIndexDirectory();
        foreach (string name in directory.ListFiles())
        {
            copy.SetBytes(name, directory.Bytes(name));
        }
        return copy;
    }
}
