using Search.Engine.Collecting;
using Search.Testing;

namespace Search.Engine.Tests.Scoring;

public class RandomSearchTests
{
    [Fact]
    public void EveryQueryFindsWhatANaiveSearchFinds()
    {
        var random = TestRandom.Create();
        var queries = new RandomQueries(random);
        for (int round = 0; round < 2; round++)
        {
            List<NaiveDoc> docs = queries.Docs(random.Next(1, 150));
            var naive = new NaiveSearch(docs);
            using Snapshot snapshot = queries.SnapshotOf(docs);
            for (int i = 0; i < 60; i++)
            {
                Query query = queries.Query();
                List<(int Doc, double Score)> expected = naive.Search(query);
                SearchResults found = new Searcher(snapshot, null).Search(query, new SearchOptions { Take = docs.Count });
                string message = $"{query} in {docs.Count} docs {random.Explain}";
                Assert.True(expected.Select(hit => hit.Doc).Order().SequenceEqual(found.Hits.Select(hit => hit.DocId).Order()), message);
                Assert.True(expected.Count == found.Total && found.TotalIsExact, message);
                var scores = expected.ToDictionary(hit => hit.Doc, hit => hit.Score);
                foreach (Hit hit in found.Hits)
                {
                    Assert.True(Math.Abs(scores[hit.DocId] - hit.Score) <= 1e-5 * (1 + scores[hit.DocId]), $"doc {hit.DocId}: {hit.Score}, not {scores[hit.DocId]}: {message}");
                }
                for (int j = 1; j < found.Hits.Count; j++)
                {
                    (Hit before, Hit hit) = (found.Hits[j - 1], found.Hits[j]);
                    Assert.True(before.Score > hit.Score || (before.Score == hit.Score && before.DocId < hit.DocId), message);
                }
            }
        }
    }

    [Fact]
    public void PassingOverHitsChangesNoneOfTheBest()
    {
        var random = TestRandom.Create();
        var queries = new RandomQueries(random);
        for (int round = 0; round < 2; round++)
        {
            List<NaiveDoc> docs = queries.Docs(random.Next(50, 150));
            using Snapshot snapshot = queries.SnapshotOf(docs);
            for (int i = 0; i < 60; i++)
            {
                Query query = queries.Query();
                int take = random.Next(1, 12);
                SearchResults all = new Searcher(snapshot, null).Search(query, new SearchOptions { Take = take });
                SearchResults some = new Searcher(snapshot, null).Search(query, new SearchOptions { Take = take, CountExactly = false });
                string message = $"{query}, {take} of {docs.Count} docs {random.Explain}";
                Assert.True(all.Hits.Select(hit => (hit.DocId, hit.Score)).SequenceEqual(some.Hits.Select(hit => (hit.DocId, hit.Score))), message);
                Assert.True(some.TotalIsExact ? some.Total == all.Total : some.Total <= all.Total, message);
            }
        }
    }

    [Fact]
    public void PagesFiltersAndCountsAgreeWithTheWholeAnswer()
    {
        var random = TestRandom.Create();
        var queries = new RandomQueries(random);
        List<NaiveDoc> docs = queries.Docs(100);
        using Snapshot snapshot = queries.SnapshotOf(docs);
        var naive = new NaiveSearch(docs);
        for (int i = 0; i < 60; i++)
        {
            Query query = queries.Query();
            Query filter = queries.Query(1);
            var both = new BooleanQuery(new BooleanClause(query, Occur.Must), new BooleanClause(filter, Occur.Filter));
            string message = $"{query} with {filter} {random.Explain}";
            SearchResults whole = new Searcher(snapshot, null).Search(both, new SearchOptions { Take = 1000 });
            SearchResults page = new Searcher(snapshot, null).Search(query, new SearchOptions { Take = 7, Skip = 5, Filters = [filter] });
            Assert.True(naive.Search(both).Count == whole.Total, message);
            Assert.True(whole.Hits.Skip(5).Take(7).Select(hit => (hit.DocId, hit.Score, hit.Rank)).SequenceEqual(page.Hits.Select(hit => (hit.DocId, hit.Score, hit.Rank))), message);
            Assert.True(page.Total == whole.Total, message);
            Assert.True(new Searcher(snapshot, null).Search(both, new SearchOptions { Take = 0 }).Total == whole.Total, message);
            Assert.Same(query, page.Query);
        }
    }

    [Fact]
    public void SortsByAFieldWithMissingValuesLastAndScoresAsByRelevance()
    {
        var random = TestRandom.Create();
        var queries = new RandomQueries(random);
        List<NaiveDoc> docs = queries.Docs(100);
        using Snapshot snapshot = queries.SnapshotOf(docs);
        for (int i = 0; i < 50; i++)
        {
            Query query = queries.Query();
            string message = $"{query} {random.Explain}";
            SearchResults byScore = new Searcher(snapshot, null).Search(query, new SearchOptions { Take = 1000 });
            var scores = byScore.Hits.ToDictionary(hit => hit.DocId, hit => hit.Score);
            foreach (Sort sort in new[] { Sort.Newest("year"), Sort.Oldest("year") })
            {
                int take = random.Next(1, 120);
                SearchResults sorted = new Searcher(snapshot, null).Search(query, new SearchOptions { Take = take, Sort = sort });
                long KeyOf(int doc) => docs[doc].Year is { } year ? sort.Descending ? -year : year : long.MaxValue;
                int[] expected = [.. scores.Keys.OrderBy(KeyOf).ThenBy(doc => doc).Take(take)];
                Assert.True(expected.SequenceEqual(sorted.Hits.Select(hit => hit.DocId)), message);
                Assert.True(sorted.Hits.All(hit => hit.Score == scores[hit.DocId] && hit.SortValue == docs[hit.DocId].Year), message);
            }
        }
    }

    [Fact]
    public void ACancelledSearchEnds()
    {
        var queries = new RandomQueries(TestRandom.WithSeed(1));
        using Snapshot snapshot = queries.SnapshotOf(queries.Docs(10));
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => new Searcher(snapshot, null).Search(new MatchAllDocsQuery(), new SearchOptions { Cancellation = source.Token }));
    }
}
