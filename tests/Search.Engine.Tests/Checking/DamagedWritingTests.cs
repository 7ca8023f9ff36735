using Search.Codecs.Framing;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Checking;

/// <summary>A writer that comes upon damage says so, and ends: nobody waits for it, and the index stays as it was.</summary>
public sealed class DamagedWritingTests
{
    [Fact]
    public async Task A_writer_that_cannot_look_ids_up_ends()
    {
        MemoryIndexDirectory directory = DamagedTerms();
        SortedDictionary<string, byte[]> before = Files(directory);
        Task work = Task.Run(() =>
        {
            using SearchIndex index = SearchIndex.Open(directory);
            using IndexWriter writer = index.OpenWriter();
            writer.Update(new Document { ["id"] = "a7", ["body"] = "rain" });
            Assert.Throws<CorruptIndexException>(() => writer.Commit());
            Assert.Throws<InvalidOperationException>(() => writer.Add(new Document { ["id"] = "new" }));
        });
        await work.WaitAsync(TimeSpan.FromSeconds(60));
        Assert.Equal(before, Files(directory));
        directory.ObtainLock(IndexFileNames.WriteLock).Dispose();
    }

    [Fact]
    public void A_query_deletion_that_comes_upon_damage_changes_nothing()
    {
        MemoryIndexDirectory directory = DamagedTerms();
        using SearchIndex index = SearchIndex.Open(directory);
        using IndexWriter writer = index.OpenWriter();
        long count = index.Search(new MatchAllDocsQuery()).Total;
        Assert.Throws<CorruptIndexException>(() => writer.Delete(new TermQuery("body", "rain")));
        writer.Add(new Document { ["id"] = "new" });
        writer.Commit();
        Assert.Equal(count + 1, index.Search(new MatchAllDocsQuery()).Total);
    }

    [Fact]
    public void Damage_that_only_a_merge_can_make_no_sense_of_is_told_as_damage()
    {
        // Terms that do not rise, under a checksum that fits: found when they are written.
        MemoryIndexDirectory directory = SmallIndex.Create();
        string file = directory.ListFiles().First(name => name.StartsWith("_0", StringComparison.Ordinal) && name.EndsWith(".tim", StringComparison.Ordinal));
        byte[] bytes = [.. directory.Bytes(file)];
        int at = bytes.AsSpan().IndexOf("drought"u8);
        Assert.True(at > 0);
        bytes[at] = (byte)'z';
        directory.SetBytes(file, Damage.RepairChecksum(bytes));
        using SearchIndex index = SearchIndex.Open(directory);
        using IndexWriter writer = index.OpenWriter(new() { SegmentsPerTier = int.MaxValue });
        Assert.Equal(file, Assert.Throws<CorruptIndexException>(() => writer.ForceMerge()).File);
    }

    private static MemoryIndexDirectory DamagedTerms()
    {
        MemoryIndexDirectory directory = SmallIndex.Create();
        foreach (string file in directory.ListFiles().Where(name => name.EndsWith(".tim", StringComparison.Ordinal)))
        {
            byte[] bytes = [.. directory.Bytes(file)];
            bytes.AsSpan(60, bytes.Length - 60 - IndexFooter.Length).Fill(0xFF);
            directory.SetBytes(file, bytes);
        }
        return directory;
    }

    private static SortedDictionary<string, byte[]> Files(MemoryIndexDirectory directory)
    {
        var files = new SortedDictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (string name in directory.ListFiles())
        {
            files.Add(name, directory.Bytes(name));
        }
        return files;
    }
}
