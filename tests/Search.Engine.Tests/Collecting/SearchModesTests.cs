using Search.Engine.Collecting;
using Search.Engine.Tests.Scoring;
using Search.Testing;

namespace Search.Engine.Tests.Collecting;

/// <summary>However a search is run, the hits and the bits of their scores are those of the plain search.</summary>
public class SearchModesTests
{
    [Fact]
    public void Pages_behind_a_cursor_are_the_pages_of_the_whole_order()
    {
        var random = TestRandom.Create();
        var queries = new RandomQueries(random);
        for (int i = 0; i < 100; i++)
        {
            using Snapshot snapshot = queries.SnapshotOf(queries.Docs(random.Next(1, 150)));
            Query query = queries.Query();
            Sort sort = random.Pick([Sort.Relevance, Sort.Newest("year"), Sort.Oldest("year")]);
            List<(int, float)> whole = Hits(new Searcher(snapshot, null).Search(query, new SearchOptions { Take = 1000, Sort = sort }));
            var pages = new List<(int, float)>();
            var options = new SearchOptions { Take = random.Next(1, 20), Sort = sort, CountExactly = random.Chance(0.5) };
            while (true)
            {
                SearchResults page = new Searcher(snapshot, null).Search(query, options);
                Assert.True(!page.TotalIsExact || page.Total == whole.Count, $"{query} {random.Explain}");
                pages.AddRange(Hits(page));
                if (page.Hits.Count < options.Take)
                {
                    break;
                }
                options = options with { After = page.Hits[^1].Cursor };
            }
            Assert.True(whole.SequenceEqual(pages), $"{query}, pages of {options.Take}, {sort} {random.Explain}");
        }
    }

    [Fact]
    public void A_total_is_exact_below_the_wanted_number_and_never_too_large()
    {
        var random = TestRandom.Create();
        var queries = new RandomQueries(random);
        int inexact = 0;
        for (int i = 0; i < 200; i++)
        {
            using Snapshot snapshot = queries.SnapshotOf(queries.Docs(random.Next(100, 1500)));
            Query query = queries.Query();
            SearchResults all = new Searcher(snapshot, null).Search(query, new SearchOptions());
            int upTo = random.Next(300);
            SearchResults some = new Searcher(snapshot, null).Search(query, new SearchOptions { CountExactly = false, CountUpTo = upTo });
            string message = $"{query} up to {upTo}: {some.Total} of {all.Total} {random.Explain}";
            Assert.True(Hits(all).SequenceEqual(Hits(some)), message);
            Assert.True(some.TotalIsExact ? some.Total == all.Total : some.Total <= all.Total && some.Total >= upTo, message);
            Assert.True(all.Total >= upTo || some.TotalIsExact, message);
            inexact += some.TotalIsExact ? 0 : 1;
        }
        Assert.True(inexact > 0, random.Explain);
    }

    [Fact]
    public void When_the_time_is_up_the_answer_is_what_was_seen()
    {
        var random = TestRandom.Create();
        var queries = new RandomQueries(random);
        int partial = 0;
        for (int i = 0; i < 100; i++)
        {
            using Snapshot snapshot = queries.SnapshotOf(queries.Docs(random.Next(1, 150)));
            Query query = queries.Query();
            var whole = Hits(new Searcher(snapshot, null).Search(query, new SearchOptions { Take = 1000 })).ToDictionary(hit => hit.Item1, hit => hit.Item2);
            var options = new SearchOptions { Take = 1000, TimeLimit = TimeSpan.FromSeconds(random.Next(0, 12)), Facets = [Facet.Numbers("year")] };
            SearchResults found = new Searcher(snapshot, null, new PassingClock()).Search(query, options);
            string message = $"{query} in {options.TimeLimit} {random.Explain}";
            Assert.True(found.IsPartial ? found.Hits.Count <= whole.Count && !found.TotalIsExact : found.Hits.Count == whole.Count && found.TotalIsExact, message);
            Assert.True(found.Hits.All(hit => whole[hit.DocId] == hit.Score), message);
            Assert.True(found.Total == found.Hits.Count, message);
            Assert.True(found.Facets["year"].Sum(bucket => bucket.Count) + found.Facets["year"].Missing == found.Total, message);
            partial += found.IsPartial && found.Hits.Count > 0 ? 1 : 0;
        }
        Assert.True(partial > 0, random.Explain);
    }

    [Fact]
    public void Segments_in_the_order_of_the_hits_are_read_only_as_far_as_needed()
    {
        var random = TestRandom.Create();
        using var folder = new TempFolder();
        bool descending = random.Chance(0.5);
        Schema schema = new Schema().Text("body").Date("published").Integer("year").SortBy("published", descending);
        using SearchIndex index = SearchIndex.OpenOrCreate(folder, schema);
        using (IndexWriter writer = index.OpenWriter(new WriterOptions { SegmentsPerTier = int.MaxValue }))
        {
            for (int i = 0; i < 5000; i++)
            {
                var document = new Document { ["body"] = random.Pick(["rain", "sun", "rain and sun"]) };
                if (random.Chance(0.9))
                {
                    document["published"] = new DateTime(1990, 1, 1).AddHours(random.Next(400));
                }
                writer.Add(document);
                if (i % 1600 == 1599)
                {
                    writer.Flush();
                }
            }
            writer.Commit();
        }
        Sort sorted = descending ? Sort.Newest("published") : Sort.Oldest("published");
        Sort turned = descending ? Sort.Oldest("published") : Sort.Newest("published");
        foreach (Sort sort in new[] { sorted, turned })
        {
            for (int i = 0; i < 20; i++)
            {
                Query query = random.Pick<Query>([new TermQuery("body", "rain"), new MatchAllDocsQuery(), new PrefixQuery("body", "s")]);
                var options = new SearchOptions { Take = random.Next(1, 200), Sort = sort };
                SearchResults all = index.Search(query, options);
                options = options with { After = random.Chance(0.5) ? random.Pick(all.Hits).Cursor : null };
                all = index.Search(query, options);
                SearchResults some = index.Search(query, options with { CountExactly = false });
                Assert.True(Hits(all).SequenceEqual(Hits(some)), $"{query} {random.Explain}");
                Assert.True(some.Total <= all.Total && (sort == sorted || some.TotalIsExact), $"{query} {random.Explain}");
            }
        }
        var either = new BooleanQuery(new BooleanClause(new TermQuery("body", "rain"), Occur.Should), new BooleanClause(new TermQuery("body", "sun"), Occur.Should));
        SearchResults few = index.Search(either, new SearchOptions { Sort = sorted, CountExactly = false });
        Assert.True(few.Total is > 0 and <= 3000 && !few.TotalIsExact, $"{few.Total} {random.Explain}");
    }

    [Fact]
    public void Several_threads_find_and_count_the_same()
    {
        var random = TestRandom.Create();
        var queries = new RandomQueries(random);
        for (int i = 0; i < 200; i++)
        {
            using Snapshot snapshot = queries.SnapshotOf(queries.Docs(random.Next(1, 400)));
            Query query = queries.Query();
            var options = new SearchOptions
            {
                Take = random.Next(0, 30),
                Skip = random.Next(0, 10),
                Sort = random.Pick([Sort.Relevance, Sort.Newest("year"), Sort.Oldest("year")]),
                CountExactly = random.Chance(0.5),
                Facets = random.Chance(0.5) ? [Facet.Numbers("year"), Facet.Numbers("mentions")] : [],
            };
            SearchResults one = new Searcher(snapshot, null).Search(query, options);
            SearchResults several = new Searcher(snapshot, null).Search(query, options with { Threads = random.Next(2, 6) });
            string message = $"{query} {random.Explain}";
            Assert.True(Hits(one).SequenceEqual(Hits(several)), message);
            Assert.True(one.Hits.Select(hit => (hit.Rank, hit.SortValue)).SequenceEqual(several.Hits.Select(hit => (hit.Rank, hit.SortValue))), message);
            Assert.True(one.Total == several.Total || !(one.TotalIsExact && several.TotalIsExact), message);
            foreach ((string name, FacetResult counts) in one.Facets)
            {
                Assert.True(counts.SequenceEqual(several.Facets[name]) && counts.Missing == several.Facets[name].Missing, message);
            }
        }
    }

    [Fact]
    public void What_ends_one_thread_ends_the_search()
    {
        var queries = new RandomQueries(TestRandom.WithSeed(2));
        using Snapshot snapshot = queries.SnapshotOf(queries.Docs(300));
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();
        var options = new SearchOptions { Threads = 4, Cancellation = cancelled.Token };
        Assert.Throws<OperationCanceledException>(() => new Searcher(snapshot, null).Search(new MatchAllDocsQuery(), options));
        var wrong = new SearchOptions { Threads = 4, Facets = [Facet.Values("year")] };
        Assert.Throws<ArgumentException>(() => new Searcher(snapshot, null).Search(new MatchAllDocsQuery(), wrong));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Searcher(snapshot, null).Search(new MatchAllDocsQuery(), new SearchOptions { Threads = 0 }));
    }

    private static List<(int DocId, float Score)> Hits(SearchResults results) => [.. results.Hits.Select(hit => (hit.DocId, hit.Score))];
}
