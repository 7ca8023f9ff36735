using System.Globalization;
using Search.Codecs.Commits;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Durability;

public sealed class BackupTests
{
    private static Schema Schema => new Schema().Keyword("id", new() { IsId = true }).Text("body");

    [Fact]
    public void A_backup_is_the_newest_commit_and_copies_only_what_is_new()
    {
        using var directory = new MemoryIndexDirectory();
        using var copy = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema);
        using IndexWriter writer = index.OpenWriter();
        Add(writer, 1, 2);
        writer.Commit();
        Add(writer, 3);
        writer.Flush();
        BackupReport first = index.Backup(copy);
        Assert.Equal(("segments_1", 1, 2, 0, 0L), (first.Commit, first.Segments, first.Documents, first.FilesSkipped, first.BytesSkipped));
        Assert.Equal(first.BytesCopied, copy.ListFiles().Sum(copy.FileLength));
        Assert.Equal(["1", "2"], Ids(copy));
        Assert.True(IndexChecker.Check(copy).IsClean);

        writer.Delete("1");
        writer.Commit();
        BackupReport second = index.Backup(copy);
        Assert.Equal(("segments_2", 2, 2), (second.Commit, second.Segments, second.Documents));
        Assert.Equal(first.FilesCopied - 1, second.FilesSkipped);
        Assert.Equal(["2", "3"], Ids(copy));
        AssertSameFiles(directory, copy);

        writer.ForceMerge();
        writer.Commit();
        Assert.Equal(0, index.Backup(copy).FilesSkipped);
        AssertSameFiles(directory, copy);
        Assert.Equal((0, 0L), (index.Backup(copy).FilesCopied, index.Backup(copy).BytesCopied));
        using SearchIndex restored = SearchIndex.Open(copy);
        using (IndexWriter other = restored.OpenWriter())
        {
            Add(other, 4);
            other.Commit();
        }
        Assert.Equal(["2", "3", "4"], Ids(copy));
    }

    [Fact]
    public void A_folder_that_holds_something_else_is_left_alone()
    {
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema);
        using IndexWriter writer = index.OpenWriter();
        using var empty = new MemoryIndexDirectory();
        Assert.Throws<BackupException>(() => index.Backup(empty));
        Add(writer, 1, 2);
        writer.Commit();
        Add(writer, 3);
        writer.Commit();

        Refused("another index", Make(9));
        // The folder of a backup that was written to, or of one that is newer than the index.
        MemoryIndexDirectory written = Copy(directory);
        using (SearchIndex other = SearchIndex.Open(written))
        using (IndexWriter otherWriter = other.OpenWriter())
        {
            Add(otherWriter, 5);
            otherWriter.Commit();
        }
        Refused("not an earlier state", written);
        Add(writer, 6);
        writer.Commit();
        Refused("not an earlier state", written);
        MemoryIndexDirectory damaged = Copy(directory);
        damaged.SetBytes("segments_3", damaged.Bytes("segments_3")[..20]);
        Refused("cannot be read", damaged);
        MemoryIndexDirectory incomplete = Copy(directory);
        incomplete.Delete(incomplete.ListFiles().First(name => name.EndsWith(".cfs", StringComparison.Ordinal)));
        Refused("missing", incomplete);
        MemoryIndexDirectory cut = Copy(directory);
        string file = cut.ListFiles().First(name => name.EndsWith(".cfs", StringComparison.Ordinal));
        cut.SetBytes(file, cut.Bytes(file)[..^1]);
        Refused("not the index's file", cut);
        MemoryIndexDirectory rest = Make(9);
        rest.Delete("segments_1");
        Refused("but no commit", rest);

        void Refused(string why, MemoryIndexDirectory folder)
        {
            MemoryIndexDirectory before = Copy(folder);
            Assert.Contains(why, Assert.Throws<BackupException>(() => index.Backup(folder)).Message, StringComparison.Ordinal);
            Assert.Equal(before.ListFiles(), folder.ListFiles());
            Assert.All(before.ListFiles(), name => Assert.Equal(before.Bytes(name), folder.Bytes(name)));
        }
    }

    [Fact]
    public void The_index_itself_is_no_place_for_its_backup()
    {
        using var folder = new TempFolder();
        using SearchIndex index = SearchIndex.OpenOrCreate(folder, Schema);
        using (IndexWriter writer = index.OpenWriter())
        {
            Add(writer, 1);
            writer.Commit();
        }
        using var other = new TempFolder();
        string link = other.File("link");
        Directory.CreateSymbolicLink(link, folder);
        Assert.Throws<BackupException>(() => index.Backup(folder));
        Assert.Throws<BackupException>(() => index.Backup(link));
        Assert.Equal("segments_1", index.Backup(other.File("a/b")).Commit);
        Assert.Equal(["1"], Ids(new FileIndexDirectory(other.File("a/b"))));
    }

    [Fact]
    public void Damage_does_not_come_into_a_backup()
    {
        MemoryIndexDirectory directory = Make(1);
        string file = directory.ListFiles().First(name => name.EndsWith(".cfs", StringComparison.Ordinal));
        byte[] bytes = [.. directory.Bytes(file)];
        bytes[bytes.Length / 2] ^= 4;
        using SearchIndex index = SearchIndex.Open(directory);
        directory.SetBytes(file, bytes);
        using var copy = new MemoryIndexDirectory();
        Assert.Equal(file, Assert.Throws<CorruptIndexException>(() => index.Backup(copy)).File);
        Assert.Empty(copy.ListFiles());
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        using SearchIndex whole = SearchIndex.Open(Make(2));
        Assert.Throws<OperationCanceledException>(() => whole.Backup(copy, cancelled.Token));
        Assert.Empty(copy.ListFiles());
    }

    [Fact]
    public void Whatever_fails_the_backup_before_stays()
    {
        (MemoryIndexDirectory before, MemoryIndexDirectory after) = TwoStates();
        using SearchIndex index = SearchIndex.Open(after);
        foreach ((bool once, bool reads, bool isFirst) in new[] { (false, false, false), (true, true, false), (false, true, true) })
        {
            for (int failAt = 1; ; failAt++)
            {
                using var target = new FaultyDirectory(failAt, isFirst ? new MemoryIndexDirectory() : before) { Once = once, Reads = reads };
                bool isDone = false;
                try
                {
                    index.Backup(target);
                    isDone = true;
                }
                catch (IOException) when (target.HasFailed)
                {
                }
                string when = $"failed at {target.Failure} (operation {failAt})";
                Assert.True((0, 0, 0) == (target.OpenMappings, target.OpenOutputs, target.Locks), when);
                Assert.True(target.SyncedAgain == null, when);
                string[] found = Ids(target.Files);
                bool isUnsure = !once && target.Failure == "sync of the folder";
                Assert.True((isDone || isUnsure ? found.SequenceEqual(["1", "2", "3"]) : false) || (!isDone && found.SequenceEqual(isFirst ? [] : ["1", "2"])), when);
                target.Repair();
                index.Backup(target);
                AssertSameFiles(after, target.Files);
                if (!target.HasFailed)
                {
                    Assert.True(failAt > 10, $"only {failAt - 1} operations");
                    break;
                }
            }
        }
    }

    [Fact]
    public void An_index_that_cannot_be_read_leaves_the_backup_before()
    {
        (MemoryIndexDirectory before, MemoryIndexDirectory after) = TwoStates();
        for (int failAt = 1; ; failAt++)
        {
            using var source = new FaultyDirectory(failAt, after) { Reads = true };
            using MemoryIndexDirectory target = Copy(before);
            try
            {
                using SearchIndex index = SearchIndex.Open(source);
                index.Backup(target);
            }
            catch (IOException) when (source.HasFailed)
            {
                AssertSameFiles(before, target);
            }
            Assert.Equal(0, source.OpenMappings);
            if (!source.HasFailed)
            {
                Assert.True(failAt > 20, $"only {failAt - 1} operations");
                AssertSameFiles(after, target);
                return;
            }
        }
    }

    [Fact]
    public void Whenever_the_power_goes_a_whole_backup_is_there()
    {
        TestRandom random = TestRandom.Create();
        (MemoryIndexDirectory before, MemoryIndexDirectory after) = TwoStates();
        using SearchIndex index = SearchIndex.Open(after);
        using var target = new PowerCutDirectory(before);
        index.Backup(target);
        var disk = new SimulatedDisk(before);
        for (int i = 0; ; i++)
        {
            foreach (PowerCut cut in Enum.GetValues<PowerCut>())
            {
                MemoryIndexDirectory left = disk.After(cut, random);
                string[] found = Ids(left);
                Assert.True(
                    found.SequenceEqual(["1", "2", "3"]) || (i < target.Operations.Count && found.SequenceEqual(["1", "2"])),
                    $"{string.Join(' ', found)}: {cut} after {i} operations {random.Explain}");
                Assert.True(IndexChecker.Check(left).IsClean, $"{cut} after {i} operations {random.Explain}");
                index.Backup(left);
                AssertSameFiles(after, left);
            }
            if (i == target.Operations.Count)
            {
                break;
            }
            disk.Apply(target.Operations[i]);
        }
    }

    [LuceneFact]
    public void An_index_is_copied_while_it_is_written()
    {
        using var folder = new TempFolder();
        using SearchIndex index = SearchIndex.OpenOrCreate(folder.File("index"), Schema);
        using IndexWriter writer = index.OpenWriter(new() { SegmentsPerTier = 2 });
        Add(writer, 0);
        writer.Commit(new Dictionary<string, string> { ["documents"] = "1" });
        bool isStopped = false;
        var writing = new Thread(() =>
        {
            for (int i = 1; !Volatile.Read(ref isStopped); i++)
            {
                Add(writer, i);
                writer.Commit(new Dictionary<string, string> { ["documents"] = (i + 1).ToString(CultureInfo.InvariantCulture) });
            }
        });
        writing.Start();
        try
        {
            for (int i = 0; i < 15; i++)
            {
                BackupReport report = index.Backup(folder.File("copy"));
                CheckReport check = IndexChecker.Check(folder.File("copy"));
                Assert.True(check.IsClean, string.Join('\n', check.Problems));
                using SearchIndex copy = SearchIndex.Open(folder.File("copy"), new OpenOptions { Verify = true });
                Assert.Equal(copy.UserData["documents"], report.Documents.ToString(CultureInfo.InvariantCulture));
                Assert.Equal(report.Documents, copy.Search(new MatchAllDocsQuery()).Total);
            }
        }
        finally
        {
            Volatile.Write(ref isStopped, true);
            writing.Join();
        }
        JavaLucene.CheckIndex(folder.File("copy"));
    }

    private static void Add(IndexWriter writer, params int[] numbers)
    {
        foreach (int number in numbers)
        {
            writer.Add(new Document { ["id"] = number.ToString(CultureInfo.InvariantCulture), ["body"] = $"the mill number {number}" });
        }
    }

    private static MemoryIndexDirectory Make(params int[] numbers)
    {
        var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema);
        using IndexWriter writer = index.OpenWriter();
        Add(writer, numbers);
        writer.Commit();
        return directory;
    }

    /// <summary>An index, and the same one some commits later.</summary>
    private static (MemoryIndexDirectory Before, MemoryIndexDirectory After) TwoStates()
    {
        var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema);
        using IndexWriter writer = index.OpenWriter(new() { CompoundFiles = false });
        Add(writer, 1);
        writer.Commit();
        Add(writer, 2);
        writer.Commit();
        MemoryIndexDirectory before = Copy(directory);
        Add(writer, 3, 4);
        writer.Flush();
        writer.Delete("4");
        writer.Commit();
        return (before, Copy(directory));
    }

    private static MemoryIndexDirectory Copy(MemoryIndexDirectory directory)
    {
        var copy = new MemoryIndexDirectory();
        foreach (string name in directory.ListFiles())
        {
            copy.SetBytes(name, directory.Bytes(name));
        }
        return copy;
    }

    private static void AssertSameFiles(MemoryIndexDirectory expected, MemoryIndexDirectory found)
    {
        IEnumerable<string> needed = CommitFiles.Of(SegmentInfosReader.ReadNewest(expected)!).Order(StringComparer.Ordinal);
        Assert.Equal(needed, found.ListFiles());
        Assert.All(needed, name => Assert.Equal(expected.Bytes(name), found.Bytes(name)));
    }

    private static string[] Ids(IndexDirectory directory)
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema, new OpenOptions { Verify = true });
        return [.. index.Search(new MatchAllDocsQuery(), new() { Take = 100 }).Hits.Select(hit => hit.Document.Text("id")!).Order()];
    }
}
