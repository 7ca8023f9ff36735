using Search.Codecs.Commits;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Purging;

/// <summary>
/// After a purge no file of the folder has anything of what was deleted; and the same look at the folder before it finds all of it.
/// </summary>
public sealed class PurgeTests
{
    private static Schema Schema => new Schema()
        .Keyword("id", new() { IsId = true })
        .Text("title", new() { Analyzer = "exact" })
        .Text("body", new() { TermVectors = true })
        .Keyword("tag", new() { MultiValued = true, DocValues = true })
        .Keyword("source", new() { DocValues = true, Stored = false })
        .Date("published");

    [Fact]
    public void Nothing_of_deleted_documents_is_left_in_any_file()
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        using SearchIndex index = SearchIndex.OpenOrCreate(folder, Schema);
        using IndexWriter writer = index.OpenWriter(new() { SegmentsPerTier = random.Pick([2, 10, int.MaxValue]), CompoundFiles = random.Chance(0.5) });
        var kept = new List<Secret>();
        var gone = new List<Secret>();
        var early = new List<Secret>();
        for (int i = 0; i < 100; i++)
        {
            var secret = Secret.Create(random);
            writer.Add(secret.ToDocument());
            (random.Chance(0.2) ? gone : kept).Add(secret);
            if (random.Chance(0.06))
            {
                writer.Commit();
            }
            if (i % 40 == 39)
            {
                // Deleted already when the purge begins: in memory, written, committed.
                Delete(writer, gone, random);
                early.AddRange(gone);
                gone.Clear();
            }
        }
        writer.Commit();
        kept.AddRange(gone[..(gone.Count / 3)]);
        gone.RemoveRange(0, gone.Count / 3);
        gone.Add(kept[0]);
        kept.RemoveAt(0);
        // A merge that ends removes files that no commit names: also those that are left here.
        writer.WaitForMerges();
        Leave(folder, "_zz.fdt", gone[0].Body);
        Leave(folder, "_zz_bkd_left0_4.tmp", gone[0].Body);
        Leave(folder, "pending_segments_zz", gone[0].Body);
        var before = new FolderContent(folder);
        Assert.All(gone, secret => Assert.Equal("", secret.Missing(before)));
        using Snapshot snapshot = index.OpenSnapshot();

        Delete(writer, gone, random);
        writer.Purge();

        var after = new FolderContent(folder);
        Assert.All(gone.Concat(early), secret => Assert.True(secret.Found(after).Length == 0, $"{secret.Found(after)} {random.Explain}"));
        Assert.All(kept, secret => Assert.Equal("", secret.Missing(after)));
        using var directory = new FileIndexDirectory(folder);
        HashSet<string> files = CommitFiles.Of(SegmentInfosReader.ReadNewest(directory)!);
        Assert.Equal(files.Append("write.lock").Order(StringComparer.Ordinal), directory.ListFiles());
        using Snapshot now = index.OpenSnapshot();
        Assert.Equal((kept.Count, kept.Count), (now.DocCount, now.MaxDoc));
        Assert.True(IndexChecker.Check(folder).IsClean, random.Explain);
        // Who looks at the state of before goes on seeing it.
        Assert.Equal(1, snapshot.Search(new TermQuery("id", gone[0].Id)).Total);
    }

    [Fact]
    public void A_segment_without_deletions_stays_as_it_is()
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        using SearchIndex index = SearchIndex.OpenOrCreate(folder, Schema);
        using IndexWriter writer = index.OpenWriter(new() { SegmentsPerTier = int.MaxValue });
        Secret[] secrets = [.. Enumerable.Range(0, 6).Select(_ => Secret.Create(random))];
        for (int i = 0; i < secrets.Length; i++)
        {
            writer.Add(secrets[i].ToDocument());
            if (i % 2 == 1)
            {
                writer.Commit();
            }
        }
        writer.Delete(secrets[2].Id);
        writer.Delete(secrets[4].Id);
        writer.Delete(secrets[5].Id);
        writer.Purge();
        Assert.Equal([("_0", 2, 0), ("_3", 1, 0)], IndexChecker.Check(folder).Segments.Select(segment => (segment.Name, segment.Docs, segment.Deleted)));
        string[] files = Directory.GetFiles(folder);
        writer.Purge();
        Assert.Equal(files.Order(StringComparer.Ordinal), Directory.GetFiles(folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void An_index_of_which_everything_goes_is_empty_but_stays_an_index()
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        using SearchIndex index = SearchIndex.OpenOrCreate(folder, Schema);
        using (IndexWriter writer = index.OpenWriter())
        {
            writer.Add(Secret.Create(random).ToDocument());
            writer.Commit();
            writer.Add(Secret.Create(random).ToDocument());
            Assert.Equal(2, writer.Delete(new MatchAllDocsQuery()));
            writer.Purge();
        }
        Assert.Equal(["segments_2", "write.lock"], Directory.GetFiles(folder).Select(Path.GetFileName).Order(StringComparer.Ordinal));
        using SearchIndex again = SearchIndex.Open(folder);
        Assert.Equal(0, again.Search(new MatchAllDocsQuery()).Total);
    }

    [Fact]
    public void A_file_that_will_not_go_is_named()
    {
        using var directory = new StubbornDirectory("_0.fdt");
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema);
        using IndexWriter writer = index.OpenWriter(new() { CompoundFiles = false });
        TestRandom random = TestRandom.Create();
        Secret secret = Secret.Create(random);
        writer.Add(secret.ToDocument());
        writer.Add(Secret.Create(random).ToDocument());
        writer.Commit();
        writer.Delete(secret.Id);
        Assert.Contains("_0.fdt", Assert.Throws<IOException>(writer.Purge).Message, StringComparison.Ordinal);
        Assert.Equal(1, index.Search(new MatchAllDocsQuery()).Total);
        // The writer is not done: what was deleted is, and the file can be removed later.
        directory.IsStubborn = false;
        writer.Purge();
        Assert.False(directory.Exists("_0.fdt"));
    }

    private static void Delete(IndexWriter writer, List<Secret> gone, TestRandom random)
    {
        foreach (Secret secret in gone)
        {
            if (random.Chance(0.5))
            {
                writer.Delete(secret.Id);
            }
            else
            {
                Assert.Equal(1, writer.Delete(new TermQuery("tag", secret.Tag)));
            }
        }
    }

    private static void Leave(string folder, string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
