using Search.Benchmarks.Corpora;
using Search.Engine;
using Search.Storage;
using Search.Testing;

namespace Search.Benchmarks.Tests;

/// <summary>
/// What a warm query allocates on the thread that asks it, by kind: the ten best of one segment, with and without an exact count, no document
/// loaded. The bounds are a
/// quarter above what was seen when they were set: who lowers the one lowers the other.
/// </summary>
public sealed class QueryAllocationTests(QueryAllocationTests.Articles articles) : IClassFixture<QueryAllocationTests.Articles>
{
    private const int Warm = 5;

    [Theory]
    [InlineData("term_high", 15_000)]
    [InlineData("term_med", 15_000)]
    [InlineData("term_low", 14_000)]
    [InlineData("and2_high", 39_000)]
    [InlineData("and2_mix", 34_000)]
    [InlineData("and3", 46_000)]
    [InlineData("or2_high", 85_000)]
    [InlineData("or2_mix", 89_000)]
    [InlineData("or3", 89_000)]
    [InlineData("or_many", 111_000)]
    [InlineData("phrase2", 70_000)]
    [InlineData("phrase3", 80_000)]
    [InlineData("sloppy", 64_000)]
    [InlineData("prefix", 39_000)]
    [InlineData("wildcard", 64_000)]
    [InlineData("fuzzy1", 87_000)]
    [InlineData("fuzzy2", 96_000)]
    [InlineData("filter_year", 43_000)]
    [InlineData("facet_year", 100_000)]
    public void A_warm_query_allocates_no_more_than_its_kind_may(string category, int most)
    {
        string[] queries = articles.QueriesOf(category);
        Assert.NotEmpty(queries);
        foreach (string text in queries)
        {
            BenchQuery query = BenchQuery.Parse(category, text);
            foreach (bool exact in new[] { false, true })
            {
                long allocated = Allocated(query, exact);
                Assert.True(allocated <= most, $"{text}, exact count {exact}: {allocated} bytes, at most {most}");
            }
        }
    }

    private long Allocated(BenchQuery query, bool exact)
    {
        var options = new SearchOptions { Take = 10, CountExactly = exact, Facets = query.Facets, Fields = [] };
        long allocated = 0;
        for (int i = 0; i <= Warm; i++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            articles.Snapshot.Search(query.Query, options);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }
        return allocated;
    }

    /// <summary>3,000 articles, always the same, in memory.</summary>
    public sealed class Articles : IDisposable
    {
        private const int Seed = 1;

        private readonly MemoryIndexDirectory _directory = new();
        private readonly SearchIndex _index;
        private readonly string[] _queries;

        public Articles()
        {
            using var folder = new TempFolder();
            TestSet set = TestSet.Create(folder, InventedTexts.Create(Seed), 3_000, 5, Seed);
            _queries = File.ReadAllLines(set.Queries);
            _index = SearchIndex.OpenOrCreate(_directory, BenchSchema.Create());
            using (IndexWriter writer = _index.OpenWriter())
            using (FileStream file = File.OpenRead(set.Corpus))
            {
                var corpus = new Corpus(file);
                while (corpus.ReadLines())
                {
                    while (corpus.Next() is { } article)
                    {
                        writer.Add(article);
                    }
                }
                writer.ForceMerge(1);
                writer.Commit();
            }
            Snapshot = _index.OpenSnapshot();
        }

        public Snapshot Snapshot { get; }

        public string[] QueriesOf(string category) =>
            [.. _queries.Select(line => line.Split('\t')).Where(parts => parts[0] == category).Select(parts => parts[1])];

        public void Dispose()
        {
            Snapshot.Dispose();
            _index.Dispose();
        }
    }
}
