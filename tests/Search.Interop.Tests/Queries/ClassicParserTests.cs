using System.Text;
using Search.Analysis;
using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

/// <summary>
/// A strict parser reads as Lucene's classic one does, where both mean the same: Lucene knows no precedence between AND, OR and signs, so no group of
/// the texts here has more than one of them. And of a word that the analyzer splits, Lucene puts the parts beside the words next to it, not in a
/// group of their own, so such words stand here in quotes only.
/// </summary>
public class ClassicParserTests
{
    private const int Texts = 3000;

    private static readonly string[] Words =
        ["rain", "Drought", "o'neill", "the", "1987", "3.5", "caf\u00E9", "\u4EAC", "a_b", "\\(x", "x\\:y", "\\AND", "U.S."];

    [LuceneFact]
    public void Texts_are_read_as_Lucenes_classic_parser_reads_them()
    {
        TestRandom random = TestRandom.Create();
        string[] texts = [.. Enumerable.Range(0, Texts).Select(_ => Group(random, 2))];
        foreach (QueryOperator usual in new[] { QueryOperator.Or, QueryOperator.And })
        {
            string[] expected = Lucene(texts, usual);
            QueryParser parser = Parser(usual);
            for (int i = 0; i < texts.Length; i++)
            {
                string found = parser.Parse(texts[i]).Query.ToString();
                Assert.True(expected[i] == found, $"{usual}: '{texts[i]}' is {found}, expected {expected[i]} {random.Explain}");
            }
        }
    }

    [LuceneFact]
    public void What_Lucene_refuses_we_refuse()
    {
        TestRandom random = TestRandom.Create();
        var texts = new List<string>();
        foreach (string sign in new[] { "(", ")", "\"", " AND", "AND ", "OR ", " OR", "[", "^", "^ ", ":", "title:", "[a TO", "[a b]" })
        {
            texts.AddRange([$"rain {sign}", $"{sign} rain", $"{Group(random, 1)} {sign}", $"{sign} {Group(random, 1)}"]);
        }
        string[] expected = Lucene(texts, QueryOperator.Or);
        QueryParser parser = Parser(QueryOperator.Or);
        bool IsRefused(string text) => Record.Exception(() => parser.Parse(text)) is QueryParseException;
        IEnumerable<string> refused = texts.Where((_, i) => expected[i] == "refused");
        string[] accepted = [.. refused.Where(text => !IsRefused(text))];
        Assert.True(accepted.Length == 0, $"{string.Join('\n', accepted)} {random.Explain}");
        Assert.NotEmpty(refused);
    }

    private static QueryParser Parser(QueryOperator usual) => new(new QueryParserOptions
    {
        DefaultFields = [new DefaultField("body")],
        AnalyzerOf = _ => Analyzers.ByName("standard"),
        KindOf = _ => QueryFieldKind.Text,
        Operator = usual,
        Strict = true,
    });

    private static string[] Lucene(IEnumerable<string> texts, QueryOperator usual)
    {
        using var folder = new TempFolder();
        File.WriteAllLines(folder.File("texts"), texts);
        string[] option = usual == QueryOperator.And ? ["and"] : [];
        JavaLucene.Program("ParseQueries", [folder.File("texts"), folder.File("queries"), .. option]);
        return File.ReadAllLines(folder.File("queries"));
    }

    /// <summary>Several clauses with one kind of sign or operator, or none.</summary>
    private static string Group(TestRandom random, int depth)
    {
        int kind = random.Next(5);
        int count = kind == 0 ? 1 : random.Next(2, 5);
        var text = new StringBuilder();
        for (int i = 0; i < count; i++)
        {
            text.Append(i == 0 ? "" : kind switch { 1 => random.Pick([" AND ", " && "]), 2 => random.Pick([" OR ", " || "]), _ => " " });
            text.Append(kind == 3 ? random.Pick(["+", "-", "", "!", "NOT "]) : "");
            text.Append(depth > 0 && random.Chance(0.25) ? $"{Field(random)}({Group(random, depth - 1)})" : Leaf(random));
        }
        return text.ToString();
    }

    private static string Leaf(TestRandom random) => Field(random) + random.Next(8) switch
    {
        0 => $"\"{random.Pick(Words)} {random.Pick([.. Words, "no-limits"])}\"" + (random.Chance(0.4) ? "~" + random.Next(5) : ""),
        1 => random.Pick(["ra*", "Li*", "x\\:*"]),
        2 => $"{random.Pick(["[", "{"])}{random.Pick(["a", "Bc", "*"])} TO {random.Pick(["x", "\"y z\"", "*"])}{random.Pick(["]", "}"])}",
        _ => random.Pick(Words),
    } + Boost(random);

    private static string Field(TestRandom random) => random.Chance(0.2) ? "title:" : "";

    private static string Boost(TestRandom random) => random.Chance(0.15) ? random.Pick(["^2", "^0.5", "^10"]) : "";
}
