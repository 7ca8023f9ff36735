using Search.Engine.Collecting;
using Search.Engine.Snapshots;
using Search.Engine.Tests.Scoring;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Collecting;

/// <summary>What filters found is remembered, and nobody sees a difference.</summary>
public class FilterCacheTests
{
    [Fact]
    public void Answers_are_the_same_however_often_a_filter_was_asked()
    {
        var random = TestRandom.Create();
        var queries = new RandomQueries(random);
        long kept = 0;
        for (int round = 0; round < 10; round++)
        {
            var cache = new FilterCache(random.Next(100, 1500), minDocs: 1);
            using Snapshot plain = queries.SnapshotOf(queries.Docs(random.Next(1, 300)));
            using var remembering = new Snapshot(plain.Commit, [.. plain.Segments.Select(segment => segment with { Filters = cache })], () => { });
            Query[] filters = [.. Enumerable.Range(0, 6).Select(_ => queries.Query(1))];
            for (int i = 0; i < 40; i++)
            {
                var options = new SearchOptions
                {
                    Take = random.Next(0, 20),
                    Filters = random.Chance(0.5) ? [random.Pick(filters)] : [random.Pick(filters), random.Pick(filters)],
                    Sort = random.Pick([Sort.Relevance, Sort.Newest("year")]),
                    CountExactly = random.Chance(0.5),
                };
                Query query = queries.Query(2);
                SearchResults expected = new Searcher(plain, null).Search(query, options);
                SearchResults found = new Searcher(remembering, null).Search(query, options);
                string message = $"{query} with {string.Join(" and ", options.Filters)} {random.Explain}";
                Assert.True(expected.Hits.Select(hit => (hit.DocId, hit.Score)).SequenceEqual(found.Hits.Select(hit => (hit.DocId, hit.Score))), message);
                Assert.True(expected.Total == found.Total || !options.CountExactly, message);
                kept += cache.Bytes;
            }
            foreach (SegmentView segment in plain.Segments)
            {
                cache.Forget(segment.Reader);
            }
            Assert.Equal(0, cache.Bytes);
        }
        Assert.True(kept > 0, random.Explain);
    }

    [Fact]
    public void The_memory_is_limited_and_what_was_not_used_goes_first()
    {
        using Snapshot snapshot = new RandomQueries(TestRandom.WithSeed(3)).SnapshotOf(new RandomQueries(TestRandom.WithSeed(4)).Docs(100));
        SegmentView segment = snapshot.Segments.MaxBy(each => each.MaxDoc)!;
        int bytes = (segment.MaxDoc + 63) / 64 * 8;
        var cache = new FilterCache(bytes * 4, minDocs: 1);
        Query[] filters = [.. Enumerable.Range(0, 5).Select(i => new PrefixQuery("text", $"{i}"))];
        foreach (Query filter in filters[..4])
        {
            cache.Keep(segment, filter, new BitSet(segment.MaxDoc), 0);
        }
        Assert.NotNull(cache.Find(segment, filters[0]));
        cache.Keep(segment, filters[4], new BitSet(segment.MaxDoc), 0);
        Assert.Equal([true, false, true, true, true], filters.Select(filter => cache.Find(segment, filter) != null));
        Assert.Equal(bytes * 4, cache.Bytes);
        Assert.False(cache.IsAskedAgain(filters[0]));
        Assert.True(cache.IsAskedAgain(new PrefixQuery("text", "0")));
    }

    [Fact]
    public void A_closed_segment_leaves_nothing()
    {
        using var folder = new TempFolder();
        using SearchIndex index = SearchIndex.OpenOrCreate(folder, new Schema().Text("body").Integer("year", new IntegerOptions { Point = true }));
        using IndexWriter writer = index.OpenWriter();
        void Add(int count)
        {
            for (int i = 0; i < count; i++)
            {
                writer.Add(new Document { ["body"] = "rain", ["year"] = 2000 + i % 30 });
            }
            writer.Commit();
        }
        Add(12_000);
        var options = new SearchOptions { Filters = [PointRangeQuery.OfInts("year", 2003, 2012)] };
        FilterCache cache;
        using (Snapshot snapshot = index.OpenSnapshot())
        {
            cache = snapshot.Segments[0].Filters!;
        }
        for (int i = 0; i < 3; i++)
        {
            Assert.Equal(4_000, index.Search(new TermQuery("body", "rain"), options).Total);
        }
        Assert.True(cache.Bytes > 0);
        writer.Delete(new NumericRangeQuery("year", 2003, 2003));
        writer.Commit();
        Assert.Equal(3_600, index.Search(new TermQuery("body", "rain"), options).Total);
        writer.ForceMerge();
        writer.Commit();
        Assert.Equal(3_600, index.Search(new TermQuery("body", "rain"), options).Total);
        Assert.True(cache.Bytes <= 12_000 / 8 + 8);
    }
}
