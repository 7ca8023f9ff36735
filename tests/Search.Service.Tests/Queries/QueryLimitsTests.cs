using Search.Engine;
using Search.Service.Queries;

namespace Search.Service.Tests.Queries;

/// <summary>Each limit of the query language, hit on purpose: the forgiving parser says which it was and what was done, the strict one where.</summary>
public sealed class QueryLimitsTests
{
    /// <summary>Words, the note, and the column and the hint of the error.</summary>
    public static TheoryData<string, string, int, string> Limits() => new()
    {
        { Words(1025, " "), "More than 1024 words side by side: the rest is left out", Words(1024, " ").Length + 2, "Use fewer words." },
        { Words(1025, " AND "), "More than 1024 words side by side: the rest is left out", Words(1024, " AND ").Length + 6, "Use fewer words." },
        { Words(1025, " OR "), "More than 1024 words side by side: the rest is left out", Words(1024, " OR ").Length + 5, "Use fewer words." },
        { $"({Words(1025, " OR ")}) NEAR xi", "More than 1024 words side by side: the rest is left out", Words(1024, " OR ").Length + 6, "Use fewer words." },
        { $"\"{Words(1025, " ")}\"", "More than 1024 words in one phrase: the rest is left out", 1, "Use fewer words." },
        { Repeated("(", 65) + "rain" + Repeated(")", 65), "Parentheses are nested deeper than 64 levels: the inner ones are left out", 65, "Use fewer parentheses." },
        { Repeated("rain NEAR ", 65) + "rain", "More than 64 levels of NEAR: the rest is searched as words", (10 * 65) - 4, "Use fewer of them." },
        { Repeated("(rain NEAR ", 33) + Repeated("rain NEAR ", 32) + "rain" + Repeated(")", 33), "NEAR within NEAR is deeper than 64 levels: searched as words", 7, "Use fewer of them." },
        { $"rain /{Repeated("a", 1001)}/", "The regular expression has 1001 characters; at most 1000 are allowed: searched as words", 6, "Write a simpler one, or \\ before a sign to search for it." },
        { "rain /.*a.{14}/", "The pattern is too complex: it takes more than 10000 states: searched as words", 6, "Write a simpler one, or \\ before a sign to search for it." },
        { "rain *a??????????????", "The pattern is too complex: it takes more than 10000 states: searched as words", 6, "Write a simpler one, or \\ before a sign to search for it." },
        { $"rain {Repeated("a?", 5001)}", "The pattern has more than 10000 characters: searched as words", 6, "Write a simpler one, or \\ before a sign to search for it." },
    };

    [Theory]
    [MemberData(nameof(Limits))]
    public void A_limit_is_named(string text, string note, int column, string hint)
    {
        ParsedQuery parsed = ArticleQueryParser.For(new ArticleQuery { Text = text }).Parse(text);
        Assert.Contains(note, parsed.Notes);
        QueryParseException error = Assert.Throws<QueryParseException>(() => ArticleQueryParser.For(new ArticleQuery { Text = text, Strict = true }).Parse(text));
        Assert.StartsWith(note[..note.LastIndexOf(':')], error.Message, StringComparison.Ordinal);
        Assert.Equal((column, hint), (error.Column, error.Hint));
    }

    [Theory]
    [InlineData(1024, " ")]
    [InlineData(1024, " OR ")]
    [InlineData(1024, " AND ")]
    public void What_is_within_a_limit_is_taken(int count, string between) => Assert.Empty(Parse(Words(count, between)).Notes);

    [Fact]
    public void Nesting_within_the_limit_is_taken()
    {
        Assert.Empty(Parse(Repeated("(", 64) + "rain" + Repeated(")", 64)).Notes);
        Assert.Empty(Parse(Repeated("rain NEAR ", 64) + "rain").Notes);
        Assert.Empty(Parse($"/{Repeated("a", 1000)}/").Notes);
    }

    private static ParsedQuery Parse(string text) => ArticleQueryParser.For(new ArticleQuery { Text = text }).Parse(text);

    private static string Words(int count, string between) => string.Join(between, Enumerable.Range(0, count).Select(i => $"w{i}"));

    private static string Repeated(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
