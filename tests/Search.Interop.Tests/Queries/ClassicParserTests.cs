using System.Globalization;
using System.Text;
using Search.Analysis;
using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

/// <summary>The strict parser beside Lucene's: its classic one where no precedence is needed, and its <c>PrecedenceQueryParser</c>.</summary>
public class ClassicParserTests
{
    private static readonly int Texts = int.TryParse(Environment.GetEnvironmentVariable("SEARCH_QUERY_TEXTS"), CultureInfo.InvariantCulture, out int count) ? count : 1_000;

    [LuceneFact]
    public void Texts_are_read_as_Lucenes_classic_parser_reads_them()
    {
        TestRandom random = TestRandom.Create();
        var generator = new ClassicTexts(random, mixes: false);
        string[] texts = [.. Enumerable.Range(0, Texts).Select(_ => generator.Next())];
        foreach (QueryOperator usual in new[] { QueryOperator.Or, QueryOperator.And })
        {
            string[] expected = Lucene(texts, usual);
            QueryParser parser = Parser(usual);
            var differences = new List<string>();
            for (int i = 0; i < texts.Length; i++)
            {
                string found = Ours(parser, texts[i]);
                if (found != expected[i])
                {
                    differences.Add($"{usual}: '{texts[i]}' is\n  {found}, expected\n  {expected[i]}");
                }
            }
            Assert.True(differences.Count == 0, $"{differences.Count} differ {random.Explain}\n{string.Join('\n', differences.Take(10))}");
        }
    }

    [LuceneFact]
    public void Precedence_means_what_it_means_to_Lucenes_parser_with_precedence()
    {
        TestRandom random = TestRandom.Create();
        var generator = new ClassicTexts(random, mixes: true);
        string[] texts = [.. Enumerable.Range(0, Texts).Select(_ => generator.Next())];
        foreach (QueryOperator usual in new[] { QueryOperator.Or, QueryOperator.And })
        {
            using var folder = new TempFolder();
            QueryParser parser = Parser(usual);
            Query[] queries = [.. texts.Select(text => parser.Parse(text).Query)];
            File.WriteAllLines(folder.File("texts"), texts.Zip(queries, (text, query) => $"{Hex(text)}\t{QueryNotation.Write(query)}"));
            string[] option = usual == QueryOperator.And ? ["and"] : [];
            JavaLucene.Program(
                "ComparePrecedence", [folder.File("texts"), folder.File("answers"), $"{random.Seed}", string.Join(' ', ClassicTexts.Words), .. option]);
            string[][] answers = [.. File.ReadLines(folder.File("answers")).Select(line => line.Split('\t'))];
            Assert.Equal(texts.Length, answers.Length);
            string[] differences =
            [
                .. Enumerable.Range(0, texts.Length)
                    .Where(i => answers[i] is not [_, _, "scores", _] and not [_, "other", "documents", _])
                    .Select(i => $"{usual}: '{texts[i]}' is\n  {queries[i]}, expected\n  {Text(answers[i][0])} {string.Join(' ', answers[i].Skip(1))}"),
            ];
            Assert.True(differences.Length == 0, $"{differences.Length} differ {random.Explain}\n{string.Join('\n', differences.Take(10))}");
            Assert.True(answers.Count(answer => answer[1] == "equal") > Texts * 8 / 10, random.Explain);
            Assert.True(answers.Count(answer => answer[3] != "0") > Texts / 2, random.Explain);
        }
    }

    [LuceneFact]
    public void What_Lucene_refuses_we_refuse()
    {
        TestRandom random = TestRandom.Create();
        var generator = new ClassicTexts(random, mixes: false);
        var texts = new List<string> { "", " ", "()", "+", "a ~", "~", "^2", "a^2^3", "a~1~2", "a:", ":a", "a:b:c", "a b)", "NOT", "NOT NOT a", "+-a", "\\", "a\\", "\"\\\"" };
        for (int i = 0; i < Texts; i++)
        {
            texts.Add(Edited(random, generator.Next()));
        }
        string[] expected = Lucene(texts, QueryOperator.Or);
        QueryParser parser = Parser(QueryOperator.Or);
        var differences = new List<string>();
        for (int i = 0; i < texts.Count; i++)
        {
            bool isRefused = expected[i] is "refused" or "failed";
            string found = Ours(parser, texts[i]);
            if (isRefused != (found == "refused"))
            {
                differences.Add($"'{texts[i]}' is {found}, expected {expected[i]}");
            }
        }
        Assert.True(differences.Count == 0, $"{differences.Count} differ {random.Explain}\n{string.Join('\n', differences.Take(20))}");
        Assert.True(expected.Count(answer => answer == "refused") > Texts / 10, random.Explain);
    }

    /// <summary>The text with a few characters removed, inserted, doubled or exchanged.</summary>
    private static string Edited(TestRandom random, string text)
    {
        var edited = new StringBuilder(text);
        for (int edits = random.Next(1, 4); edits > 0; edits--)
        {
            int at = random.Next(edited.Length + 1);
            if (random.Chance(0.5) || at == edited.Length)
            {
                edited.Insert(at, random.Pick(["(", ")", "\"", "[", "]", "{", "}", "^", "~", ":", "/", "\\", "+", "-", "!", "*", "?", " AND ", " OR ", " NOT ", " TO ", " ", "a", "2"]));
            }
            else
            {
                edited.Remove(at, 1);
            }
        }
        return edited.ToString();
    }

    private static string Ours(QueryParser parser, string text)
    {
        try
        {
            return parser.Parse(text).Query.ToString();
        }
        catch (QueryParseException)
        {
            return "refused";
        }
    }

    private static QueryParser Parser(QueryOperator usual) => new("body", Analyzers.ByName("standard"), usual);

    private static string[] Lucene(IEnumerable<string> texts, QueryOperator usual)
    {
        using var folder = new TempFolder();
        File.WriteAllLines(folder.File("texts"), texts.Select(Hex));
        string[] option = usual == QueryOperator.And ? ["and"] : [];
        JavaLucene.Program("ParseQueries", [folder.File("texts"), folder.File("queries"), .. option]);
        return [.. File.ReadLines(folder.File("queries")).Select(line => line is "refused" or "failed" ? line : Text(line))];
    }

    private static string Hex(string text) => string.Concat(text.Select(c => ((int)c).ToString("x4", CultureInfo.InvariantCulture)));

    private static string Text(string hex) => string.Concat(hex.Chunk(4).Select(digits => (char)int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)));
}
