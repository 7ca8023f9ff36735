using Search.Testing;

namespace Search.Benchmarks.Tests;

/// <summary>The whole commands, small: drivers run as processes of their own.</summary>
public sealed class CommandTests
{
    [Fact]
    public void This_engine_runs_alone_where_no_other_is() => Assert.Contains("| term_high |", Compare("none"), StringComparison.Ordinal);

    [LuceneFact]
    public void Its_answers_are_those_of_Lucene() =>
        Assert.Contains(
            "Search against Lucene 8.8.1, hits, scores, documents and years: 0 differences.",
            Compare("lucene8"),
            StringComparison.Ordinal);

    [Fact]
    public void A_curve_has_a_column_for_each_size()
    {
        using var folder = new TempFolder();
        Peers.Finished finished = new Peers.Command(
            "dotnet", typeof(Arguments).Assembly.Location, "curve", "--sizes", "600,300", "--per", "1", "--repeat", "1", "--warm", "0",
            "--base", "none", "--peers", "none", "--work", Path.Combine(folder, "work")).Run();
        Assert.Contains("| Ten best, microseconds | Search, 300 | Search, 600 | Search, steepness |", finished.Output, StringComparison.Ordinal);
        Assert.Equal(2, finished.Output.Split('\n').Count(line => line.StartsWith("| facet_year | ", StringComparison.Ordinal)));
    }

    private static string Compare(string peers)
    {
        using var folder = new TempFolder();
        int seed = TestRandom.Create().Next();
        string work = Path.Combine(folder, "work");
        string program = typeof(Arguments).Assembly.Location;
        Peers.Finished finished = new Peers.Command(
            "dotnet", program, "compare", "--docs", "500", "--per", "2", "--repeat", "1", "--warm", "0", "--qps", "0", "--full", "0", "--starts", "1",
            "--base", "none", "--peers", peers, "--seed", $"{seed}", "--work", work).Run();
        Assert.Contains($"seed {seed}.", finished.Output, StringComparison.Ordinal);
        Assert.False(Directory.Exists(work));
        return finished.Output;
    }
}
