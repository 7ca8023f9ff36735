using System.Globalization;
using Search.Testing;
using Xunit.Abstractions;

namespace Search.Ingest.Tests.Formats;

/// <summary>
/// Damaged inputs of all formats (<c>SEARCH_MUTATED_INPUTS</c> sets how many): each gives articles or reasons, in little memory, and comes to an end; never
/// an exception.
/// </summary>
public sealed class MutatedInputsTests(ITestOutputHelper output)
{
    private const int MostAllocated = 128 << 20;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task EachGivesArticlesOrReasons()
    {
        TestRandom random = TestRandom.Create();
        int rounds = int.Parse(Environment.GetEnvironmentVariable("SEARCH_MUTATED_INPUTS") ?? "2000", CultureInfo.InvariantCulture);
        (string Name, byte[] Content)[] seeds = Mutations.Seeds();
        using var folder = new TempFolder();
        foreach ((string name, byte[] content) in seeds)
        {
            Assert.True(Read(folder, name, content).Articles > 0, name);
        }
        int withArticle = 0;
        for (int round = 0; round < rounds; round++)
        {
            (string name, byte[] content) = seeds[round % seeds.Length];
            byte[] mutated = Mutations.Mutate(content, random.Pick(seeds).Content, random);
            string what = $"{name}, round {round} {random.Explain}";
            Task<(int Articles, int Results, long Allocated)> work = Task.Run(() => Read(folder, name, mutated));
            Assert.True(await Task.WhenAny(work, Task.Delay(Patience)) == work, $"{what}: does not come to an end");
            try
            {
                (int articles, int results, long allocated) = await work;
                withArticle += articles > 0 ? 1 : 0;
                // What is left of a crawl may be requests only, of a table its header.
                Assert.True(results > 0 || !name.EndsWith(".txt", StringComparison.Ordinal), $"{what}: neither an article nor a reason");
                Assert.True(allocated < MostAllocated, $"{what}: {allocated} bytes were allocated");
            }
            catch (Exception e) when (e is not Xunit.Sdk.XunitException)
            {
                throw new InvalidOperationException($"{what}: {e.GetType().Name} escaped", e);
            }
        }
        output.WriteLine($"{withArticle} of {rounds} gave an article");
        Assert.True(withArticle * 3 > rounds, $"only {withArticle} of {rounds} gave an article {random.Explain}");
    }

    private static (int Articles, int Results, long Allocated) Read(TempFolder folder, string name, byte[] content)
    {
        File.WriteAllBytes(folder.File(name), content);
        long before = GC.GetAllocatedBytesForCurrentThread();
        (int articles, int results) = (0, 0);
        foreach (ReadResult result in new ArticleSource().Read(folder.File(name)))
        {
            articles += result.Article != null ? 1 : 0;
            results++;
        }
        return (articles, results, GC.GetAllocatedBytesForCurrentThread() - before);
    }
}
