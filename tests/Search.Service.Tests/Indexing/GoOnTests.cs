using Search.Ingest;
using Search.Service.Answers;
using Search.Service.Indexing;
using Search.Testing;

namespace Search.Service.Tests.Indexing;

/// <summary>A run that was stopped, wherever that was, is made whole by the next one: nothing twice, nothing lost.</summary>
public sealed class GoOnTests
{
    [Fact]
    public void Runs_that_are_stopped_again_and_again_come_to_the_whole()
    {
        TestRandom random = TestRandom.Create();
        using var archive = new TestArchive();
        string[] ids = [.. Enumerable.Range(0, 400).Select(i => $"a{i:D3}")];
        archive.Write("in/a.jsonl", string.Concat(ids.Select(id => $"{{\"id\":\"{id}\",\"body\":\"The article {id}.\"}}\n")));
        archive.Write("in/b.txt", "Rain fell on the town.");
        long before = 0;
        int stops = 0;
        for (bool isStopped = true; isStopped;)
        {
            Assert.True(stops < 100, $"no run comes to its end {random.Explain}");
            using var source = new CancellationTokenSource();
            // Later with each run, so that they come to an end.
            int left = stops * 40 + random.Next(80);
            var observer = new RecordingObserver { OnProgress = _ => Stop() };
            var options = new IndexingOptions { CommitInterval = random.Chance(0.3) ? TimeSpan.FromMilliseconds(1) : TimeSpan.FromMinutes(1), Threads = random.Next(1, 4), PruneUnder = [archive.Folder("in")] };
            IndexingReport report = archive.Add(options, new ArticleSource().Read(archive.Folder("in")), observer, source.Token);
            Assert.Equal((0L, 0L, 0L), (report.Updated, report.Rejected, report.Pruned));
            // What earlier runs wrote is met again, unchanged, as far as this one came.
            Assert.Equal(Math.Min(before, report.Read), report.Unchanged);
            before += report.Added;
            Assert.Equal(before, archive.Search("").Total);
            isStopped = report.Interrupted;
            stops++;

            void Stop()
            {
                if (left-- <= 0)
                {
                    source.Cancel();
                }
            }
        }
        Assert.True(stops > 1, $"no run was stopped {random.Explain}");
        Assert.Equal([.. ids, "b.txt"], archive.Ids());
        Assert.Equal(401, archive.Add(archive.Folder("in")).Report.Unchanged);
    }
}
