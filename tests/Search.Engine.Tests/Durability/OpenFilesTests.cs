using Search.Testing;

namespace Search.Engine.Tests.Durability;

/// <summary>What the system says of this process: which files it has open, and which are mapped.</summary>
public sealed class OpenFilesTests
{
    [Fact]
    public void When_all_is_disposed_of_no_file_is_open_or_mapped()
    {
        using var folder = new TempFolder();
        Schema schema = new Schema().Keyword("id", new() { IsId = true, DocValues = true }).Text("body").Date("published");
        using (SearchIndex index = SearchIndex.OpenOrCreate(folder.File("index"), schema))
        {
            using (IndexWriter writer = index.OpenWriter(new() { SegmentsPerTier = 2 }))
            {
                for (int i = 0; i < 20; i++)
                {
                    writer.Update(new Document { ["id"] = $"{i % 7}", ["body"] = "the mill by the river", ["published"] = new DateOnly(1990 + i, 1, 1) });
                    writer.Commit();
                }
                using Snapshot snapshot = writer.OpenSnapshot();
                Assert.Equal(7, snapshot.DocCount);
                writer.ForceMerge();
                writer.PrepareCommit();
            }
            index.Backup(folder.File("copy"));
            Assert.True(IndexChecker.Check(folder.File("copy")).IsClean);
            Assert.Equal(7, index.Search("mill").Total);
            Assert.NotEmpty(OpenUnder(folder));
        }
        Assert.Empty(OpenUnder(folder));
    }

    private static string[] OpenUnder(string folder) =>
    [
        .. File.ReadAllLines("/proc/self/maps").Where(line => line.Contains(folder, StringComparison.Ordinal)),
        .. Directory.EnumerateFiles("/proc/self/fd").Select(LinkTarget).Where(target => target.StartsWith(folder, StringComparison.Ordinal)),
    ];

    // Descriptors of other tests come and go.
    private static string LinkTarget(string descriptor)
    {
        try
        {
            return File.ResolveLinkTarget(descriptor, returnFinalTarget: false)?.FullName ?? "";
        }
        catch (IOException)
        {
            return "";
        }
    }
}
