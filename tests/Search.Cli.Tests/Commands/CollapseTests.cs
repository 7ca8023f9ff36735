using System.Text.Json;
using Search.Testing;

namespace Search.Cli.Tests.Commands;

/// <summary>Near-duplicates as one hit, from files to the screen.</summary>
public sealed class CollapseTests : IDisposable
{
    private const string Story =
        "The council of the valley voted on Tuesday to rebuild the old stone bridge that the flood of last winter had carried away. Engineers from Bergen said the work would take "
        + "14 months, and cost about three million crowns, most of which the county will pay. Farmers had asked for a ferry instead.";

    private readonly TempFolder _folder = new();

    public CollapseTests()
    {
        string[] lines =
        [
            Line("second", "Bridge, bridge", Story, "1998-03-05"),
            Line("first", "Valley votes", Story, "1998-03-03"),
            Line("third", "The bridge again", "OSLO. " + Story, "1998-03-07"),
            Line("other", "A bridge elsewhere", "The bridge of another town is closed.", "1998-03-01"),
        ];
        File.WriteAllLines(_folder.File("in.jsonl"), lines);
        CliRun.Of("index", _folder.File("in.jsonl"), "--index", Index);
    }

    private string Index => _folder.File("index");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_number_of_copies_stands_behind_the_id()
    {
        CliRun all = CliRun.Of("query", "bridge", "--index", Index);
        Assert.DoesNotContain("cop", all.Out, StringComparison.Ordinal);
        CliRun run = CliRun.Of("query", "bridge", "--index", Index, "--collapse");
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Contains("1998-03-03 (day, metadata)  first  +2 copies\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("1998-03-01 (day, metadata)  other\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\n4 articles (", run.Out, StringComparison.Ordinal);
        Assert.Contains("+1 copy\n", CliRun.Of("query", "bridge", "--index", Index, "--collapse", "--from", "1998-03-04").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_counts_copies_and_pages_go_on()
    {
        string[] first = Hits("--collapse", "-n", "1", "--sort", "oldest");
        Assert.Equal("other 0", first[0]);
        Assert.Equal(["first 2", ""], Hits("--collapse", "-n", "1", "--sort", "oldest", "--after", first[1]));
        Assert.Equal("4\n", CliRun.Of("query", "bridge", "--index", Index, "--collapse", "--count").Out);
    }

    [Fact]
    public void The_dialogue_folds_until_it_is_told_not_to()
    {
        CliRun run = CliRun.With("bridge\n:collapse\n:collapse\n", "repl", "--index", Index);
        Assert.Equal(1, run.Out.Split("+2 copies").Length - 1);
        Assert.Contains("copies folded", run.Error, StringComparison.Ordinal);
        Assert.EndsWith("All articles, best first\n", run.Error, StringComparison.Ordinal);
    }

    /// <summary>Id and copies of each hit, then where the next page starts.</summary>
    private string[] Hits(params string[] options)
    {
        using JsonDocument answer = JsonDocument.Parse(CliRun.Of(["query", "bridge", "--index", Index, "--json", .. options]).Out);
        return
        [
            .. answer.RootElement.GetProperty("hits").EnumerateArray().Select(hit => $"{hit.GetProperty("id").GetString()} {hit.GetProperty("copies").GetInt32()}"),
            answer.RootElement.GetProperty("next").GetString() ?? "",
        ];
    }

    private static string Line(string id, string title, string body, string published) => JsonSerializer.Serialize(new { id, title, body, published });
}
