using System.Text.RegularExpressions;
using Search.Testing;

namespace Search.Cli.Tests;

/// <summary>The README's session is what the program prints.</summary>
public sealed partial class ReadmeSessionTests(SeedsIndex seeds) : IClassFixture<SeedsIndex>
{
    [Fact]
    public void The_session_is_as_it_really_looks() => Assert.Equal(Session(1, "-n 2"), Answer("-n", "2"));

    [Fact]
    public void The_explanation_is_as_it_really_looks() =>
        Assert.Equal(Session(2, "-n 1 --explain --ranking bm25"), Answer("-n", "1", "--explain", "--ranking", "bm25"));

    [Fact]
    public void The_proposal_is_as_it_really_looks()
    {
        string session = File.ReadAllText(Path.Combine(TestData.Root, "README.md")).Split("```console\n")[3].Split("```")[0];
        CliRun run = seeds.Run("query", "putin bejing", "--count");
        Assert.Equal(session, "$ search query 'putin bejing' --count\n" + run.Error + run.Out);
    }

    [Fact]
    public void The_counts_are_as_they_really_look()
    {
        string session = File.ReadAllText(Path.Combine(TestData.Root, "README.md")).Split("```console\n")[4].Split("```")[0];
        CliRun run = seeds.Run("query", "putin", "-n", "0", "--facet", "month", "--facet", "year=2022");
        Assert.Equal(session, "$ search query putin -n 0 --facet month --facet year=2022\n" + Time().Replace(run.Out, "(N ms)"));
    }

    [Fact]
    public void Every_command_of_the_program_is_in_the_table()
    {
        string readme = File.ReadAllText(Path.Combine(TestData.Root, "README.md"));
        string help = CliRun.Of("--help").Out;
        string[] commands = [.. help.Split("Commands:\n")[1].Split("\n\n")[0].Split('\n').Select(line => line.Trim().Split(' ')[0])];
        Assert.Contains("index", commands);
        Assert.All(commands, command => Assert.Contains($"| `search {command}", readme, StringComparison.Ordinal));
    }

    /// <summary>What stands below the command line of a session.</summary>
    private static string Session(int number, string options)
    {
        string readme = File.ReadAllText(Path.Combine(TestData.Root, "README.md"));
        string session = readme.Split("```console\n")[number].Split("```")[0];
        int end = session.IndexOf('\n', StringComparison.Ordinal);
        Assert.Equal($"$ search query '\"no limits\" xi' {options}", session[..end]);
        return session[(end + 1)..];
    }

    private string Answer(params string[] options) => Time().Replace(seeds.Run("query", ["\"no limits\" xi", .. options]).Out, "(N ms)");

    [GeneratedRegex(@"\([\d.]+ ms\)")]
    private static partial Regex Time();
}
