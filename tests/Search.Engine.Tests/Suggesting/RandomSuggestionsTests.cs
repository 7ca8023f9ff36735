using System.Globalization;
using Search.Engine.Tests.QueryParsing;
using Search.Testing;

namespace Search.Engine.Tests.Suggesting;

/// <summary>Random queries over random texts: whatever is proposed is better, and drops nothing. <c>SEARCH_SUGGESTIONS=20000</c> is a long run.</summary>
public class RandomSuggestionsTests
{
    private const int Few = 400;

    private static readonly string[] Stems = ["rain", "ruin", "drought", "valley", "council", "bridge", "river", "vote", "harvest", "putin", "foot", "ball", "football", "no", "limits", "the", "café"];

    private static int Count => int.Parse(Environment.GetEnvironmentVariable("SEARCH_SUGGESTIONS") ?? $"{Few}", CultureInfo.InvariantCulture);

    [Fact]
    public void A_proposal_finds_more_and_asks_no_less()
    {
        TestRandom random = TestRandom.Create();
        int proposed = 0;
        for (int i = 0; i < Count; i += 50)
        {
            using var index = new SpelledIndex(Enumerable.Range(0, random.Next(1, 30)).Select(_ => Words(random, 12, mistakes: 0.02)).ToArray());
            for (int j = 0; j < 50; j++)
            {
                string query = Query(random);
                if (index.Suggest(query) is not { } suggestion)
                {
                    continue;
                }
                proposed++;
                long total = index.Count(suggestion.Text);
                long ofAll = index.Count(suggestion.Text, QueryOperator.And);
                (long Total, long OfAll) before = (index.Count(query), index.Count(query, QueryOperator.And));
                string told = $"{query} ({before}) => {suggestion} {random.Explain}";
                Assert.True(suggestion.Total == total && suggestion.TotalOfAll == ofAll, told);
                Assert.True(total >= before.Total && ofAll >= before.OfAll && (total > before.Total || ofAll > before.OfAll), told);
                Assert.True(Letters(suggestion.Text) >= Letters(query) * 2 / 3 && Signs(suggestion.Text) == Signs(query), told);
            }
        }
        Assert.True(proposed > Count / 20, $"{proposed} {random.Explain}");
    }

    [Fact]
    public void Anything_that_is_typed_is_taken()
    {
        TestRandom random = TestRandom.Create();
        var texts = new QueryTexts(random);
        using var index = new SpelledIndex("rain: ruin of a mill, drought", "O'Neill: the mills of 1987", "café: \u4EAC\u90FD \U0001F642 no-limits");
        int proposed = 0;
        for (int i = 0; i < Count * 5; i++)
        {
            string text = random.Next(3) switch { 0 => texts.Valid(), 1 => texts.Edited(), _ => texts.Anything() };
            text = random.Chance(0.5) ? $"{text} {Word(random, 1)}" : text;
            try
            {
                proposed += index.Suggest(text) == null ? 0 : 1;
                index.Snapshot.CompleteTitle(text, new TitleFields("title", "title", Search.Analysis.Analyzers.ByName("exact")), 3);
                index.Snapshot.CompleteTerm(SpelledIndex.Exact, text, 3, text);
            }
            catch (Exception e)
            {
                Assert.Fail($"{text} {random.Explain}\n{e}");
            }
        }
        Assert.True(proposed > Count / 20, $"{proposed} {random.Explain}");
    }

    private static int Letters(string text) => text.Count(char.IsLetter);

    /// <summary>Signs of the language but quotation marks and blanks, which come and go with words that are cut or joined.</summary>
    private static string Signs(string text) => string.Concat(text.Where(c => c is '(' or ')' or '+' or '-' or '^' or ':' or '*'));

    private static string Query(TestRandom random)
    {
        string text = string.Join(' ', Enumerable.Range(0, random.Next(1, 5)).Select(_ => Part(random)));
        return random.Chance(0.1) ? $"({text})^2" : text;
    }

    private static string Part(TestRandom random) => random.Next(10) switch
    {
        0 => $"\"{Words(random, 4, mistakes: 0.4)}\"",
        1 => $"+{Word(random, 0.4)}",
        2 => $"-{Word(random, 0.4)}",
        3 => $"{Word(random, 0.4)} AND {Word(random, 0.4)}",
        4 => $"{Word(random, 0.4)} OR {Word(random, 0.4)}",
        5 => $"title:{Word(random, 0.4)}",
        6 => $"{Word(random, 0.4)}*",
        _ => Word(random, 0.4),
    };

    private static string Words(TestRandom random, int most, double mistakes) =>
        string.Join(' ', Enumerable.Range(0, random.Next(1, most)).Select(_ => Word(random, mistakes)));

    private static string Word(TestRandom random, double mistakes)
    {
        string word = random.Pick(Stems);
        for (int edits = random.Chance(mistakes) ? random.Next(1, 3) : 0; edits > 0; edits--)
        {
            int at = random.Next(word.Length);
            string other = random.Pick(["a", "e", "n", "r", "é", "x"]);
            word = random.Next(4) switch
            {
                0 when word.Length > 2 => word.Remove(at, 1),
                1 => word.Insert(at, other),
                2 when at > 0 => word[..(at - 1)] + word[at] + word[at - 1] + word[(at + 1)..],
                _ => word[..at] + other + word[(at + 1)..],
            };
        }
        return word;
    }
}
