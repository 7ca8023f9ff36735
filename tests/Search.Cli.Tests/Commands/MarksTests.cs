using System.Text.Json;
using Search.Testing;

namespace Search.Cli.Tests.Commands;

/// <summary>What all kinds of queries mark in titles and snippets, as the program tells it: ranges in UTF-16 units of the text beside them.</summary>
public sealed class MarksTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public MarksTests()
    {
        File.WriteAllText(
            _folder.File("articles.jsonl"),
            """
            {"id":"a","title":"😀 Xi greets Putin","body":"😀😀 Xi spoke of a “no-limits” friendship with Putin. The goverment agreed in 2022."}
            {"id":"b","title":"Weather","body":"It rained on Monday, and the rain went on."}

            """);
        CliRun.Of("index", _folder.File("articles.jsonl"), "--index", _folder.File("index"));
    }

    [Theory]
    [InlineData("putin", "Putin", "Putin")]
    [InlineData("pu*", "Putin", "Putin")]
    [InlineData("*tin", "Putin", "Putin")]
    [InlineData("x?", "Xi", "Xi")]
    [InlineData("/p.t[a-k]n/", "Putin", "Putin")]
    [InlineData("puten~1", "Putin", "Putin")]
    [InlineData("government~1", "", "goverment")]
    [InlineData("/20[0-9]{2}/", "", "2022")]
    [InlineData("\"no limits\"", "", "no-limits")]
    [InlineData("no-limits", "", "no-limits")]
    [InlineData("xi NEAR/20 putin", "Xi Putin", "Xi Putin")]
    [InlineData("xi ONEAR/1 greet*", "Xi greets", "")]
    [InlineData("\"no limits\" NEAR/1 friendships", "", "no limits friendship")]
    [InlineData("(goverment OR putin) NEAR/3 agreed", "", "Putin goverment agreed")]
    [InlineData("title:gree*", "greets", "")]
    [InlineData("\"spoke putin\"~7", "", "spoke of a “no-limits” friendship with Putin")]
    public void Marks_are_ranges_of_titles_and_snippets(string query, string inTitle, string inSnippets)
    {
        CliRun run = CliRun.Of("query", query, "--json", "--index", _folder.File("index"));
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        JsonElement hit = JsonDocument.Parse(run.Out).RootElement.GetProperty("hits")[0];
        Assert.Equal("a", hit.GetProperty("id").GetString());
        Assert.Equal(inTitle, string.Join(' ', Pieces(hit.GetProperty("title"), hit.GetProperty("title_marks"))));
        Assert.Equal(inSnippets, string.Join(' ', hit.GetProperty("snippets").EnumerateArray().SelectMany(each => Pieces(each.GetProperty("text"), each.GetProperty("marks")))));
    }

    [Fact]
    public void The_dialogue_shows_the_same_marks()
    {
        CliRun run = CliRun.With("pu* NEAR/20 xi\n:json\ngovernment~1\n", "repl", "--index", _folder.File("index"));
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("😀 [Xi] greets [Putin]\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("😀😀 [Xi] spoke of a “no-limits” friendship with [Putin]. The goverment agreed in 2022.\n", run.Out, StringComparison.Ordinal);
        JsonElement snippet = JsonDocument.Parse(run.Out.Split('\n')[^2]).RootElement.GetProperty("hits")[0].GetProperty("snippets")[0];
        Assert.Equal("😀😀 Xi spoke of a “no-limits” friendship with Putin. The goverment agreed in 2022.", snippet.GetProperty("text").GetString());
        Assert.Equal("[[58,67]]", snippet.GetProperty("marks").GetRawText());
    }

    public void Dispose() => _folder.Dispose();

    private static IEnumerable<string> Pieces(JsonElement text, JsonElement marks) =>
        marks.EnumerateArray().Select(mark => text.GetString()![mark[0].GetInt32()..mark[1].GetInt32()]);
}
