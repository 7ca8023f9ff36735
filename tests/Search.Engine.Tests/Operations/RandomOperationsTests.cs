using System.Globalization;
using Search.Codecs.Commits;
using Search.Storage;
using Search.Testing;
using Xunit.Abstractions;

namespace Search.Engine.Tests.Operations;

/// <remarks>The environment variable <c>SEARCH_RANDOM_OPERATIONS</c> sets how many operations a run has at least.</remarks>
public class RandomOperationsTests(ITestOutputHelper output)
{
    private const int StepsPerIndex = 200;

    [Fact]
    public void An_index_is_at_all_times_what_a_list_would_be()
    {
        int seed = TestRandom.Create().Seed;
        long wanted = long.Parse(Environment.GetEnvironmentVariable("SEARCH_RANDOM_OPERATIONS") ?? "3000", CultureInfo.InvariantCulture);
        var counts = new OperationCounts();
        for (int round = 0; counts.Total < wanted; round++)
        {
            // A seed for each index, so that the last one alone can be had again.
            TestRandom random = TestRandom.WithSeed(seed + round);
            using var directory = new MemoryIndexDirectory();
            using (var operations = new RandomOperations(directory, random, counts))
            {
                operations.Run(StepsPerIndex);
            }
            Assert.True(IndexChecker.Check(directory).IsClean, random.Explain);
        }
        output.WriteLine($"{counts} (SEARCH_TEST_SEED={seed})");
        Assert.True(counts.SearchesWithHits >= counts.Total / 20, $"{counts}");
        Assert.True(counts.Reopenings >= counts.Total / 1000, $"{counts}");
    }

    [LuceneFact]
    public void CheckIndex_calls_what_random_operations_left_clean()
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        using (var directory = new FileIndexDirectory(folder))
        {
            using (var operations = new RandomOperations(directory, random))
            {
                operations.Run(300);
            }
            // When the last snapshot is closed and a writer has been there, nothing is left but the commit.
            SearchIndex.Open(directory).OpenWriter().Dispose();
            HashSet<string> files = CommitFiles.Of(SegmentInfosReader.ReadNewest(directory)!);
            Assert.Equal(files.Append("write.lock").Order(StringComparer.Ordinal), directory.ListFiles());
        }
        JavaLucene.CheckIndex(folder);
    }
}
