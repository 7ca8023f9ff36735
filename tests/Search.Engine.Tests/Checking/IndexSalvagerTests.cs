using Search.Codecs.Framing;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Checking;

public sealed class IndexSalvagerTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public IndexSalvagerTests()
    {
        Directory.CreateDirectory(Damaged);
        MemoryIndexDirectory index = SmallIndex.Create();
        foreach (string name in index.ListFiles())
        {
            File.WriteAllBytes(Path.Combine(Damaged, name), index.Bytes(name));
        }
    }

    private string Damaged => _folder.File("damaged");

    private string Saved => _folder.File("saved");

    public static TheoryData<string> FilesOfTheFirstSegment => [.. SmallIndex.Create().ListFiles().Where(name => name.StartsWith("_0", StringComparison.Ordinal))];

    [Fact]
    public void A_whole_index_is_copied_as_it_is()
    {
        SalvageReport report = IndexSalvager.Salvage(Damaged, Saved);
        Assert.True(report.IsWhole);
        Assert.Equal(("segments_3", 2), (report.Commit, report.Saved.Count));
        foreach (string file in Directory.GetFiles(Damaged).Where(file => !file.EndsWith("segments_3", StringComparison.Ordinal)))
        {
            Assert.Equal(File.ReadAllBytes(file), File.ReadAllBytes(Path.Combine(Saved, Path.GetFileName(file))));
        }
        Assert.Equal(SmallIndex.Articles - SmallIndex.Deleted.Length, Count(Saved));
    }

    [Theory]
    [MemberData(nameof(FilesOfTheFirstSegment))]
    public void What_is_whole_is_saved_and_can_be_searched_and_written(string file)
    {
        Flip(file);
        Dictionary<string, byte[]> before = Directory.GetFiles(Damaged).ToDictionary(path => path, File.ReadAllBytes);
        SalvageReport report = IndexSalvager.Salvage(Damaged, Saved);
        Assert.Equal(before, Directory.GetFiles(Damaged).ToDictionary(path => path, File.ReadAllBytes));
        Assert.Equal(["_1"], report.Saved.Select(segment => segment.Name));
        SegmentCheck lost = Assert.Single(report.LeftOut);
        Assert.Equal(("_0", file == "_0.si" ? 0 : 51), (lost.Name, lost.Docs));
        Assert.Equal(file, lost.Problem!.File);
        Assert.Equal(49 - 2, Count(Saved));
        using SearchIndex index = SearchIndex.OpenOrCreate(Saved, SmallIndex.Schema);
        using (IndexWriter writer = index.OpenWriter())
        {
            writer.Update(new Document { ["id"] = "a98", ["body"] = "rain again" });
            writer.Add(new Document { ["id"] = "new", ["body"] = "rain" });
            writer.ForceMerge();
            writer.Commit();
        }
        Assert.Equal(49 - 2 + 1, Count(Saved));
        Assert.Equal(1, index.Search(new TermQuery("body", "again")).Total);
        Assert.True(IndexChecker.Check(Saved).IsClean);
    }

    [Fact]
    public void An_older_or_a_pending_commit_serves_where_the_newest_is_damaged()
    {
        File.Copy(Path.Combine(Damaged, "segments_3"), Path.Combine(Damaged, "segments_4"));       // the generation in it is another
        SalvageReport report = IndexSalvager.Salvage(Damaged, Saved);
        Assert.Equal("segments_3", report.Commit);
        Assert.Equal("segments_4", Assert.Single(report.CommitProblems).File);
        Assert.False(report.IsWhole);
        Assert.Equal(SmallIndex.Articles - SmallIndex.Deleted.Length, Count(Saved));

        File.Delete(Path.Combine(Damaged, "segments_4"));
        File.Copy(Path.Combine(Damaged, "segments_3"), Path.Combine(Damaged, "pending_segments_3"));
        Flip("segments_3");
        report = IndexSalvager.Salvage(Damaged, _folder.File("again"));
        Assert.Equal(("pending_segments_3", "segments_3"), (report.Commit, Assert.Single(report.CommitProblems).File));
        Assert.Equal(SmallIndex.Articles - SmallIndex.Deleted.Length, Count(_folder.File("again")));
    }

    [Fact]
    public void Where_nothing_is_whole_nothing_is_written()
    {
        Flip("_0.fdt");
        Flip("_1.fnm");
        SalvageReport report = IndexSalvager.Salvage(Damaged, Saved);
        Assert.Equal((false, 2), (report.HasIndex, report.LeftOut.Count));
        Flip("segments_3");
        report = IndexSalvager.Salvage(Damaged, Saved);
        Assert.Equal((null, false), (report.Commit, report.HasIndex));
        Assert.False(Directory.Exists(Saved));
    }

    [Fact]
    public void A_folder_that_is_not_empty_is_left_alone()
    {
        Directory.CreateDirectory(Saved);
        File.WriteAllText(Path.Combine(Saved, "mine"), "");
        Assert.Throws<IOException>(() => IndexSalvager.Salvage(Damaged, Saved));
        Assert.Throws<IOException>(() => IndexSalvager.Salvage(Damaged, Damaged));
        Assert.Equal(["mine"], Directory.GetFiles(Saved).Select(Path.GetFileName));
        Assert.Throws<IndexNotFoundException>(() => IndexSalvager.Salvage(Saved, _folder.File("new")));
        Assert.Throws<OperationCanceledException>(() => IndexSalvager.Salvage(Damaged, _folder.File("new"), cancellation: new CancellationToken(canceled: true)));
        Assert.False(Directory.Exists(_folder.File("new")));
    }

    [Fact]
    public void Compound_files_of_Java_are_saved_too()
    {
        string source = Path.Combine(TestData.Root, "tests", "Search.Codecs.Tests", "Fixtures", "compound");
        SalvageReport report = IndexSalvager.Salvage(source, Saved);
        Assert.True(report.IsWhole);
        Assert.Equal(report.Saved.Sum(segment => segment.Docs - segment.Deleted), Count(Saved));
    }

    public void Dispose() => _folder.Dispose();

    private static long Count(string folder)
    {
        using SearchIndex index = SearchIndex.Open(folder, new OpenOptions { Verify = true });
        return index.Search(new MatchAllDocsQuery()).Total;
    }

    private void Flip(string name)
    {
        string path = Path.Combine(Damaged, name);
        byte[] bytes = File.ReadAllBytes(path);
        bytes[(bytes.Length - IndexFooter.Length) / 2] ^= 0x10;
        File.WriteAllBytes(path, bytes);
    }
}
