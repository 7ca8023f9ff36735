using System.Text;
using Search.Testing;

namespace Search.Cli.Tests.Commands;

public sealed class DeleteCommandTests : IDisposable
{
    private const string First = "001_c5e2517048094a15.txt";

    private readonly SeedsIndex _seeds = new();

    [Fact]
    public void Articles_go_by_their_ids()
    {
        CliRun run = _seeds.Run("delete", First, First, "nope\e[2J");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Equal($"1 article deleted from '{_seeds.Path}'\n", run.Out);
        Assert.Equal("There is no article 'nope\\x1B[2J'\n", run.Error);
        Assert.Equal(4, Count("*:*"));
        CliRun again = _seeds.Run("delete", First, "--json");
        Assert.Equal(ExitCode.Nothing, again.Code);
        Assert.Equal($$"""{"deleted":0,"not_found":["{{First}}"],"parsed":null,"purged":false,"dry_run":false}""" + "\n", again.Out);
        // What is gone comes back by indexing again.
        Assert.Contains("1 added, 0 updated, 4 unchanged", CliRun.Of("index", SeedsIndex.Seeds, "--index", _seeds.Path).Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Articles_go_that_a_query_finds()
    {
        int count = Count("year:2022");
        CliRun dry = _seeds.Run("delete", "--query", "year:2022", "--dry-run");
        Assert.Equal(new CliRun(ExitCode.Done, $"{count} articles would be deleted from '{_seeds.Path}'\n", ""), dry);
        Assert.Equal(count, Count("year:2022"));
        CliRun run = _seeds.Run("delete", "--query", "year:2022");
        Assert.Equal(new CliRun(ExitCode.Done, $"{count} articles deleted from '{_seeds.Path}'\n", ""), run);
        Assert.Equal((0, 5 - count), (Count("year:2022"), Count("*:*")));
        Assert.Equal(ExitCode.Nothing, _seeds.Run("delete", "--query", "year:2022").Code);
        Assert.Equal(ExitCode.Done, _seeds.Run("check").Code);
    }

    [Theory]
    [InlineData("", "An empty query")]
    [InlineData("  ", "An empty query")]
    [InlineData("yaer:2022", "There is no field yaer")]
    [InlineData("\"no limits", "A quote is not closed")]
    [InlineData("putin AND", "AND has nothing to its right")]
    [InlineData("(putin", "parenthes")]
    [InlineData("-putin", "only what is not to be deleted")]
    [InlineData("NOT (putin OR xi)", "only what is not to be deleted")]
    [InlineData("putin~1.5", "whole numbers")]
    public void A_query_that_may_be_misread_deletes_nothing(string query, string message)
    {
        CliRun run = _seeds.Run("delete", "--query", query);
        Assert.Equal((ExitCode.Error, ""), (run.Code, run.Out));
        Assert.Contains(message, run.Error, StringComparison.OrdinalIgnoreCase);
        Assert.Equal(2, run.Error.TrimEnd('\n').Split('\n').Length);
        Assert.Equal(5, Count("*:*"));
    }

    [Fact]
    public void Nothing_of_a_purged_article_is_in_the_folder()
    {
        Assert.NotEmpty(FilesWith(First));
        Assert.Equal(ExitCode.Done, _seeds.Run("delete", First).Code);
        Assert.NotEmpty(FilesWith(First));
        CliRun run = _seeds.Run("delete", "--purge");
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Equal($"0 articles deleted from '{_seeds.Path}'; nothing of what was deleted is left in its files\n", run.Out);
        Assert.Empty(FilesWith(First));
        const string second = "004_f783c34e8abe1316.txt";
        Assert.NotEmpty(FilesWith(second));
        Assert.Equal(ExitCode.Done, _seeds.Run("delete", second, "--purge").Code);
        Assert.Empty(FilesWith(second));
        Assert.Equal((3, ExitCode.Done), (Count("*:*"), _seeds.Run("check").Code));
    }

    [Fact]
    public void Where_there_is_no_index_nothing_is_made()
    {
        using var folder = new TempFolder();
        Assert.Equal(ExitCode.Error, CliRun.Of("delete", "x", "--index", folder.File("none")).Code);
        Assert.False(Directory.Exists(folder.File("none")));
    }

    public void Dispose() => _seeds.Dispose();

    private int Count(string query) => int.Parse(_seeds.Run("query", "--count", query).Out, System.Globalization.CultureInfo.InvariantCulture);

    private string[] FilesWith(string id) => [.. Directory.GetFiles(_seeds.Path).Where(file => File.ReadAllBytes(file).AsSpan().IndexOf(Encoding.ASCII.GetBytes(id[4..])) >= 0)];
}
