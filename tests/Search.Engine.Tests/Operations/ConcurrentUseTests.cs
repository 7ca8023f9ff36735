using System.Globalization;
using Search.Testing;

namespace Search.Engine.Tests.Operations;

/// <summary>Several threads write and search one index; a reader of its own, as another process would be, sees files come and go.</summary>
public class ConcurrentUseTests
{
    private const int Commits = 60;
    private const int Pairs = 20;

    private static Schema Schema => new Schema()
        .Keyword("id", new KeywordOptions { IsId = true })
        .Keyword("kind", new KeywordOptions { Stored = false })
        .Integer("round", new IntegerOptions { Stored = true });

    [Fact]
    public async Task Every_search_sees_whole_commits()
    {
        TestRandom random = TestRandom.Create();
        using var folder = new TempFolder();
        using SearchIndex index = SearchIndex.OpenOrCreate(folder, Schema);
        using IndexWriter writer = index.OpenWriter(new WriterOptions { SegmentsPerTier = 3 });
        writer.Commit();
        using var done = new CancellationTokenSource();
        int added = 0;
        Task[] others =
        [
            .. Enumerable.Range(0, 2).Select(_ => Task.Run(() =>
            {
                while (!done.IsCancellationRequested)
                {
                    writer.Add(Article("single " + Interlocked.Increment(ref added), "single", 0));
                    Thread.Sleep(1);
                }
            })),
            Task.Run(() => Read(index, done.Token, random.Explain)),
            Task.Run(() => Read(index, done.Token, random.Explain)),
            Task.Run(() =>
            {
                using SearchIndex own = SearchIndex.Open(folder);
                Read(own, done.Token, random.Explain);
            }),
        ];
        Task writing = Task.Run(() =>
        {
            for (int round = 0; round < Commits && !others.Any(task => task.IsFaulted); round++)
            {
                for (int i = random.Next(1, 6); i > 0; i--)
                {
                    int pair = random.Next(Pairs);
                    writer.Update(Article($"{pair} left", "pair", round));
                    writer.Update(Article($"{pair} right", "pair", round));
                }
                if (random.Chance(0.1))
                {
                    writer.ForceMerge();
                }
                writer.Commit();
            }
        });
        try
        {
            await writing;
        }
        finally
        {
            await done.CancelAsync();
            await Task.WhenAll(others);
        }
        writer.Commit();
        Assert.Equal(added, index.Search(new TermQuery("kind", "single")).Total);
        Assert.True(IndexChecker.Check(folder).IsClean, random.Explain);
    }

    private static void Read(SearchIndex index, CancellationToken done, string explain)
    {
        long singles = 0;
        while (!done.IsCancellationRequested)
        {
            using Snapshot snapshot = index.OpenSnapshot();
            IReadOnlyList<Hit> hits = snapshot.Search(new TermQuery("kind", "pair"), new SearchOptions { Take = 1000 }).Hits;
            var rounds = hits.ToDictionary(hit => hit.Document.Text("id")!, hit => (int)hit.Document["round"]!);
            for (int pair = 0; pair < Pairs; pair++)
            {
                int left = rounds.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"{pair} left"), -1);
                Assert.True(left == rounds.GetValueOrDefault(string.Create(CultureInfo.InvariantCulture, $"{pair} right"), -1), explain);
            }
            long now = snapshot.Search(new TermQuery("kind", "single"), new SearchOptions { Take = 0 }).Total;
            Assert.True(now >= singles, explain);
            singles = now;
        }
    }

    private static Document Article(string id, string kind, int round) => new() { ["id"] = id, ["kind"] = kind, ["round"] = round };
}
