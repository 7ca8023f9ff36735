using Search.Engine.Collecting;
using Search.Engine.Tests.Scoring;
using Search.Testing;

namespace Search.Engine.Tests.Collecting;

/// <summary>A second pass changes scores and order of the best hits, and nothing else.</summary>
public class RescoringTests
{
    [Fact]
    public void Hits_are_those_of_adding_scores_by_hand_on_all_pages()
    {
        var random = TestRandom.Create();
        var queries = new RandomQueries(random);
        int moved = 0;
        for (int i = 0; i < 150; i++)
        {
            using Snapshot snapshot = queries.SnapshotOf(queries.Docs(random.Next(1, 150)));
            Query query = queries.Query();
            var rescoring = new Rescoring(queries.Query(), random.Next(1, 60));
            SearchResults plain = new Searcher(snapshot, null).Search(query, new SearchOptions { Take = 1000 });
            var added = new Searcher(snapshot, null).Search(rescoring.Query, new SearchOptions { Take = 1000 }).Hits.ToDictionary(hit => hit.DocId, hit => hit.Score);
            (int DocId, float Score, bool IsRescored)[] expected =
            [
                .. plain.Hits.Take(rescoring.Window).Select(hit => (hit.DocId, Score: hit.Score + added.GetValueOrDefault(hit.DocId), true))
                    .OrderByDescending(hit => hit.Score).ThenBy(hit => hit.DocId),
                .. plain.Hits.Skip(rescoring.Window).Select(hit => (hit.DocId, hit.Score, false)),
            ];
            string message = $"{query}, {rescoring} {random.Explain}";
            Assert.True(expected.Select(hit => hit.Score).SequenceEqual(expected.Select(hit => hit.Score).OrderDescending()), message);

            var options = new SearchOptions { Rescoring = rescoring, Take = random.Next(1, 30), CountExactly = random.Chance(0.5), Threads = random.Next(1, 4) };
            var pages = new List<(int, float, bool)>();
            SearchResults page;
            do
            {
                page = new Searcher(snapshot, null).Search(query, options);
                Assert.True(!page.TotalIsExact || (page.Total == plain.Total && page.HitCount == plain.Total), message);
                Assert.True(page.Hits.Select(hit => hit.Rank).SequenceEqual(Enumerable.Range(pages.Count + 1, page.Hits.Count)), message);
                pages.AddRange(page.Hits.Select(hit => (hit.DocId, hit.Score, hit.IsRescored)));
                options = options with { After = page.Hits is [.., var last] ? last.Cursor : null };
            }
            while (page.Hits.Count == options.Take);
            Assert.True(expected.SequenceEqual(pages), $"pages of {options.Take}, {message}");

            int skip = random.Next(100);
            SearchResults some = new Searcher(snapshot, null).Search(query, new SearchOptions { Rescoring = rescoring, Skip = skip, Take = 7 });
            Assert.True(expected.Skip(skip).Take(7).SequenceEqual(some.Hits.Select(hit => (hit.DocId, hit.Score, hit.IsRescored))), $"from {skip} on, {message}");
            moved += expected.Zip(plain.Hits).Any(pair => pair.First.DocId != pair.Second.DocId) ? 1 : 0;
        }
        Assert.True(moved > 20, $"{moved} {random.Explain}");
    }

    [Fact]
    public void Other_orders_counts_and_facets_stay_as_they_are()
    {
        var random = TestRandom.Create();
        var queries = new RandomQueries(random);
        for (int i = 0; i < 50; i++)
        {
            using Snapshot snapshot = queries.SnapshotOf(queries.Docs(random.Next(1, 150)));
            Query query = queries.Query();
            var options = new SearchOptions { Take = random.Chance(0.3) ? 0 : 20, Sort = Sort.Newest("year"), Facets = [Facet.Numbers("year")] };
            Assert.Equal(Told(options), Told(options with { Rescoring = new Rescoring(queries.Query(), 10) }));

            string Told(SearchOptions asked)
            {
                SearchResults found = new Searcher(snapshot, null).Search(query, asked);
                return $"{found.Total} {string.Join(' ', found.Hits.Select(hit => (hit.DocId, hit.Score, hit.IsRescored)))} {string.Join(' ', found.Facets["year"].Select(bucket => (bucket.Number, bucket.Count)))}";
            }
        }
    }

    /// <summary>Of each group the hit that is best in the first pass is rescored.</summary>
    [Fact]
    public void Collapsed_hits_are_rescored_as_they_were_chosen()
    {
        var random = TestRandom.Create();
        var queries = new RandomQueries(random);
        for (int i = 0; i < 50; i++)
        {
            using Snapshot snapshot = queries.SnapshotOf(queries.Docs(random.Next(1, 150)));
            Query query = queries.Query();
            var options = new SearchOptions { Take = 1000, Collapse = "year" };
            var plain = new Searcher(snapshot, null).Search(query, options).Hits.ToDictionary(hit => hit.DocId);
            SearchResults rescored = new Searcher(snapshot, null).Search(query, options with { Rescoring = new Rescoring(queries.Query(), 5) });
            Assert.True(rescored.Hits.Count == plain.Count && rescored.Hits.All(hit => plain[hit.DocId].Others == hit.Others), $"{query} {random.Explain}");
            Assert.True(rescored.Hits.All(hit => hit.IsRescored == hit.Rank <= 5 && hit.Score >= plain[hit.DocId].Score), $"{query} {random.Explain}");
        }
    }

    /// <summary>The clock is asked for each block and each segment: the last answers come in the second pass.</summary>
    [Fact]
    public void When_the_time_is_up_hits_have_the_scores_of_the_first_pass()
    {
        var random = TestRandom.Create();
        var queries = new RandomQueries(random);
        int late = 0;
        for (int i = 0; i < 100; i++)
        {
            using Snapshot snapshot = queries.SnapshotOf(queries.Docs(random.Next(1, 150)));
            (Query query, var rescoring) = (queries.Query(), new Rescoring(queries.Query(), 10));
            var options = new SearchOptions { Rescoring = rescoring, TimeLimit = TimeSpan.FromSeconds(random.Next(0, 15)) };
            SearchResults found = new Searcher(snapshot, null, new PassingClock()).Search(query, options);
            Assert.True(!found.IsPartial || found.Hits.All(hit => !hit.IsRescored), $"{query}, {rescoring} {random.Explain}");
            Assert.True(found.IsPartial || found.Hits.All(hit => hit.IsRescored), $"{query}, {rescoring} {random.Explain}");
            late += found.IsPartial && found.Hits.Count > 0 ? 1 : 0;
        }
        Assert.True(late > 0, random.Explain);
    }

    [Fact]
    public void The_tree_of_both_passes_gives_rescored_hits_the_same_floats()
    {
        var random = TestRandom.Create();
        var queries = new RandomQueries(random);
        for (int i = 0; i < 100; i++)
        {
            using Snapshot snapshot = queries.SnapshotOf(queries.Docs(random.Next(1, 150)));
            var ranked = new RankedQuery(queries.Query(), new Rescoring(queries.Query(), random.Next(1, 60)));
            SearchResults rescored = snapshot.Search(ranked, new SearchOptions { Take = 1000 });
            SearchResults ofTree = snapshot.Search(ranked.Tree, new SearchOptions { Take = 1000 });
            var scores = ofTree.Hits.ToDictionary(hit => hit.DocId, hit => hit.Score);
            string message = $"{ranked} {random.Explain}";
            Assert.True(rescored.Total == ofTree.Total, message);
            Assert.All(rescored.Hits.Where(hit => hit.IsRescored), hit => Assert.True(scores[hit.DocId] == hit.Score, $"document {hit.DocId}: {hit.Score}, not {scores[hit.DocId]}: {message}"));
        }
    }

    [Fact]
    public void A_window_holds_at_least_one_hit()
    {
        using Snapshot snapshot = new RandomQueries(TestRandom.Create()).SnapshotOf([]);
        var options = new SearchOptions { Rescoring = new Rescoring(new MatchAllDocsQuery(), 0) };
        Assert.Throws<ArgumentOutOfRangeException>(() => snapshot.Search(new MatchAllDocsQuery(), options));
    }
}
