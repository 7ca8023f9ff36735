using System.Text.Json;
using Search.Testing;

namespace Search.Cli.Tests.Commands;

/// <summary><c>search similar</c>.</summary>
public sealed class SimilarCommandTests(SeedsIndex seeds) : IClassFixture<SeedsIndex>
{
    [Fact]
    public void Articles_with_the_words_that_tell_most_come_first_and_not_the_article_itself()
    {
        using var folder = new TempFolder();
        File.WriteAllText(
            folder.File("news.jsonl"),
            """
            {"id":"flood","body":"The river flood broke the dyke and the flood drowned the town."}
            {"id":"dyke","body":"The dyke of the river holds."}
            {"id":"rain","body":"Rain all week, and the flood comes back: a flood of the river."}
            {"id":"other","body":"The minister spoke about taxes in the town."}
            {"id":"lonely","body":"Zebras graze."}
            """);
        string index = folder.File("index");
        Assert.Equal(ExitCode.Done, CliRun.Of("index", folder.File("news.jsonl"), "--index", index).Code);
        CliRun run = CliRun.Of("similar", "flood", "--index", index, "--json");
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        using JsonDocument json = JsonDocument.Parse(run.Out);
        Assert.Equal("rain", json.RootElement.GetProperty("hits")[0].GetProperty("id").GetString());
        Assert.Equal(["dyke", "other", "rain"], json.RootElement.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("id").GetString()!).Order());
        Assert.Matches(@"^\(text:flood\)\^0\.[0-9]+ ", json.RootElement.GetProperty("parsed").GetString());
        Assert.EndsWith(" -id:flood", json.RootElement.GetProperty("parsed").GetString(), StringComparison.Ordinal);
        Assert.DoesNotContain("text:the", run.Out, StringComparison.Ordinal);

        Assert.Equal(ExitCode.Nothing, CliRun.Of("similar", "lonely", "--index", index).Code);
        Assert.Contains("3 articles, 1-1 shown", CliRun.Of("similar", "flood", "-n", "1", "--index", index).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_article_that_is_not_there_is_named()
    {
        CliRun run = seeds.Run("similar", "nope\e[2J");
        Assert.Equal((ExitCode.Nothing, "", "There is no article 'nope\\x1B[2J'\n"), (run.Code, run.Out, run.Error));
    }
}
