using System.Text.RegularExpressions;

namespace Search.Cli.Tests.Commands;

/// <summary>What the program says of itself and of wrong command lines.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("")]
    [InlineData("index")]
    [InlineData("query")]
    [InlineData("repl")]
    [InlineData("get")]
    [InlineData("export")]
    [InlineData("delete")]
    [InlineData("terms")]
    [InlineData("similar")]
    [InlineData("eval")]
    [InlineData("stats")]
    [InlineData("check")]
    public void Help_shows_examples(string command)
    {
        CliRun run = CliRun.Of([.. command.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--help"]);
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Contains("Usage:", run.Out, StringComparison.Ordinal);
        Assert.Contains($"Examples:\n  search {command}".TrimEnd(), run.Out, StringComparison.Ordinal);
        Assert.Contains("--color", run.Out, StringComparison.Ordinal);
        Assert.Contains("--index", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_names_runtime_and_format()
    {
        CliRun run = CliRun.Of("--version");
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Matches(new Regex(@"^search \d+\.\d+\.\d+( \([0-9a-f]{10}\))?, \.NET 10\.[^,]*, index format Lucene 8\.8\.1 \(codec Lucene87\)\n$"), run.Out);
    }

    [Theory]
    [InlineData("qury x", "'qury' is no command", "Did you mean query?")]
    [InlineData("putin", "'putin' is no command", "search query 'putin'")]
    [InlineData("query x --jsno", "'--jsno' is no option", "Did you mean --json?")]
    [InlineData("query --putin", "'--putin' is no option", "stands behind --")]
    [InlineData("index x -y", "'-y' is no option", "stands behind --")]
    [InlineData("get x y", "'y' is one argument too many", "search get --help")]
    [InlineData("query", "Required argument missing", "search query --help")]
    [InlineData("index", "Required argument missing", "search index --help")]
    [InlineData("query x -n many", "'many' is no number for -n", "whole number")]
    [InlineData("query x -n -1", "is no number for -n", "whole number")]
    [InlineData("query x --year 20222", "'20222' is no year", "2020-2022")]
    [InlineData("query x --from soon", "'soon' is no date", "2022-01-17")]
    [InlineData("query x --sort newst", "'newst' is no order", "Did you mean newest?")]
    [InlineData("query x --facet year2", "'year2' is no field", "Did you mean year?")]
    [InlineData("query x --facet sourc=bbc", "'sourc' is no field", "Did you mean source?")]
    [InlineData("query x --facet source=", "No value of 'source' is given", "source=VALUE")]
    [InlineData("query x --facet year=20", "'20' is no year", "2020-2022")]
    [InlineData("query x --facet month=2022-13", "'2022-13' is no month", "2022-01")]
    [InlineData("query x --facet mentions=soon", "'soon' is no year", "2022")]
    [InlineData("query x --operator xor", "'xor' is no operator", "Did you mean or?")]
    [InlineData("eval --queries x", "--qrels is missing", "Both are needed")]
    [InlineData("eval --qrels x", "--queries is missing", "Both are needed")]
    [InlineData("eval --ranking bm52", "'bm52' is no ranking", "Did you mean bm25?")]
    [InlineData("query x --color red", "'red' is no choice of --color", "auto, never or always")]
    [InlineData("index x --format pdf", "'pdf' is no format", "auto text html jsonl csv warc")]
    [InlineData("index x --map titel=kop", "'titel' is no field of articles", "id title body")]
    [InlineData("index x --map title", "'title' is no --map", "title=headline")]
    [InlineData("delete", "It is not said what to delete", "--query")]
    [InlineData("delete x --query y", "Ids and a query at once", "quotation marks")]
    [InlineData("delete x --prge", "'--prge' is no option", "Did you mean --purge?")]
    [InlineData("index x --threads 0", "'0' is no number for --threads", "from 1 on")]
    [InlineData("index x --max-article 0", "'0' is no number for --max-article", "from 1 on")]
    public void Wrong_usage_is_named_with_a_hint(string line, string message, string hint)
    {
        CliRun run = CliRun.Of(line.Split(' '));
        Assert.Equal((ExitCode.Error, ""), (run.Code, run.Out));
        string[] lines = run.Error.TrimEnd('\n').Split('\n');
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("search: ", lines[0], StringComparison.Ordinal);
        Assert.Contains(message, lines[0], StringComparison.Ordinal);
        Assert.Contains(hint, lines[1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("query x")]
    [InlineData("repl")]
    [InlineData("get x")]
    [InlineData("similar x")]
    [InlineData("terms text")]
    [InlineData("stats")]
    [InlineData("check")]
    public void A_missing_index_is_named_with_what_to_do(string line)
    {
        using var folder = new Testing.TempFolder();
        foreach (string index in (string[])[folder.File("none"), folder.Path, SeedsIndex.Seeds])
        {
            CliRun run = CliRun.Of([.. line.Split(' '), "--index", index]);
            Assert.Equal((ExitCode.Error, ""), (run.Code, run.Out));
            Assert.Contains($"There is no index in '{index}'\n  To make one: search index PATH --index '{index}'", run.Error, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_path_from_outside_cannot_command_the_terminal()
    {
        CliRun run = CliRun.Of("query", "x", "--index", "/tmp/\e]0;title\a");
        Assert.DoesNotContain('\e', run.Error);
        Assert.Contains(@"\x1B]0;title\x07", run.Error, StringComparison.Ordinal);
    }
}
