using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Storage;
using Search.Testing;

namespace Search.Codecs.Tests;

/// <summary>Small indexes that Lucene 8.8.1 wrote: <c>loose</c>, <c>compound</c> and <c>sorted</c> by MakeSegments.java.</summary>
internal static class Fixture
{
    public static string Folder(string name) => Path.Combine(TestData.Root, "tests", "Search.Codecs.Tests", "Fixtures", name);

    /// <summary>The fixture in memory, where it may be damaged.</summary>
    public static MemoryIndexDirectory Load(string name)
    {
        var directory = new MemoryIndexDirectory();
        foreach (string path in Directory.EnumerateFiles(Folder(name)))
        {
            directory.SetBytes(Path.GetFileName(path), File.ReadAllBytes(path));
        }
        return directory;
    }

    public static SegmentInfos Commit(IndexDirectory directory) =>
        SegmentInfosReader.ReadNewest(directory) ?? throw new InvalidOperationException("the fixture has no commit");

    /// <summary>What a writer makes, as a file of its own.</summary>
    public static byte[] Written(Func<IndexDirectory, string> write)
    {
        var directory = new MemoryIndexDirectory();
        return directory.Bytes(write(directory));
    }
}
