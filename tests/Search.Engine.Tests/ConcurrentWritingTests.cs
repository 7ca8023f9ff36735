using System.Collections.Concurrent;
using System.Globalization;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests;

/// <summary>Several threads add, replace and delete while others commit, search and merge.</summary>
public sealed class ConcurrentWritingTests
{
    private const int Threads = 4;

    private static Schema Schema => new Schema().Keyword("id", new() { IsId = true }).Text("body", new() { Offsets = false }).Integer("turn");

    [Fact]
    public void All_that_threads_add_is_there_once()
    {
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema);
        using (IndexWriter writer = index.OpenWriter(new() { MemoryMegabytes = 2, SegmentsPerTier = 3, MergeThreads = 2 }))
        {
            Run(Threads, thread =>
            {
                for (int i = 0; i < 3000; i++)
                {
                    writer.Add(Article($"{thread}/{i}", i, $"word{i % 100} of thread{thread} x{thread}y{i} z{i * 7919}"));
                }
            });
            writer.WaitForMerges();
            writer.Commit();
        }
        Assert.True(IndexChecker.Check(directory).IsClean);
        using Snapshot snapshot = index.OpenSnapshot();
        Assert.Equal(Threads * 3000, snapshot.DocCount);
        Assert.Equal(Threads * 3000, snapshot.MaxDoc);
        for (int thread = 0; thread < Threads; thread++)
        {
            Assert.Equal(3000, snapshot.Search(new TermQuery("body", $"thread{thread}")).Total);
        }
    }

    [Fact]
    public async Task Of_one_id_there_is_never_more_than_one_nor_less()
    {
        TestRandom random = TestRandom.Create();
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema);
        const int ids = 40;
        using IndexWriter writer = index.OpenWriter(new() { MemoryMegabytes = 1, SegmentsPerTier = 2 });
        for (int i = 0; i < ids; i++)
        {
            writer.Update(Article(Name(i), 0, "first"));
        }
        writer.Commit();
        using var stop = new CancellationTokenSource();
        int seed = random.Next(1 << 20);
        Task<string> watcher = Task.Run(() => Watch(index, writer, ids, stop.Token));
        Run(Threads, thread =>
        {
            var own = new Random(seed + thread);
            for (int i = 0; i < 4000; i++)
            {
                writer.Update(Article(Name(own.Next(ids)), i, $"turn{i} of thread{thread} x{thread}y{i}z"));
                if (own.Next(200) == 0)
                {
                    writer.Commit();
                }
                else if (own.Next(200) == 0)
                {
                    writer.Flush();
                }
            }
        });
        await stop.CancelAsync();
        Assert.Equal("", await watcher);
        writer.WaitForMerges();
        writer.Commit();
        Assert.Equal("", Problem(index.OpenSnapshot(), ids));
        Assert.True(IndexChecker.Check(directory).IsClean, random.Explain);
    }

    [Fact]
    public void What_was_deleted_stays_deleted_whatever_is_merged_meanwhile()
    {
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema);
        using IndexWriter writer = index.OpenWriter(new() { MemoryMegabytes = 1, SegmentsPerTier = 2, MergeThreads = 3 });
        var deleted = new ConcurrentBag<string>();
        Run(Threads, thread =>
        {
            for (int i = 0; i < 2000; i++)
            {
                string id = $"{thread}/{i}";
                writer.Add(Article(id, i, $"x{thread}y{i} z{i} a{i * 3} b{i * 5}"));
                if (i % 3 == 0)
                {
                    writer.Delete(id);
                    deleted.Add(id);
                }
                if (i % 250 == 249)
                {
                    writer.Flush();
                }
            }
        });
        writer.ForceMerge();
        writer.Commit();
        using Snapshot snapshot = index.OpenSnapshot();
        Assert.Equal((1, Threads * 2000 - deleted.Count), (snapshot.SegmentCount, snapshot.DocCount));
        var lookup = new DocumentLookup(snapshot, "id");
        Assert.All(deleted, id => Assert.Null(lookup.Find(id)));
    }

    [Fact]
    public void A_query_deletes_what_was_added_before_it_and_nothing_after()
    {
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema);
        using IndexWriter writer = index.OpenWriter(new() { MemoryMegabytes = 1, SegmentsPerTier = 2 });
        const int rounds = 15;
        Run(Threads, thread =>
        {
            for (int round = 0; round < rounds; round++)
            {
                Query mine = new BooleanQuery([new(new TermQuery("body", $"t{thread}r{round}"), Occur.Must), new(new TermQuery("body", "drop"), Occur.Must)]);
                for (int i = 0; i < 20; i++)
                {
                    writer.Update(Article($"{thread}/{round}/{i}", i, $"t{thread}r{round} {(i % 4 == 0 ? "keep" : "drop")} a{i * 31} b{round * 7 + i}"));
                    if (i == 10)
                    {
                        writer.Flush();
                    }
                }
                Assert.Equal(15, writer.Delete(mine));
                Assert.Equal(0, writer.Delete(mine));
                writer.Add(Article($"{thread}/{round}/late", round, $"t{thread}r{round} drop last"));
                if (round % 5 == thread)
                {
                    writer.Commit();
                }
            }
        });
        writer.WaitForMerges();
        writer.Commit();
        using Snapshot snapshot = index.OpenSnapshot();
        Assert.Equal(Threads * rounds * 6, snapshot.DocCount);
        Assert.Equal(Threads * rounds, snapshot.Search(new TermQuery("body", "last")).Total);
        Assert.Equal(Threads * rounds, snapshot.Search(new TermQuery("body", "drop")).Total);
        Assert.Equal(Threads * rounds * 5, snapshot.Search(new TermQuery("body", "keep")).Total);
        Assert.True(IndexChecker.Check(directory).IsClean);
    }

    [Fact]
    public void A_query_that_cannot_be_asked_deletes_nothing_and_harms_nothing()
    {
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema);
        using IndexWriter writer = index.OpenWriter();
        writer.Add(Article("a", 1, "rain"));
        Assert.Throws<InvalidOperationException>(() => writer.Delete(new PhraseQuery("id", "a", "a")));
        Assert.Equal(0, writer.Delete(new MatchNoDocsQuery("")));
        writer.Add(Article("b", 2, "rain"));
        writer.Commit();
        Assert.Equal(2, index.Search(new TermQuery("body", "rain")).Total);
        Assert.Equal(2, writer.Delete(new MatchAllDocsQuery()));
        Assert.Equal(2, index.Search(new TermQuery("body", "rain")).Total);
        writer.Commit();
        Assert.Equal(0, index.Search(new TermQuery("body", "rain")).Total);
    }

    [Fact]
    public void Memory_stays_within_the_budget()
    {
        using var directory = new MemoryIndexDirectory();
        using SearchIndex index = SearchIndex.OpenOrCreate(directory, Schema);
        using IndexWriter writer = index.OpenWriter(new() { MemoryMegabytes = 4, SegmentsPerTier = int.MaxValue });
        long most = 0;
        Run(Threads, thread =>
        {
            for (int i = 0; i < 4000; i++)
            {
                writer.Add(Article($"{thread}/{i}", i, string.Join(' ', Enumerable.Range(i, 20).Select(n => $"w{thread}x{n * 31}"))));
                long now = writer.MemoryUsed;
                InterlockedMax(ref most, now);
            }
        });
        writer.Commit();
        Assert.InRange(most, 2 << 20, (long)(4.4 * (1 << 20)) + (Threads << 18));
        Assert.True(index.OpenSnapshot().SegmentCount > 2);
        Assert.Equal(0, writer.MemoryUsed);
    }

    private static void InterlockedMax(ref long most, long now)
    {
        for (long seen = Volatile.Read(ref most); now > seen; seen = Volatile.Read(ref most))
        {
            Interlocked.CompareExchange(ref most, now, seen);
        }
    }

    private static string Watch(SearchIndex index, IndexWriter writer, int ids, CancellationToken stop)
    {
        while (!stop.IsCancellationRequested)
        {
            using Snapshot committed = index.OpenSnapshot();
            using Snapshot current = writer.OpenSnapshot();
            string problem = Problem(committed, ids) + Problem(current, ids);
            if (problem.Length > 0)
            {
                return problem;
            }
        }
        return "";
    }

    private static string Problem(Snapshot snapshot, int ids)
    {
        for (int i = 0; i < ids; i++)
        {
            long count = snapshot.Search(new TermQuery("id", Name(i)), new() { Take = 0 }).Total;
            if (count != 1)
            {
                return $"{count} documents of {Name(i)} in generation with {snapshot.SegmentCount} segments; ";
            }
        }
        return "";
    }

    private static string Name(int i) => "article " + i.ToString(CultureInfo.InvariantCulture);

    private static Document Article(string id, int turn, string body) => new() { ["id"] = id, ["body"] = body, ["turn"] = turn };

    private static void Run(int count, Action<int> work)
    {
        var failures = new ConcurrentQueue<Exception>();
        var threads = new Thread[count];
        for (int i = 0; i < count; i++)
        {
            int thread = i;
            threads[i] = new Thread(() =>
            {
                try
                {
                    work(thread);
                }
                catch (Exception error)
                {
                    failures.Enqueue(error);
                }
            });
            threads[i].Start();
        }
        Array.ForEach(threads, thread => thread.Join());
        Assert.Empty(failures);
    }
}
