using System.Globalization;
using Search.CrashWriter;
using Search.Testing;
using Xunit.Abstractions;

namespace Search.Engine.Tests.Durability;

/// <summary>A process that writes with several threads and merges in the background is killed at any moment, again and again: all that it said to be committed is there.</summary>
/// <remarks>The environment variable <c>SEARCH_KILLS</c> sets how often.</remarks>
public sealed class KilledProcessTests(ITestOutputHelper output)
{
    private const int Threads = 3;
    private const int KillsPerIndex = 30;
    private const int MostStepsWithoutTrace = 100;

    [Fact]
    public void What_was_acknowledged_survives_the_death_of_the_process()
    {
        TestRandom random = TestRandom.Create();
        int kills = int.Parse(Environment.GetEnvironmentVariable("SEARCH_KILLS") ?? "20", CultureInfo.InvariantCulture);
        long acknowledged = 0;
        long unacknowledged = 0;
        int withPending = 0;
        for (int done = 0; done < kills; done += KillsPerIndex)
        {
            using var folder = new TempFolder();
            var expected = new Dictionary<string, Dictionary<string, int>>();
            for (int cycle = done; cycle < Math.Min(kills, done + KillsPerIndex); cycle++)
            {
                string when = $"cycle {cycle} {random.Explain}";
                int[] steps = CrashProcess.RunAndKill(
                    folder.File("index"), cycle, Threads, random.Chance(0.1) ? 1 : random.Next(2, 6), TimeSpan.FromMilliseconds(random.Next(150)));
                withPending += Directory.GetFiles(folder.File("index"), "pending_segments_*").Length;
                using SearchIndex index = SearchIndex.OpenOrCreate(folder.File("index"), CrashScript.Schema, new OpenOptions { Verify = true });
                using Snapshot snapshot = index.OpenSnapshot();
                if (snapshot.SegmentCount > 0)
                {
                    CheckReport check = IndexChecker.Check(folder.File("index"));
                    Assert.True(check.IsClean, $"{string.Join('\n', check.Problems)} {when}");
                }
                for (int thread = 0; thread < Threads; thread++)
                {
                    Dictionary<string, int> found = Documents(snapshot, CrashScript.OwnerOf(cycle, thread));
                    int? reached = Reached(cycle, thread, steps[thread], found);
                    Assert.True(reached != null, $"of thread {thread} {steps[thread]} steps were acknowledged; {found.Count} documents are those after no step: {when}");
                    acknowledged += steps[thread];
                    unacknowledged += reached.Value - steps[thread];
                    expected.Add(CrashScript.OwnerOf(cycle, thread), found);
                }
                // Those of processes that were killed earlier have not changed.
                Assert.True(snapshot.DocCount == expected.Values.Sum(documents => documents.Count), when);
                string owner = random.Pick([.. expected.Keys]);
                Assert.True(Same(expected[owner], Documents(snapshot, owner)), $"{owner}: {when}");
            }
        }
        output.WriteLine(
            $"{kills} kills, {acknowledged} acknowledged steps, {unacknowledged} more were there; {withPending} times a commit was between its phases (SEARCH_TEST_SEED={random.Seed})");
        Assert.True(acknowledged > kills, "next to nothing was acknowledged");
    }

    /// <summary>How many steps of a thread lead to these documents: as many as were acknowledged, or more. Null: none do.</summary>
    /// <remarks>
    /// Of steps that nobody acknowledged some may be in the commit and leave no document: what one of them put in the place of another may be deleted by the next. Most add
    /// a document that stays, so there are never many such steps in a row.
    /// </remarks>
    private static int? Reached(int cycle, int thread, int acknowledged, Dictionary<string, int> found)
    {
        var script = new CrashScript(cycle, thread);
        var documents = new Dictionary<string, int>();
        int least = Math.Max(acknowledged, found.Values.DefaultIfEmpty(-1).Max() + 1);
        for (int step = 0; step <= least + MostStepsWithoutTrace; step++)
        {
            if (step >= least && Same(documents, found))
            {
                return step;
            }
            (string id, Document? document) = script.Next();
            documents.Remove(id);
            if (document != null)
            {
                documents.Add(id, step);
            }
        }
        return null;
    }

    /// <summary>The documents of a thread: the step that wrote each, by its id.</summary>
    private static Dictionary<string, int> Documents(Snapshot snapshot, string owner) => snapshot
        .Search(new TermQuery("owner", owner), new() { Take = int.MaxValue, Fields = ["id", "step"] })
        .Hits.ToDictionary(hit => hit.Document.Text("id")!, hit => (int)hit.Document["step"]!);

    private static bool Same(Dictionary<string, int> a, Dictionary<string, int> b) =>
        a.Count == b.Count && a.All(pair => b.TryGetValue(pair.Key, out int step) && step == pair.Value);
}
