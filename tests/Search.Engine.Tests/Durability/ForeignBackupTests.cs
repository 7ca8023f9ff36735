using Search.Codecs.Commits;
using Search.Engine.Tests.Checking;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Durability;

/// <summary>Backups of indexes that Lucene wrote, which have no name of their own: byte by byte the same, and never on one another.</summary>
public sealed class ForeignBackupTests
{
    [DataFact]
    public void Every_index_of_Lucene_8_is_copied_as_it_is()
    {
        MemoryIndexDirectory? before = null;
        string[] zips = [.. Directory.EnumerateFiles(TestData.Path("lucene-indexes"), "*.8.*.zip", SearchOption.AllDirectories).Where(IsOfLucene8)];
        Assert.True(zips.Length > 30, $"only {zips.Length} indexes");
        foreach (string zip in zips)
        {
            MemoryIndexDirectory directory = OldCodecIndex.Load(zip);
            using SearchIndex index = SearchIndex.Open(directory);
            using var copy = new MemoryIndexDirectory();
            copy.SetBytes("_zz.dim", []);       // what a backup left that came to no end
            copy.SetBytes("notes.txt", [1]);
            BackupReport report = index.Backup(copy);
            Assert.Equal((report.FilesCopied + 1, 0), (copy.ListFiles().Count, report.FilesSkipped));
            HashSet<string> files = CommitFiles.Of(SegmentInfosReader.ReadNewest(directory)!);
            Assert.Equal(files.Append("notes.txt").Order(StringComparer.Ordinal), copy.ListFiles());
            Assert.All(files, name => Assert.Equal(directory.Bytes(name), copy.Bytes(name)));
            Assert.Equal((0, report.FilesCopied), (index.Backup(copy).FilesCopied, index.Backup(copy).FilesSkipped));
            if (before != null)
            {
                Assert.Throws<BackupException>(() => index.Backup(before));
            }
            before = copy;
        }
    }

    private static bool IsOfLucene8(string zip) =>
        Path.GetFileName(zip) is { } name && (name.StartsWith("unsupported.8.", StringComparison.Ordinal) || name.StartsWith("unsupported.sorted.8.", StringComparison.Ordinal));
}
