using System.Globalization;
using System.Text.Json;

namespace Search.Cli.Tests.Commands;

/// <summary><c>--explain</c> and <c>:why</c>.</summary>
public sealed class ExplainTests(SeedsIndex seeds) : IClassFixture<SeedsIndex>
{
    private const string PhraseAndName = "\"no limits\" xi";

    [Theory]
    [InlineData("bm25")]
    [InlineData("default")]
    [InlineData("feedback")]
    public void The_table_of_each_hit_sums_up_to_the_score_that_is_printed(string ranking)
    {
        CliRun run = seeds.Run("query", PhraseAndName, "--explain", "--ranking", ranking);
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        string[] lines = run.Out.Split('\n');
        IEnumerable<string> dated = lines.Where(line => line.Contains("corrected)", StringComparison.Ordinal));
        decimal[] printed = [.. dated.Select(line => Number(line.Trim().Split(' ')[0]))];
        decimal[] sums = [.. lines.Where(line => line.StartsWith("score ", StringComparison.Ordinal)).Select(Last)];
        Assert.Equal(5, printed.Length);
        Assert.Equal(printed, sums);
        Assert.Equal(sums, Tables(lines).Select(rows => rows.Sum(Last)));
    }

    [Fact]
    public void A_hit_is_explained_in_a_sentence_and_a_table()
    {
        CliRun run = Repl($"{PhraseAndName}\n:why 2\n");
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        string why = run.Out[run.Out.LastIndexOf("\n 2. ", StringComparison.Ordinal)..];
        string[] lines = why.Trim().Split('\n');
        Assert.StartsWith("2. Putin Meets Xi Jinping", lines[0], StringComparison.Ordinal);
        Assert.Matches(
            "^Of its score of 1\\.[0-9]{3}, \"no limits\" brings [0-9]+ % \\(once in text\\), xi [0-9]+ % \\(9 times in text, 9 times as written in text, once in title\\)\\.$", lines[1]);
        Assert.Matches("^part +field +weight +times +in articles +length +average +adds$", lines[2]);
        Assert.Matches("^\"no limits\" +text.exact +[0-9.]+ +1 +3 and 2 of 5 +[0-9]+ +[0-9]+ +[0-9.]+$", lines[3]);
        Assert.Matches("^xi +text +[0-9.]+ +9 +5 of 5 ", lines[4]);
        Assert.Matches("^xi +text.exact +[0-9.]+ +9 +5 of 5 ", lines[5]);
        Assert.Matches("^xi +title +[0-9.]+ +1 +3 of 3 ", lines[6]);
        int sum = Array.FindIndex(lines, line => line.StartsWith("score ", StringComparison.Ordinal));
        Assert.Equal(Last(lines[sum]), lines[3..sum].Sum(Last));
        Assert.StartsWith("scored as ", lines[sum + 1], StringComparison.Ordinal);
    }

    [Fact]
    public void Json_has_the_parts_and_Lucenes_numbers()
    {
        CliRun run = seeds.Run("query", PhraseAndName, "--explain", "--json", "-n", "1", "--ranking", "bm25");
        using JsonDocument answer = JsonDocument.Parse(run.Out);
        Assert.Equal(answer.RootElement.GetProperty("parsed").GetString(), answer.RootElement.GetProperty("scored_as").GetString());
        JsonElement hit = answer.RootElement.GetProperty("hits")[0];
        JsonElement explanation = hit.GetProperty("explanation");
        Assert.Equal("sentence score parts tree", Keys(explanation));
        Assert.Equal("part field adds weight times articles of length average_length", Keys(explanation.GetProperty("parts")[0]));
        Assert.Equal("value description details", Keys(explanation.GetProperty("tree")));
        Assert.Equal(hit.GetProperty("score").GetSingle(), explanation.GetProperty("score").GetSingle());
        Assert.Equal(hit.GetProperty("score").GetSingle(), explanation.GetProperty("tree").GetProperty("value").GetSingle());
    }

    [Theory]
    [InlineData(":why 1", "There is no hit to explain")]
    [InlineData("xi\n:why 9", "There is no hit '9'")]
    [InlineData("xi\n:why", "There is no hit ''")]
    [InlineData("xi\n:why x", "There is no hit 'x'")]
    [InlineData("xi\n:why 0", "There is no hit '0'")]
    public void A_hit_that_is_not_there_is_named(string lines, string error)
    {
        CliRun run = Repl(lines);
        Assert.Equal(ExitCode.Error, run.Code);
        Assert.Contains(error, run.Error, StringComparison.Ordinal);
    }

    private static IEnumerable<string[]> Tables(string[] lines)
    {
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].StartsWith("part ", StringComparison.Ordinal))
            {
                yield return [.. lines.Skip(i + 1).TakeWhile(line => !line.StartsWith("score ", StringComparison.Ordinal))];
            }
        }
    }

    private static decimal Last(string line) => Number(line.Trim().Split(' ')[^1]);

    private static decimal Number(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);

    private static string Keys(JsonElement element) => string.Join(' ', element.EnumerateObject().Select(property => property.Name));

    private CliRun Repl(string input) => CliRun.With(input, "repl", "--index", seeds.Path);
}
