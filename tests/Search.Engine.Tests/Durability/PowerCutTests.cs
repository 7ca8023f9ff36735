using System.Globalization;
using Search.Storage;
using Search.Testing;
using Xunit.Abstractions;

namespace Search.Engine.Tests.Durability;

/// <summary>The power goes at any moment of a writer's life. What was committed is there afterwards, all of it, and nothing of what was not.</summary>
/// <remarks>The environment variable <c>SEARCH_POWER_CUTS</c> sets at how many moments.</remarks>
public sealed class PowerCutTests(ITestOutputHelper output)
{
    private static readonly PowerCut[] Cuts = Enum.GetValues<PowerCut>();

    private static readonly int Moments = int.Parse(Environment.GetEnvironmentVariable("SEARCH_POWER_CUTS") ?? "80", CultureInfo.InvariantCulture);

    [Fact]
    public void Whenever_the_power_goes_the_last_commit_is_there()
    {
        TestRandom random = TestRandom.Create();
        using var recorded = new PowerCutDirectory();
        var run = new CommitRun(recorded, recorded, random);
        run.Run(200);
        int operations = recorded.Operations.Count;
        double share = (double)Moments / operations;
        var counts = new int[3];
        EachMoment(recorded.Operations, (disk, operation) =>
        {
            if (!random.Chance(share))
            {
                return null;
            }
            counts[0]++;
            foreach (PowerCut cut in Cuts)
            {
                MemoryIndexDirectory found = disk.After(cut, random);
                if (AfterCrash.Problem(found, run, run.At(operation)) is { } problem)
                {
                    return $"{cut}: {problem}";
                }
                counts[1]++;
                if (random.Chance(0.02) && ProblemOfSecondCut(found, run, run.At(operation), random, ref counts[2]) is { } second)
                {
                    return $"{cut}, then again: {second}";
                }
                if (AfterCrash.ProblemOfNextWriter(found, run) is { } next)
                {
                    return $"{cut}: {next}";
                }
            }
            return null;
        }, problem => Assert.Fail($"{problem} {random.Explain}"));
        output.WriteLine($"{run.Commits} commits, {run.Kills} killed processes, {operations} operations; cuts at {counts[0]} moments, {counts[1]} states, {counts[2]} second cuts");
        Assert.True(operations > 5000, $"only {operations} operations");
        Assert.True(run.Kills > 3, $"only {run.Kills} processes were killed {random.Explain}");
    }

    [Theory]
    [InlineData(Negligence.SegmentFiles)]
    [InlineData(Negligence.PendingCommit)]
    [InlineData(Negligence.FolderBeforeRename)]
    [InlineData(Negligence.FolderAfterRename)]
    [InlineData(Negligence.FolderAtOpening)]
    [InlineData(Negligence.RenameFirst)]
    public void With_any_one_step_left_out_something_is_lost(Negligence negligence)
    {
        TestRandom random = TestRandom.Create();
        using var recorded = new PowerCutDirectory();
        using var negligent = new NegligentDirectory(recorded, negligence);
        var run = new CommitRun(recorded, negligent, random) { KillChance = negligence == Negligence.FolderAtOpening ? 1 : 0 };
        run.Run(30);
        PowerCut[] cuts = negligence == Negligence.FolderAtOpening ? [PowerCut.Scattered] : Cuts;
        string? found = null;
        string? Lost(MemoryIndexDirectory left, int operation)
        {
            // What a writer found when it opened was acknowledged to nobody: its loss is none as long as what was is there.
            int round = negligence == Negligence.FolderAtOpening ? AfterCrash.RoundOf(left) ?? 0 : -1;
            return AfterCrash.Problem(left, run, round >= run.AcknowledgedAt(operation) ? (round, round) : run.At(operation));
        }

        EachMoment(
            recorded.Operations,
            (disk, operation) => cuts.Select(cut => Lost(disk.After(cut, random), operation)).FirstOrDefault(problem => problem != null),
            problem => found = problem);
        Assert.True(found != null, $"nothing is lost without {negligence} {random.Explain}");
        output.WriteLine(found);
    }

    [LuceneFact]
    public void CheckIndex_calls_what_a_power_cut_leaves_clean()
    {
        TestRandom random = TestRandom.Create();
        using var recorded = new PowerCutDirectory();
        var run = new CommitRun(recorded, recorded, random);
        run.Run(20);
        int operations = recorded.Operations.Count;
        HashSet<int> moments = [.. Enumerable.Range(0, Math.Max(1, Moments / 300)).Select(_ => random.Next(operations / 2, operations))];
        EachMoment(recorded.Operations, (disk, operation) =>
        {
            if (moments.Contains(operation))
            {
                using var folder = new TempFolder();
                MemoryIndexDirectory found = disk.After(random.Pick(Cuts), random);
                foreach (string name in found.ListFiles())
                {
                    File.WriteAllBytes(folder.File(name), found.Bytes(name));
                }
                JavaLucene.CheckIndex(folder);
            }
            return null;
        }, problem => Assert.Fail($"{problem} {random.Explain}"));
    }

    /// <summary>Brings a disk to each state that a run had, until something is wrong.</summary>
    private static void EachMoment(IReadOnlyList<DiskOperation> operations, Func<SimulatedDisk, int, string?> look, Action<string> tell)
    {
        var disk = new SimulatedDisk();
        for (int i = 0; i <= operations.Count; i++)
        {
            if (look(disk, i) is { } problem)
            {
                tell($"after {i} operations, before {(i < operations.Count ? operations[i] : "the end")}: {problem}");
                return;
            }
            if (i < operations.Count)
            {
                disk.Apply(operations[i]);
            }
        }
    }

    /// <summary>The power goes again while the next writer is at work.</summary>
    private static string? ProblemOfSecondCut(MemoryIndexDirectory found, CommitRun run, (int Made, int Begun) allowed, TestRandom random, ref int count)
    {
        using var recorded = new PowerCutDirectory(found);
        if (AfterCrash.ProblemOfNextWriter(recorded, run) is { } problem)
        {
            return problem;
        }
        var disk = new SimulatedDisk(found);
        foreach (DiskOperation operation in recorded.Operations)
        {
            MemoryIndexDirectory again = disk.After(random.Pick(Cuts), random);
            if (AfterCrash.Problem(again, run, allowed, mayHaveNew: true) is { } second)
            {
                return $"before {operation}: {second}";
            }
            count++;
            disk.Apply(operation);
        }
        return AfterCrash.HasNew(disk.After(PowerCut.Lost, random)) ? null : "what the next writer committed is lost";
    }
}
