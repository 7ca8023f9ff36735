using Search.Codecs.Framing;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests;

public sealed class SearchIndexTests : IDisposable
{
    private readonly TempFolder _folder = new();

    private static Schema Schema => new Schema()
        .Keyword("id", new() { IsId = true })
        .Text("title")
        .Text("body")
        .Date("published")
        .Integer("year", new() { Terms = true });

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_is_committed_is_found_ranked_marked_and_counted()
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(_folder.Path, Schema);
        using (IndexWriter writer = index.OpenWriter())
        {
            writer.Add(Article("a", "Rain ends drought", "After two dry years rain fell on the valley. Farmers danced.", 1998));
            writer.Add(Article("b", "Council meets", "The council spoke about the drought and about rain, and about rain again.", 1999));
            writer.Add(Article("c", "Bridge opens", "No weather here.", 1999));
            writer.Commit();
        }
        SearchResults results = index.Search("rain AND drought", new() { Highlight = "body", Facets = [Facet.Year("published")] });
        Assert.Equal(["a", "b"], results.Hits.Select(hit => hit.Document.Text("id")!).Order());
        Assert.Equal(2, results.Total);
        Assert.All(results.Hits, hit => Assert.NotEmpty(hit.Snippet.Marks));
        Assert.Equal([("1999", 1L), ("1998", 1L)], results.Facets["published"].Select(bucket => (bucket.Label, bucket.Count)));
    }

    [Fact]
    public void An_update_takes_the_place_of_what_had_the_id_wherever_that_is()
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(_folder.Path, Schema);
        using (IndexWriter writer = index.OpenWriter())
        {
            writer.Update(Article("a", "one", "first", 2001));
            writer.Update(Article("a", "two", "second", 2002));     // in memory
            writer.Update(Article("b", "one", "other", 2003));
            writer.Commit();
            Assert.Equal(["b"], Ids(index, "one"));
            writer.Update(Article("a", "three", "third", 2004));    // in a segment
            Assert.Equal(["a"], Ids(index, "two"));
            writer.Commit();
        }
        Assert.Empty(Ids(index, "two"));
        Assert.Equal(["a"], Ids(index, "three"));
        using Snapshot snapshot = index.OpenSnapshot();
        Assert.Equal(2, snapshot.DocCount);
    }

    [Fact]
    public void A_snapshot_stays_as_it_is_while_the_writer_goes_on()
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(_folder.Path, Schema);
        using IndexWriter writer = index.OpenWriter();
        writer.Add(Article("a", "old", "x", 2001));
        writer.Commit();
        using Snapshot before = index.OpenSnapshot();
        using Snapshot uncommitted = WithUncommitted(writer);
        writer.Delete("a");
        writer.Delete("b");
        writer.Commit();
        Assert.Equal(1, before.Search(new TermQuery("id", "a")).Total);
        Assert.Equal("old", before.Search(new TermQuery("id", "a")).Hits[0].Document.Text("title"));
        Assert.Equal(2, uncommitted.DocCount);
        Assert.Equal(0, index.Search(new MatchAllDocsQuery()).Total);
    }

    private static Snapshot WithUncommitted(IndexWriter writer)
    {
        writer.Add(Article("b", "new", "x", 2001));
        return writer.OpenSnapshot();
    }

    [Fact]
    public void What_was_not_committed_is_dropped_with_its_files()
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(_folder.Path, Schema);
        using (IndexWriter writer = index.OpenWriter())
        {
            writer.Add(Article("a", "kept", "x", 2001));
            writer.Commit();
        }
        string[] files = Files();
        using (IndexWriter writer = index.OpenWriter())
        {
            writer.Update(Article("a", "dropped", "x", 2001));
            writer.Flush();
            writer.Add(Article("b", "dropped", "x", 2001));
        }
        Assert.Equal(files, Files());
        Assert.Equal(["a"], Ids(index, "kept"));
        Assert.Empty(Ids(index, "dropped"));
    }

    [Fact]
    public void A_writer_removes_what_a_crash_left_and_nothing_of_strangers()
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(_folder.Path, Schema);
        using (IndexWriter writer = index.OpenWriter())
        {
            writer.Add(Article("a", "kept", "x", 2001));
            writer.Commit();
        }
        string[] strangers = ["_notes.txt", "notes.doc", "segments", "segments.old"];
        string[] leftovers = ["_7.fdt", "_0_1.liv", "_7_Lucene84_0.doc", "pending_segments_2"];
        foreach (string name in strangers.Concat(leftovers))
        {
            File.WriteAllText(Path.Combine(_folder.Path, name), "x");
        }
        using (IndexWriter writer = index.OpenWriter())
        {
            writer.Add(Article("b", "kept", "x", 2001));
            writer.Commit();
        }
        Assert.Equal(strangers.Order(StringComparer.Ordinal), Files().Intersect(strangers));
        Assert.Empty(Files().Intersect(leftovers));
        Assert.Contains("_8.si", Files());      // no name is used twice
    }

    [Fact]
    public void One_writer_at_a_time()
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(_folder.Path, Schema);
        using (index.OpenWriter())
        {
            Assert.Throws<LockHeldException>(() => index.OpenWriter());
        }
        index.OpenWriter().Dispose();
    }

    [Fact]
    public void Another_schema_is_refused()
    {
        using (SearchIndex index = SearchIndex.OpenOrCreate(_folder.Path, Schema))
        using (IndexWriter writer = index.OpenWriter())
        {
            writer.Commit();
        }
        Assert.Throws<IndexFormatException>(() => SearchIndex.OpenOrCreate(_folder.Path, new Schema().Text("body")));
        using SearchIndex opened = SearchIndex.Open(_folder.Path, new() { Verify = true });
        Assert.Equal(Schema.ToJson(), opened.Schema!.ToJson());
        Assert.Null(opened.Note);
    }

    [Fact]
    public void Commit_data_are_the_users_own_and_stay_until_others_come()
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(_folder.Path, Schema);
        using IndexWriter writer = index.OpenWriter();
        writer.Commit(new Dictionary<string, string> { ["made by"] = "a test" });
        Assert.Equal("a test", Assert.Single(index.UserData).Value);
        string[] files = Files();
        writer.Commit();
        Assert.Equal(files, Files());                  // nothing changed, nothing written
        writer.Add(Article("a", "x", "x", 2001));
        writer.Commit();
        Assert.Equal("a test", index.UserData["made by"]);
        Assert.Throws<ArgumentException>(() => writer.Commit(new Dictionary<string, string> { ["search.schema"] = "x" }));
    }

    [Fact]
    public void A_document_that_does_not_fit_changes_nothing()
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(_folder.Path, Schema);
        using IndexWriter writer = index.OpenWriter();
        writer.Update(Article("a", "one", "x", 2001));
        Assert.Throws<DocumentException>(() => writer.Update(new Document { ["id"] = "a", ["colour"] = "blue" }));
        Assert.Throws<DocumentException>(() => writer.Update(new Document { ["title"] = "no id" }));
        writer.Update(Article("b", "one", "x", 2001));
        writer.Commit();
        Assert.Equal(["a", "b"], Ids(index, "one"));
    }

    [Fact]
    public void Small_memory_makes_many_segments_and_the_same_answers()
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(_folder.Path, Schema);
        using (IndexWriter writer = index.OpenWriter(new() { MemoryMegabytes = 1, SegmentsPerTier = int.MaxValue }))
        {
            for (int i = 0; i < 6000; i++)
            {
                writer.Update(Article((i % 5000).ToString(), $"title {i}", $"word{i % 50} word{i % 7} and the rest of number {i} a{i} b{i} c{i} d{i}", 1990 + i % 30));
            }
            writer.Commit();
        }
        using Snapshot snapshot = index.OpenSnapshot();
        Assert.True(snapshot.SegmentCount > 1);
        Assert.Equal(5000, snapshot.DocCount);
        Assert.Equal(0, index.Search(new TermQuery("title", "999")).Total);
        Assert.Equal(1, index.Search(new TermQuery("title", "5999")).Total);
        Assert.Equal(1, index.Search(new TermQuery("title", "2500")).Total);
    }

    [Fact]
    public void A_forced_merge_leaves_one_segment_without_deletions()
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(_folder.Path, Schema);
        using IndexWriter writer = index.OpenWriter();
        for (int i = 0; i < 20; i++)
        {
            writer.Update(Article((i % 15).ToString(), $"number {i}", "x", 2001));
            if (i % 4 == 3)
            {
                writer.Commit();
            }
        }
        using Snapshot before = index.OpenSnapshot();
        writer.ForceMerge();
        Assert.Equal(4, before.SegmentCount);      // nothing is left of the first one
        writer.Commit();
        using Snapshot after = index.OpenSnapshot();
        Assert.Equal((1, 15, 15), (after.SegmentCount, after.DocCount, after.MaxDoc));
        Assert.Equal(["3"], Ids(index, "18"));
        Assert.Equal(before.Search(new TermQuery("title", "number")).Hits.Select(hit => hit.Document.Text("title")),
            after.Search(new TermQuery("title", "number")).Hits.Select(hit => hit.Document.Text("title")));
        string[] files = Files();
        writer.ForceMerge();
        writer.Commit();
        Assert.Equal(files, Files());
    }

    [Fact]
    public void Many_small_segments_are_merged_in_passing()
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(_folder.Path, Schema);
        using IndexWriter writer = index.OpenWriter(new() { SegmentsPerTier = 4 });
        for (int i = 0; i < 60; i++)
        {
            writer.Update(Article((i % 50).ToString(), $"number {i}", "x", 2001));
            writer.Commit();
        }
        writer.WaitForMerges();
        writer.Commit();
        using Snapshot snapshot = index.OpenSnapshot();
        Assert.InRange(snapshot.SegmentCount, 1, 5);
        Assert.Equal(50, snapshot.DocCount);
        Assert.Equal(["9"], Ids(index, "59"));
        Assert.True(IndexChecker.Check(_folder.Path).IsClean);
    }

    [Fact]
    public void A_merge_does_not_hide_damage()
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(_folder.Path, Schema);
        using IndexWriter writer = index.OpenWriter();
        for (int i = 0; i < 3; i++)
        {
            writer.Add(Article(i.ToString(), "number", "rain over the valley", 2001));
            writer.Commit();
        }
        string damaged = Path.Combine(_folder.Path, "_1.cfs");
        byte[] bytes = File.ReadAllBytes(damaged);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(damaged, bytes);
        Assert.Equal("_1.cfs", Assert.Throws<CorruptIndexException>(() => writer.ForceMerge()).File);
        Assert.Throws<InvalidOperationException>(() => writer.Commit());
    }

    [Fact]
    public void Without_an_index_the_error_says_so() => Assert.Throws<IndexNotFoundException>(() => SearchIndex.Open(_folder.Path));

    private static Document Article(string id, string title, string body, int year) => new()
    {
        ["id"] = id,
        ["title"] = title,
        ["body"] = body,
        ["published"] = new DateOnly(year, 3, 14),
        ["year"] = year,
    };

    private static IEnumerable<string> Ids(SearchIndex index, string word) =>
        index.Search(word).Hits.Select(hit => hit.Document.Text("id")!).Order(StringComparer.Ordinal);

    private string[] Files() =>
        [.. Directory.EnumerateFiles(_folder.Path).Select(path => Path.GetFileName(path)).Where(name => name != "write.lock").Order(StringComparer.Ordinal)];
}
