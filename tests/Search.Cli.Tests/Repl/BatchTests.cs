using System.Text.Json;
using Search.Testing;

namespace Search.Cli.Tests.Repl;

/// <summary>The dialogue with lines from a pipe.</summary>
public sealed class BatchTests(SeedsIndex seeds) : IClassFixture<SeedsIndex>
{
    [Fact]
    public void Every_line_is_a_query()
    {
        CliRun run = Repl("putin\n\n   \npelosi\n");
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Contains("5 articles (", run.Out, StringComparison.Ordinal);
        Assert.Contains("Nothing found", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("search>", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_line_that_fails_does_not_end_the_rest()
    {
        CliRun run = Repl(":yaer 2022\n:bogus\n:open\n:sort upwards\n:from tomorrow\nputin");
        Assert.Equal(ExitCode.Error, run.Code);
        Assert.Contains("':yaer' is no command\n  Did you mean :year?", run.Error, StringComparison.Ordinal);
        Assert.Contains("':bogus' is no command\n  :help lists the commands.", run.Error, StringComparison.Ordinal);
        Assert.Contains("Which one?", run.Error, StringComparison.Ordinal);
        Assert.Contains("'upwards' is no order", run.Error, StringComparison.Ordinal);
        Assert.Contains("'tomorrow' is no date", run.Error, StringComparison.Ordinal);
        Assert.Contains("5 articles (", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Help_lists_every_command_that_there_is()
    {
        CliRun run = Repl(":help");
        foreach (string command in (string[])[":help", ":facet", ":year", ":from", ":to", ":sort", ":collapse", ":more", ":open", ":why", ":json", ":save", ":stats", ":quit"])
        {
            Assert.Contains($"\n  {command} ", run.Out, StringComparison.Ordinal);
        }
        Assert.Contains("Fields: author body furniture", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Years_and_dates_narrow_until_they_are_changed()
    {
        Assert.Equal(
            ["5", "3", "2", "5", "2", "1", "4", "5"], Totals(":json\nputin\n:year 2022\n:year 2023-2024\n:year\n:from 2023\n:to 2023\n:from\n:to\n"));
    }

    [Fact]
    public void Hits_go_on_and_are_opened_by_rank_or_id()
    {
        using var folder = new TempFolder();
        string many = string.Concat(Enumerable.Range(0, 25).Select(i => $"{{\"id\":\"m{i}\",\"title\":\"Rain {i}\",\"body\":\"It rained.\"}}\n"));
        File.WriteAllText(folder.File("many.jsonl"), many);
        CliRun.Of("index", folder.File("many.jsonl"), "--index", folder.File("index"));
        CliRun run = CliRun.With("rain\n:more\n:more\n:more\n:open 25\n:open m3\n:open 26\n", "repl", "--index", folder.File("index"));
        Assert.Contains("25 articles, 1-10 shown", run.Out, StringComparison.Ordinal);
        Assert.Contains("25 articles, 11-20 shown", run.Out, StringComparison.Ordinal);
        Assert.Contains("25 articles, 21-25 shown", run.Out, StringComparison.Ordinal);
        Assert.Contains("No more hits\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nid: m24\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("\nid: m3\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("There is no article '26'", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Error, run.Code);
    }

    [Fact]
    public void Facets_are_switched_on_and_off_and_orders_changed()
    {
        CliRun run = Repl("putin\n:facet mentions\n:facet mentions\n:sort newest\n");
        Assert.Equal((ExitCode.Done, 2), (run.Code, run.Out.Split("\nmentions\n").Length));
        string last = run.Out[run.Out.LastIndexOf(" 1. ", StringComparison.Ordinal)..];
        Assert.Contains("004_", last.Split('\n')[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Values_are_chosen_and_let_go_again_and_the_others_stay_in_sight()
    {
        Assert.Equal(["5", "3", "4", "1", "5"], Totals(":json\nputin\n:facet year=2022\n:facet year=2023\n:facet year=2022\n:facet year=2023\n"));
        Assert.Equal(["5", "2", "5", "1", "5"], Totals(":json\nputin\n:facet mentions=2019\n:facet mentions\n:facet month=2022-01\n:facet\n"));
        CliRun run = Repl("putin\n:facet year=2022\n");
        Assert.EndsWith("\n  2024     1 █████████████\n  2023     1 █████████████\n* 2022     3 ████████████████████████████████████████\n  undated  0\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("year 2022; counting year\n", run.Error, StringComparison.Ordinal);
        Assert.Contains("'2022-1' is no month", Repl(":facet month=2022-1\n").Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_answer_is_saved_into_a_new_file_only()
    {
        using var folder = new TempFolder();
        string file = folder.File("answer.json");
        CliRun run = Repl($":save {file}\nputin\n:save {file}\n:save {file}\n");
        Assert.Equal(ExitCode.Error, run.Code);
        Assert.Contains("There is no answer to save", run.Error, StringComparison.Ordinal);
        Assert.Contains($"Saved 5 of 5 hits to {file}", run.Error, StringComparison.Ordinal);
        Assert.Contains("already exists", run.Error, StringComparison.Ordinal);
        using JsonDocument answer = JsonDocument.Parse(File.ReadAllText(file));
        Assert.Equal(5, answer.RootElement.GetProperty("total").GetInt32());
    }

    [Fact]
    public void Quit_leaves_what_follows()
    {
        CliRun run = Repl(":stats\n:quit\nputin\n");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("articles  5\n", run.Out, StringComparison.Ordinal);
        Assert.DoesNotContain("undated", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_from_outside_cannot_command_the_terminal()
    {
        using var folder = new TempFolder();
        File.WriteAllText(
            folder.File("evil.jsonl"),
            """{"id":"a\u001b[2J","title":"Rain \u001b]0;owned\u0007","body":"It rained \u202e\u009b31m here.","source":"\u001b[31mred","furniture":"\u001b[5m"}""" + "\n");
        CliRun.Of("index", folder.File("evil.jsonl"), "--index", folder.File("index"));
        CliRun text = CliRun.With(
            "rain\n:facet source\n:open 1\nsource:\u001b\n\u001b[2J\n:\u001b[2J\n", "repl", "--index", folder.File("index"));
        CliRun json = CliRun.With(":json\nrain\n", "repl", "--index", folder.File("index"));
        foreach (string shown in (string[])[text.Out, text.Error, json.Out])
        {
            Assert.DoesNotContain(shown, c => (char.IsControl(c) && c != '\n') || c is '\u202e');
        }
        Assert.Contains(@"a\x1B[2J", text.Out, StringComparison.Ordinal);
        using JsonDocument answer = JsonDocument.Parse(json.Out);
        Assert.Equal("a\e[2J", answer.RootElement.GetProperty("hits")[0].GetProperty("id").GetString());
    }

    private CliRun Repl(string input) => CliRun.With(input, "repl", "--index", seeds.Path);

    private IEnumerable<string> Totals(string input) =>
        Repl(input).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement.GetProperty("total").GetRawText());
}
