using System.Text.Json;
using System.Text.RegularExpressions;

namespace Search.Cli.Tests.Commands;

public sealed partial class QueryCommandTests(SeedsIndex seeds) : IClassFixture<SeedsIndex>
{
    private const string PhraseAndName = "\"no limits\" xi";

    [Fact]
    public void Hits_come_with_marks_and_counts_by_year()
    {
        CliRun run = seeds.Run("query", "\"deepening friendship\"", "--ranking", "bm25");
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Equal(
            """
             1. Putin Meets Xi Jinping in Beijing: [Deepening Friendship] and Closer Bilateral Ties
                1.206  2023-10-17 (day, corrected)  003_df33746b23206ae2.txt
                Russian President Vladimir Putin Arrives in Beijing for Bilateral Talks with Chinese Counterpart Xi Jinping

            1 article (N ms)
            year
              2023     1 ████████████████████████████████████████
              undated  0

            """,
            Time().Replace(run.Out, "(N ms)"));
    }

    [Fact]
    public void The_best_two_show_the_phrase()
    {
        CliRun run = seeds.Run("query", PhraseAndName, "-n", "2");
        Assert.Equal(2, Count(run.Out, "[no-limits]"));
        Assert.Contains("5 articles, 1-2 shown", run.Out, StringComparison.Ordinal);
        Assert.Contains("  2024     1 █████████████\n  2023     1 █████████████\n  2022     3 ████████████████████████████████████████\n", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_keys_in_their_order()
    {
        CliRun run = seeds.Run("query", PhraseAndName, "--json", "-n", "2", "--facet", "mentions");
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Equal(1, Count(run.Out, "\n"));
        using JsonDocument answer = JsonDocument.Parse(run.Out);
        Assert.Equal("query parsed took_ms total total_is partial notes did_you_mean hits scored_as facets next", Keys(answer.RootElement));
        JsonElement hit = answer.RootElement.GetProperty("hits")[0];
        Assert.Equal(
            "rank id score title title_marks published published_precision published_source not_before copies year mentions language source author section url "
                + "path snippets explanation",
            Keys(hit));
        Assert.Equal("text marks", Keys(hit.GetProperty("snippets")[0]));
        Assert.Equal("year mentions", Keys(answer.RootElement.GetProperty("facets")));
        Assert.Equal(
            """{"buckets":[{"value":"2024","count":1},{"value":"2023","count":1},{"value":"2022","count":3}],"missing":0}""",
            answer.RootElement.GetProperty("facets").GetProperty("year").GetRawText());
        Assert.Equal(PhraseAndName, answer.RootElement.GetProperty("query").GetString());
        Assert.Equal("exact", answer.RootElement.GetProperty("total_is").GetString());
        Assert.StartsWith("2.", answer.RootElement.GetProperty("next").GetString(), StringComparison.Ordinal);
        Assert.Contains("“no-limits”", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void A_hit_as_json_is_as_agreed()
    {
        CliRun run = seeds.Run("query", "\"deepening friendship\"", "--json", "--ranking", "bm25");
        string hit = JsonDocument.Parse(run.Out).RootElement.GetProperty("hits")[0].GetRawText();
        Assert.Equal(
            """
            {"rank":1,"id":"003_df33746b23206ae2.txt","score":1.2058631,"title":"Putin Meets Xi Jinping in Beijing: Deepening Friendship and Closer Bilateral Ties","title_marks":[[35,55]],"published":"2023-10-17","published_precision":"day","published_source":"corrected","not_before":null,"copies":0,"year":2023,"mentions":[2013,2019,2022],"language":"en","source":null,"author":null,"section":null,"url":null,"path":"003_df33746b23206ae2.txt","snippets":[{"text":"Russian President Vladimir Putin Arrives in Beijing for Bilateral Talks with Chinese Counterpart Xi Jinping","marks":[]}],"explanation":null}
            """,
            Score().Replace(hit, "\"score\":1.2058631,"));
    }

    [Theory]
    [InlineData("putin bejing", "putin beijing")]
    [InlineData("nolimits +xi", "\"no limits\" +xi")]
    [InlineData("title:\"xi gretes\"", "title:\"xi greets\"")]
    public void A_better_query_is_proposed_beside_the_answer(string query, string better)
    {
        CliRun run = seeds.Run("query", query);
        Assert.Equal($"note: Did you mean: {better}\n", run.Error);
        CliRun json = seeds.Run("query", query, "--json");
        Assert.Equal("", json.Error);
        JsonElement answer = JsonDocument.Parse(json.Out).RootElement;
        Assert.Equal(better, answer.GetProperty("did_you_mean").GetString());
        Assert.Equal($"Did you mean: {better}", Assert.Single(answer.GetProperty("notes").EnumerateArray()).GetString());
        Assert.Equal($"note: Did you mean: {better}\n", CliRun.With(query + "\n", "repl", "--index", seeds.Path).Error);
    }

    [Fact]
    public void Where_all_is_well_nothing_is_proposed()
    {
        CliRun run = seeds.Run("query", "putin beijing friendship", "--json");
        Assert.Equal(JsonValueKind.Null, JsonDocument.Parse(run.Out).RootElement.GetProperty("did_you_mean").ValueKind);
    }

    [Fact]
    public void Nothing_found_is_no_error_but_told_by_the_exit_code()
    {
        CliRun run = seeds.Run("query", "pelosi");
        Assert.Equal((ExitCode.Nothing, ""), (run.Code, run.Error));
        Assert.StartsWith("Nothing found", run.Out, StringComparison.Ordinal);
        CliRun json = seeds.Run("query", "--json", "pelosi");
        Assert.Equal(ExitCode.Nothing, json.Code);
        Assert.Contains("\"total\":0,", json.Out, StringComparison.Ordinal);
        Assert.Contains("\"facets\":{\"year\":{\"buckets\":[],\"missing\":0}},\"next\":null}", json.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("5", "putin")]
    [InlineData("2", "--year", "2023-2024", "putin")]
    [InlineData("4", "--year", "2022", "--year", "2024", "putin")]
    [InlineData("2", "--from", "2022-01-17", "--to", "2022-02", "putin")]
    [InlineData("2", "limit", "nothing-else-here")]
    [InlineData("0", "--operator", "and", "limit", "pelosi")]
    [InlineData("3", "-title:deepening", "-year:2024")]
    [InlineData("5", "--", "--putin")]
    public void Counts_alone_are_one_number(string count, params string[] arguments)
    {
        CliRun run = seeds.Run("query", ["--count", .. arguments]);
        Assert.Equal((count == "0" ? ExitCode.Nothing : ExitCode.Done, count + "\n"), (run.Code, run.Out));
    }

    [Fact]
    public void Pages_go_on_where_the_one_before_ended()
    {
        CliRun first = seeds.Run("query", "--json", "-n", "3", "putin");
        using JsonDocument answer = JsonDocument.Parse(first.Out);
        CliRun second = seeds.Run("query", "--json", "-n", "3", "putin", "--after", answer.RootElement.GetProperty("next").GetString()!);
        using JsonDocument rest = JsonDocument.Parse(second.Out);
        Assert.Equal([4, 5], rest.RootElement.GetProperty("hits").EnumerateArray().Select(hit => hit.GetProperty("rank").GetInt32()));
        Assert.Equal(JsonValueKind.Null, rest.RootElement.GetProperty("next").ValueKind);
    }

    [Fact]
    public void A_wrong_place_to_go_on_from_is_refused()
    {
        CliRun run = seeds.Run("query", "putin", "--after", "z");
        Assert.Equal(ExitCode.Error, run.Code);
        Assert.Contains("'z' is no place", run.Error, StringComparison.Ordinal);
        Assert.Contains("next", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Colour_comes_when_it_is_asked_for()
    {
        Assert.DoesNotContain('\e', seeds.Run("query", "putin").Out);
        Assert.Contains("\e[1;31mPutin\e[0m", seeds.Run("query", "putin", "--color", "always").Out, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', seeds.Run("query", "putin", "--color=never").Out);
    }

    [Fact]
    public void What_cannot_be_parsed_is_searched_with_a_note_or_refused_when_strict()
    {
        CliRun forgiving = seeds.Run("query", "(putin");
        Assert.Equal(ExitCode.Done, forgiving.Code);
        Assert.StartsWith("note: A parenthesis is not closed", forgiving.Error, StringComparison.Ordinal);
        CliRun strict = seeds.Run("query", "--strict", "(putin");
        Assert.Equal((ExitCode.Error, ""), (strict.Code, strict.Out));
        Assert.Contains("column 1", strict.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Ten_thousand_parentheses_are_answered()
    {
        CliRun run = seeds.Run("query", "--count", new string('(', 10_000) + "putin" + new string(')', 10_000));
        Assert.Equal((ExitCode.Done, "5\n"), (run.Code, run.Out));
        Assert.NotEmpty(run.Error);
        Assert.Equal(ExitCode.Error, seeds.Run("query", "--strict", new string('(', 10_000)).Code);
    }

    [Fact]
    public async Task The_index_can_come_from_the_environment()
    {
        var output = new StringWriter();
        var context = new CliContext
        {
            Out = output,
            Error = new StringWriter(),
            In = new StringReader(""),
            Environment = name => name == "SEARCH_INDEX" ? seeds.Path : null,
        };
        Assert.Equal(ExitCode.Done, await Cli.Commands.SearchProgram.RunAsync(["query", "--count", "putin"], context));
        Assert.Equal("5\n", output.ToString());
    }

    private static string Keys(JsonElement element) => string.Join(' ', element.EnumerateObject().Select(property => property.Name));

    private static int Count(string text, string part) => text.Split(part).Length - 1;

    [GeneratedRegex(@"\([\d.]+ ms\)")]
    private static partial Regex Time();

    // The last digit of a float is the scorer's affair.
    [GeneratedRegex("\"score\":1\\.205\\d*,")]
    private static partial Regex Score();
}
