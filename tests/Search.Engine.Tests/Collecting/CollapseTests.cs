using Search.Engine.Collecting;
using Search.Engine.Tests.Scoring;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Collecting;

/// <summary>Of matches with the same value only the first is a hit.</summary>
public class CollapseTests
{
    [Fact]
    public void The_first_match_of_each_value_stands_for_the_others()
    {
        var random = TestRandom.Create();
        var queries = new RandomQueries(random);
        for (int i = 0; i < 100; i++)
        {
            List<NaiveDoc> docs = queries.Docs(random.Next(1, 150));
            using Snapshot snapshot = queries.SnapshotOf(docs);
            Query query = queries.Query();
            Sort sort = random.Pick([Sort.Relevance, Sort.Newest("year"), Sort.Oldest("year")]);
            SearchResults all = new Searcher(snapshot, null).Search(query, new SearchOptions { Take = 1000, Sort = sort });
            var groups = all.Hits.GroupBy(hit => docs[hit.DocId].Year is { } year ? year : -1L - hit.DocId).ToList();
            List<(int, float, long?, int)> expected = [.. groups.Select(group => (group.First(), group.Count() - 1)).Select(each => Shown(each.Item1, each.Item2))];
            var options = new SearchOptions { Take = random.Next(1, 30), Sort = sort, Collapse = "year", CountExactly = random.Chance(0.5) };
            var found = new List<(int, float, long?, int)>();
            string message = $"{query}, {options.Take} by {sort} {random.Explain}";
            while (true)
            {
                SearchResults page = new Searcher(snapshot, null).Search(query, options);
                Assert.True(page.Total == all.Total && page.TotalIsExact && page.HitCount == groups.Count, message);
                found.AddRange(page.Hits.Select(hit => Shown(hit, hit.Others)));
                if (page.Hits.Count < options.Take)
                {
                    break;
                }
                options = options with { After = page.Hits[^1].Cursor };
            }
            Assert.True(expected.SequenceEqual(found), message);
        }
    }

    [Fact]
    public void Strings_are_the_same_over_all_segments()
    {
        using var directory = new MemoryIndexDirectory();
        Schema schema = new Schema().Text("body").Keyword("copy", new KeywordOptions { DocValues = true }).Keyword("tags", new KeywordOptions { DocValues = true, MultiValued = true });
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, schema);
        using (IndexWriter writer = index.OpenWriter(new WriterOptions { SegmentsPerTier = int.MaxValue }))
        {
            foreach (string? copy in new[] { "b", null, "a", "b", "", "a", null, "b" })
            {
                var document = new Document { ["body"] = "rain", ["copy"] = copy };
                document.Add("tags", "x");
                document.Add("tags", "y");
                writer.Add(document);
                writer.Flush();
            }
            writer.Commit();
        }
        SearchResults found = index.Search(new TermQuery("body", "rain"), new SearchOptions { Collapse = "copy" });
        Assert.Equal([(0, 2), (1, 0), (2, 1), (4, 0), (6, 0)], found.Hits.Select(hit => (hit.DocId, hit.Others)));
        Assert.Equal((8, 5), (found.Total, found.HitCount));
        Assert.Throws<ArgumentException>(() => index.Search(new TermQuery("body", "rain"), new SearchOptions { Collapse = "tags" }));
        Assert.Equal(8, index.Search(new TermQuery("body", "rain"), new SearchOptions { Collapse = "absent" }).Hits.Count);
    }

    private static (int DocId, float Score, long? SortValue, int Others) Shown(Hit hit, int others) => (hit.DocId, hit.Score, hit.SortValue, others);
}
