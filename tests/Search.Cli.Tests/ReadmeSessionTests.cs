using System.Text.RegularExpressions;
using Search.Testing;

namespace Search.Cli.Tests;

/// <summary>The README's session is what the program prints.</summary>
public sealed partial class ReadmeSessionTests(SeedsIndex seeds) : IClassFixture<SeedsIndex>
{
    [Fact]
    public void The_session_is_as_it_really_looks()
    {
        string readme = File.ReadAllText(Path.Combine(TestData.Root, "README.md"));
        string session = readme.Split("```console\n")[1].Split("```")[0];
        int end = session.IndexOf('\n', StringComparison.Ordinal);
        Assert.Equal("$ search query '\"no limits\" xi' -n 2", session[..end]);
        CliRun run = seeds.Run("query", "\"no limits\" xi", "-n", "2");
        Assert.Equal(session[(end + 1)..], Time().Replace(run.Out, "(N ms)"));
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

    [GeneratedRegex(@"\([\d.]+ ms\)")]
    private static partial Regex Time();
}
