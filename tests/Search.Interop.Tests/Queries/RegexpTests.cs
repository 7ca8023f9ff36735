using System.Globalization;
using System.Text;
using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

/// <summary>
/// Random texts as regular expressions, most of them malformed: what Lucene's <c>RegExp</c> refuses we refuse and nothing else, and what it accepts means the same.
/// <c>SEARCH_REGEXPS=100000</c> is a long run.
/// </summary>
public class RegexpTests
{
    private const int Few = 3000;
    private const int TextsEach = 12;

    private static readonly string[] Parts =
    [
        "a", "a", "b", "b", "c", "\u00E9", "\U0001F600", ".", ".", "?", "*", "+", "{", "}", "{2}", "{1,2}", "{0,3}", "{2,}", "{,2}", ",", "[", "]", "[ab]", "[^a]", "[a-c]", "-",
        "^", "(", ")", "(", ")", "|", "|", "&", "~", "#", "@", "\"", "\"", "<", ">", "<1-20>", "<07-12>", "<3->", "<x>", "\\", "\\", "0", "1", "2", "9", " ", "+3", "\uD83D",
    ];

    private static readonly string[] Chars = ["a", "a", "b", "b", "c", "\u00E9", "\U0001F600", "1", "2", "0", "{", "\\", "(", "]", "-"];

    private static int Count => int.Parse(Environment.GetEnvironmentVariable("SEARCH_REGEXPS") ?? $"{Few}", CultureInfo.InvariantCulture);

    [LuceneFact]
    public void Lucene_and_we_refuse_the_same_and_accept_the_same_texts()
    {
        TestRandom random = TestRandom.Create();
        string[][] lines = [.. Enumerable.Range(0, Count).Select(_ => Line(random))];
        using var folder = new TempFolder();
        File.WriteAllLines(folder.File("lines"), lines.Select(line => string.Join('\t', line.Select(Units))));
        JavaLucene.Program("RunRegexps", folder.File("lines"), folder.File("answers"));
        string[] expected = File.ReadAllLines(folder.File("answers"));
        List<string> differences = [];
        for (int i = 0; i < lines.Length; i++)
        {
            string found = Answer(lines[i]);
            if (found != expected[i])
            {
                differences.Add($"{lines[i][0]} ({string.Join(' ', lines[i][1..])}): {found}, expected {expected[i]}");
            }
        }
        Assert.True(differences.Count == 0, $"{differences.Count} of {lines.Length} differ {random.Explain}\n{string.Join('\n', differences.Take(20))}");
        Assert.InRange(expected.Count(answer => answer == "refused"), Count / 6, Count * 5 / 6);
        Assert.InRange(expected.Count(answer => answer.Contains('1', StringComparison.Ordinal)), Count / 40, Count);
    }

    private static string Answer(string[] line)
    {
        RegexpQuery query;
        try
        {
            query = new RegexpQuery("body", line[0]);
        }
        catch (PatternException error)
        {
            return error.Position == null ? "complex" : "refused";
        }
        return string.Concat(line[1..].Select(text => query.Matches(text) ? '1' : '0'));
    }

    private static string[] Line(TestRandom random)
    {
        string[] parts = random.Chance(0.5) ? Parts : ["a", "b", "c", "1", "2", "(a|b)", "(", ")", .. Parts.Where(part => part.Length > 1 || "ab.?*+|&~@".Contains(part))];
        string pattern = string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Pick(parts)));
        return [pattern, .. Enumerable.Range(0, TextsEach).Select(_ => string.Concat(Enumerable.Range(0, random.Next(5)).Select(_ => random.Pick(Chars))))];
    }

    private static string Units(string text)
    {
        var units = new StringBuilder();
        foreach (char c in text)
        {
            units.Append(CultureInfo.InvariantCulture, $"{(int)c:x4}");
        }
        return units.ToString();
    }
}
