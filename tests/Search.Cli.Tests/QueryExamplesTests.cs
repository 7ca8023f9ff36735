using System.Text.Json;
using System.Text.RegularExpressions;
using Search.Testing;

namespace Search.Cli.Tests;

/// <summary>Every query that the README or a help shows is one, and finds what there is: a new example is tested as soon as it stands there.</summary>
public sealed partial class QueryExamplesTests(SeedsIndex seeds) : IClassFixture<SeedsIndex>
{
    /// <summary>Examples about what the seeds do not have: newer articles, undated ones, sources, floods, other languages; nor does Putin stand right before the phrase.</summary>
    private static readonly string[] FindNothing =
    [
        "putin ONEAR/5 \"no limits\"", "year:none", "published:7d", "published:>=30d", "published:[1y TO 3m]", "published:7d published:>=3m", "source:*", "source:reuters AND year:1987",
        "flood AND NOT insurance", "Häuser", "language:de AND Häuser", "经济增长", "\"union européenne\"",
    ];

    [Fact]
    public void Examples_are_understood_as_written_and_find_something()
    {
        string[] examples = [.. Examples()];
        Assert.True(examples.Length > 35, string.Join('\n', examples));
        string commands = ":json\n" + string.Concat(examples.Select(example => example + "\n"));
        string[] answers = CliRun.With(commands, "repl", "--index", seeds.Path).Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(examples.Length, answers.Count(line => line.StartsWith('{')));
        foreach ((string example, string line) in examples.Zip(answers.Where(line => line.StartsWith('{'))))
        {
            using JsonDocument answer = JsonDocument.Parse(line);
            Assert.Equal(example, answer.RootElement.GetProperty("query").GetString());
            string[] notes = [.. answer.RootElement.GetProperty("notes").EnumerateArray().Select(note => note.GetString()!)];
            Assert.True(notes.All(note => note.StartsWith("Did you mean", StringComparison.Ordinal)), $"{example}: {string.Join("; ", notes)}");
            Assert.True(answer.RootElement.GetProperty("total").GetInt64() > 0 != FindNothing.Contains(example), $"{example}: {answer.RootElement.GetProperty("total")}");
        }
    }

    /// <summary>What the help says that its examples find; the seeds mark it so.</summary>
    [Theory]
    [InlineData("limit friendship", "[limits]")]
    [InlineData("limit friendship", "[friendship]")]
    [InlineData("\"no limits\"", "[no-limits]")]
    [InlineData("limits* l?mits /limits?/", "[limits]")]
    [InlineData("limist~1", "[limits]")]
    [InlineData("title:putin furniture:reply", "[Reply]")]
    public void Examples_find_what_the_help_says(string example, string marked)
    {
        Assert.Contains(example, Examples());
        Assert.Contains(marked, seeds.Run("query", example, "--color", "never", "-n", "5").Out, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void More_hits_than_one_answer_can_have_are_an_error_that_says_how_to_go_on()
    {
        CliRun run = seeds.Run("query", "putin", "-n", "10001");
        Assert.Equal(ExitCode.Error, run.Code);
        Assert.Contains("10001 hits cannot be had at once: 0 to 10000 can", run.Error, StringComparison.Ordinal);
        Assert.Contains("--after", run.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, seeds.Run("query", "putin", "-n", "10000").Code);
    }

    [Fact]
    public void A_phrase_is_not_found_in_other_forms_of_its_words() =>
        Assert.DoesNotContain("[limited]", seeds.Run("query", "\"no limits\"", "--color", "never").Out, StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<string> Examples()
    {
        string readme = File.ReadAllText(Path.Combine(TestData.Root, "README.md"));
        string[] helps = [CliRun.Of("--help").Out, CliRun.Of("query", "--help").Out, CliRun.Of("delete", "--help").Out];
        string dialogue = CliRun.With(":help\n", "repl").Out;
        string table = readme.Split("\n## Query language\n")[1].Split("\n\nWhere it differs")[0];
        IEnumerable<string> ofTable = Code().Matches(string.Join('\n', table.Split('\n').Where(line => line.StartsWith('|')).Select(FirstColumn)))
            .Select(code => code.Groups[1].Value.Replace("\\|", "|", StringComparison.Ordinal));
        IEnumerable<string> ofHelps = helps.Append(dialogue).SelectMany(help => help.Split('\n')).SkipWhile(line => !line.StartsWith("Queries:", StringComparison.Ordinal))
            .Concat(dialogue.Split('\n')).Where(line => line.StartsWith("  ", StringComparison.Ordinal) && !line.Trim().StartsWith("search ", StringComparison.Ordinal))
            .Select(line => Gap().Split(line.Trim())[0]).Where(example => HelpTopics.QueryLanguage.Any(topic => topic.Example == example));
        IEnumerable<string> ofCommands = helps.Append(readme).SelectMany(text => CommandLine().Matches(text)).Select(match => match.Groups[1].Value + match.Groups[2].Value);
        return ofTable.Concat(ofHelps).Concat(ofCommands).Where(example => example.Any(char.IsLetterOrDigit)).Distinct();
    }

    private static string FirstColumn(string line) => line.Split(" | ")[0];

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Code();

    [GeneratedRegex(" {2,}")]
    private static partial Regex Gap();

    /// <summary>The query of a command, in the shell's quotation marks or a single word.</summary>
    [GeneratedRegex("search (?:query|delete --query)(?: --(?:count|json))* (?:'([^']+)'|([a-z]+)(?= ))")]
    private static partial Regex CommandLine();
}
