using System.Diagnostics;
using System.Text;
using Search.Codecs.Contracts;
using Search.Engine.Automata;
using Search.Testing;

namespace Search.Engine.Tests.Automata;

public class RegexpTests
{
    [Fact]
    public void Random_expressions_accept_what_a_simple_matcher_accepts()
    {
        TestRandom random = TestRandom.Create();
        int accepted = 0;
        int asked = 0;
        for (int round = 0; round < 400; round++)
        {
            string pattern = Pattern(random, 3);
            RegexpNode node = RegexpParser.Parse(pattern);
            TermAutomaton automaton = Run.Convert(RegexpCompiler.Compile(node));
            for (int i = 0; i < 30; i++)
            {
                string text = RandomTexts.Text(random, 5);
                bool expected = NaiveRegexp.Matches(node, CodePoints.Of(text));
                Assert.True(expected == Run.Value(automaton, text) >= 0, $"'{text}' and {pattern}: expected {expected} {random.Explain}");
                accepted += expected ? 1 : 0;
                asked++;
            }
        }
        Assert.InRange(accepted, asked / 20, asked - asked / 20);
    }

    [Theory]
    [InlineData("a|b&b|c", "a b c", "ab bb")]
    [InlineData("a|b&c|d", "a d", "b c")]
    [InlineData("~a*", " b aab", "")]
    [InlineData("~(a*)", "b", "a aa")]
    [InlineData("[^a-c]{2,}", "dd dde", "d ad")]
    [InlineData("\"a.*\"", "a.*", "abb")]
    [InlineData("a\"*\"b", "a*b", "ab")]
    [InlineData("a(b)?c+", "ac abcc", "ab abbc")]
    [InlineData("#|a", "a", "b #")]
    [InlineData("@&~(@b@)", "ac aaa", "b abc")]
    [InlineData("()", "", "a")]
    [InlineData("*|)", "* )", "a")]
    [InlineData("\\(\\d", "(d", "(5 (")]
    [InlineData("[a\\-z]", "a - z", "b")]
    [InlineData("[]a]", "] a", "b")]
    [InlineData("<5-12>", "5 05 012 12 9", "4 13 5a")]
    [InlineData("<05-12>", "05 12", "5 012 13")]
    [InlineData("<12-5>", "7 12", "13")]
    [InlineData("b|a{3,2}", "b", "aa aaa")]
    [InlineData("\uD83D\uDE00{2}", "\U0001F600\U0001F600", "\U0001F600")]
    public void Expressions_mean_what_Lucene_says(string pattern, string accepted, string refused)
    {
        TermAutomaton automaton = Run.Convert(RegexpCompiler.Compile(RegexpParser.Parse(pattern)));
        Assert.All(accepted.Split(' '), text => Assert.True(Run.Value(automaton, text) >= 0, text));
        Assert.All(refused.Split(' ', StringSplitOptions.RemoveEmptyEntries), text => Assert.True(Run.Value(automaton, text) < 0, text));
    }

    [Theory]
    [InlineData("(a", 2)]
    [InlineData("a)", 1)]
    [InlineData("a|", 2)]
    [InlineData("ab[c", 4)]
    [InlineData("ab[z-a]", 3)]
    [InlineData("a{x}", 2)]
    [InlineData("a{1", 3)]
    [InlineData("a{99999999999}", 2)]
    [InlineData("\"a", 2)]
    [InlineData("<a-b>", 1)]
    [InlineData("<name>", 1)]
    [InlineData("a\\", 2)]
    public void Errors_say_where(string pattern, int position)
    {
        PatternException error = Assert.Throws<PatternException>(() => RegexpParser.Parse(pattern));
        Assert.Equal(position, error.Position);
        Assert.Contains($"position {position}", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("(a|b)*a(a|b){20}")]
    [InlineData("a{10001}")]
    [InlineData("((((a{10}){10}){10}){10}){10}")]
    [InlineData(".*a.{900}b.*")]
    [InlineData("(.{0,99}a){99}")]
    public void What_is_too_complex_is_refused_soon_with_the_limit(string pattern)
    {
        var clock = Stopwatch.StartNew();
        PatternException error = Assert.Throws<PatternException>(() => Run.Convert(RegexpCompiler.Compile(RegexpParser.Parse(pattern))));
        Assert.Contains("10000", error.Message, StringComparison.Ordinal);
        Assert.Null(error.Position);
        Assert.InRange(clock.Elapsed.TotalSeconds, 0, 60);
    }

    [Fact]
    public void More_than_a_thousand_characters_are_refused()
    {
        Assert.NotNull(RegexpParser.Parse(new string('a', 1000)));
        PatternException error = Assert.Throws<PatternException>(() => RegexpParser.Parse(new string('a', 1001)));
        Assert.Contains("1000", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Groups_may_be_as_deep_as_the_text_is_long()
    {
        string pattern = new string('(', 333) + new string('~', 334) + new string(')', 333);
        Assert.Throws<PatternException>(() => RegexpParser.Parse(pattern));
        pattern = new string('(', 499) + "a" + new string(')', 499);
        Assert.True(Run.Value(Run.Convert(RegexpCompiler.Compile(RegexpParser.Parse(pattern))), "a") >= 0);
        pattern = new string('~', 998) + "a";
        Assert.True(Run.Value(Run.Convert(RegexpCompiler.Compile(RegexpParser.Parse(pattern))), "a") >= 0);
    }

    private static string Pattern(TestRandom random, int depth)
    {
        string Inner() => Pattern(random, depth - 1);
        string Char() => random.Pick(RandomTexts.Chars);
        return random.Next(depth > 0 ? 14 : 5) switch
        {
            0 or 1 => Char(),
            2 => ".",
            3 => random.Pick(["[ab]", "[^a]", "[a-\u00FF]", "[^\u4EAC-\U0001F600]", "\"ab\"", "@", "#", "<0-3>", "()"]),
            4 => Char() + Char(),
            5 => $"({Inner()}|{Inner()})",
            6 => $"({Inner()}&{Inner()})",
            7 => $"({Inner()})*",
            8 => $"({Inner()})?",
            9 => $"~({Inner()})",
            10 => new StringBuilder($"({Inner()}){{{random.Next(3)}").Append(random.Pick([",}", $",{random.Next(4)}}}", "}"])).ToString(),
            11 => $"({Inner()})+",
            _ => Inner() + Inner(),
        };
    }
}
