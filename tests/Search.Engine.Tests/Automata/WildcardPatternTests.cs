using System.Text;
using Search.Codecs.Contracts;
using Search.Engine.Automata;
using Search.Testing;

namespace Search.Engine.Tests.Automata;

public class WildcardPatternTests
{
    [Fact]
    public void Random_patterns_accept_what_a_simple_matcher_accepts()
    {
        TestRandom random = TestRandom.Create();
        int accepted = 0;
        for (int round = 0; round < 500; round++)
        {
            var pattern = new StringBuilder();
            for (int i = random.Next(1, 7); i > 0; i--)
            {
                pattern.Append(random.Pick(["*", "*", "?", "\\*", "\\?", "\\\\", "\\a", .. RandomTexts.Chars]));
            }
            pattern.Append(random.Chance(0.05) ? "\\" : "");
            List<int> steps = Steps(pattern.ToString());
            TermAutomaton automaton = Run.Convert(WildcardPattern.Compile(pattern.ToString(), out _));
            for (int i = 0; i < 40; i++)
            {
                string text = random.Chance(0.5) ? RandomTexts.Text(random, 6) : Example(random, steps);
                bool expected = Matches(steps, CodePoints.Of(text));
                Assert.True(expected == Run.Value(automaton, text) >= 0, $"'{text}' and {pattern}: expected {expected} {random.Explain}");
                accepted += expected ? 1 : 0;
            }
        }
        Assert.InRange(accepted, 5000, 19_000);
    }

    [Theory]
    [InlineData("", "")]
    [InlineData("", "a")]
    public void The_empty_pattern_means_nothing(string pattern, string text) =>
        Assert.True(Run.Value(Run.Convert(WildcardPattern.Compile(pattern, out _)), text) < 0);

    [Fact]
    public void A_star_means_terms_that_are_no_text_too()
    {
        Assert.True(Run.Value(Run.Convert(WildcardPattern.Compile("*", out _)), [0xFF, 0x80]) >= 0);
        Assert.True(Run.Value(Run.Convert(WildcardPattern.Compile("a*", out _)), [(byte)'a', 0x80]) < 0);
    }

    [Fact]
    public void What_is_too_complex_is_refused_with_the_limit()
    {
        PatternException error = Assert.Throws<PatternException>(() => WildcardPattern.Compile("*a" + new string('?', 20), out _));
        Assert.Contains("10000", error.Message, StringComparison.Ordinal);
        Assert.Null(error.Position);
    }

    private const int Many = -1;
    private const int One = -2;

    private static List<int> Steps(string pattern)
    {
        var steps = new List<int>();
        int[] codePoints = CodePoints.Of(pattern);
        for (int i = 0; i < codePoints.Length; i++)
        {
            steps.Add(codePoints[i] switch
            {
                '*' => Many,
                '?' => One,
                '\\' when i + 1 < codePoints.Length => codePoints[++i],
                int c => c,
            });
        }
        return steps;
    }

    private static string Example(TestRandom random, List<int> steps) => string.Concat(steps.Select(step => step switch
    {
        Many => RandomTexts.Text(random, 3),
        One => random.Pick(RandomTexts.Chars),
        _ => char.ConvertFromUtf32(step),
    }));

    private static bool Matches(List<int> steps, int[] text)
    {
        bool[] ends = new bool[text.Length + 1];      // whether the steps so far can end there
        ends[0] = true;
        foreach (int step in steps)
        {
            bool[] next = new bool[ends.Length];
            for (int i = 0; i < ends.Length; i++)
            {
                next[i] = step == Many ? ends[i] || (i > 0 && next[i - 1]) : i > 0 && ends[i - 1] && (step == One || step == text[i - 1]);
            }
            ends = next;
        }
        return ends[^1];
    }
}
