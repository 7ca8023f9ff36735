using Search.Analysis;

namespace Search.Engine.Tests.QueryParsing;

/// <summary>What the strict parser refuses, where it says the mistake is, and what limits it has. How it reads all else is compared with Lucene's parsers.</summary>
public class StrictParserTests
{
    private static readonly QueryParser Classic = new("body", Analyzers.ByName("standard"));

    private static readonly QueryParser WithAdditions = new(new QueryParserOptions
    {
        DefaultFields = [new DefaultField("body"), new DefaultField("title", 0.2f)],
        AnalyzerOf = _ => Analyzers.ByName("standard"),
        KindOf = field => field switch
        {
            "body" or "title" => QueryFieldKind.Text,
            "published" => QueryFieldKind.Date,
            "year" => QueryFieldKind.Number,
            _ => QueryFieldKind.Unknown,
        },
        Strict = true,
    });

    [Theory]
    [InlineData("", 1)]
    [InlineData("  ", 1)]
    [InlineData("(rain", 1)]
    [InlineData("rain (mill", 6)]
    [InlineData("rain)", 5)]
    [InlineData("()", 2)]
    [InlineData("rain ( )", 8)]
    [InlineData("\"rain mill", 1)]
    [InlineData("rain \"", 6)]
    [InlineData("rain AND", 6)]
    [InlineData("(rain OR) mill", 7)]
    [InlineData("OR rain", 1)]
    [InlineData("&& rain", 1)]
    [InlineData("rain AND OR mill", 10)]
    [InlineData("rain NOT", 6)]
    [InlineData("rain +", 6)]
    [InlineData("NOT NOT rain", 5)]
    [InlineData("+-rain", 2)]
    [InlineData("rain^", 5)]
    [InlineData("rain^x", 5)]
    [InlineData("rain^ 2", 5)]
    [InlineData("rain^.5", 5)]
    [InlineData("rain^2^3", 7)]
    [InlineData("^2", 1)]
    [InlineData("rain^99999999999999999999", 1)]
    [InlineData("a (rain^9999999999 mill)^9999999999", 4)]
    [InlineData("~", 1)]
    [InlineData("rain~1.5", 5)]
    [InlineData("rain~-1", 5)]
    [InlineData("rain~1~2", 7)]
    [InlineData("\"a b\"~-2", 6)]
    [InlineData("rain [a mill", 6)]
    [InlineData("[a b]", 1)]
    [InlineData("[a TO", 1)]
    [InlineData("[a TO b", 1)]
    [InlineData("[]", 1)]
    [InlineData("[a TO ]", 1)]
    [InlineData("[\\u12 TO b]", 2)]
    [InlineData("rain ]", 6)]
    [InlineData("rain }", 6)]
    [InlineData("title:", 1)]
    [InlineData("rain title:)", 6)]
    [InlineData(":rain", 1)]
    [InlineData("title::rain", 7)]
    [InlineData("title:rain:mill", 11)]
    [InlineData("\"title\":rain", 8)]
    [InlineData("title:AND", 7)]
    [InlineData("title:+rain", 7)]
    [InlineData("rain /mill", 6)]
    [InlineData("rain\\", 5)]
    [InlineData("ra\\u12", 3)]
    [InlineData("\"ra\\u12zz\"", 4)]
    [InlineData("/a\\uxxxx/", 3)]
    [InlineData("rain /mi(l/", 11)]
    [InlineData("/ra[in/", 7)]
    [InlineData("/a)/", 3)]
    [InlineData("/(a{1000}){1000}/", 1)]
    public void Lucenes_grammar_has_no_such_text(string text, int column)
    {
        Check(Classic, text, column);
        Check(WithAdditions, text, column);
    }

    [Theory]
    [InlineData("colour:blue", 1)]
    [InlineData("rain AND *:blue", 10)]
    [InlineData("published:yesterday", 11)]
    [InlineData("year:[a TO b]", 6)]
    [InlineData("year:>", 6)]
    [InlineData("year:>=(1)", 6)]
    [InlineData("published:20*", 11)]
    [InlineData("published:7days", 11)]
    [InlineData("rain NEAR", 6)]
    [InlineData("NEAR/3 rain", 1)]
    [InlineData("rain NEAR/3 NEAR/3 mill", 13)]
    [InlineData("rain NEAR/3 -mill", 13)]
    [InlineData("rain NEAR/3 (mill AND bridge)", 6)]
    [InlineData("rain NEAR/3 title:mill", 6)]
    [InlineData("rain NEAR/3 year:1987", 6)]
    [InlineData("rain NEAR/3 [a TO b]", 6)]
    [InlineData("rain NEAR/3 mill^2", 6)]
    public void The_additions_have_mistakes_of_their_own(string text, int column) => Check(WithAdditions, text, column);

    [Theory]
    [InlineData("rain NEAR/3 mill", "body:rain body:near body:/3 mill/")]
    [InlineData("rain NEAR mill", "body:rain body:near body:mill")]
    [InlineData("a NEAR/3 b NEAR/2 c", "body:a body:near body:/3 b NEAR/ body:2 body:c")]
    [InlineData("year:>1987", "year:1987")]
    [InlineData("published:7d", "published:7d")]
    [InlineData("year:none", "year:none")]
    [InlineData("*", "body:*")]
    [InlineData("title:*", "title:*")]
    [InlineData("*:*", "*:*")]
    [InlineData("-rain", "-body:rain")]
    [InlineData("...", "")]
    [InlineData("\"mill\"~-2", "body:mill")]
    public void Without_the_additions_they_are_plain_text(string text, string query)
    {
        if (text.Contains("/3 mill", StringComparison.Ordinal))
        {
            Check(Classic, text, 10);
            return;
        }
        Assert.Equal(query.Replace("/3 b NEAR/", "/3 b near/", StringComparison.Ordinal), Classic.Parse(text).Query.ToString());
    }

    [Theory]
    [InlineData("-rain", "-(body:rain (title:rain)^0.2)")]
    [InlineData("no-limits", "(body:no body:limits) (title:no title:limits)^0.2")]
    [InlineData("year:>1987", "year:[1988 TO 9223372036854775807]")]
    [InlineData("year:>= 1987", "year:[1987 TO 9223372036854775807]")]
    [InlineData("year:-5", "year:-5")]
    [InlineData("published:1970-01-01T00:01", "published:[60000 TO 119999]")]
    [InlineData("rain^1", "(body:rain (title:rain)^0.2)^1.0")]
    [InlineData("*", "*:*")]
    public void With_the_additions_all_else_is_as_strict(string text, string query) => Assert.Equal(query, WithAdditions.Parse(text).Query.ToString());

    [Theory]
    [InlineData("!   rain", "+body:rain")]
    [InlineData("rain mill", "+body:rain +body:mill")]
    [InlineData("rain", "body:rain")]
    public void A_sign_alone_is_a_word_of_its_own(string text, string query)
    {
        var parser = new QueryParser(new QueryParserOptions
        {
            DefaultFields = [new DefaultField("body")],
            AnalyzerOf = _ => Analyzers.ByName("standard"),
            KindOf = _ => QueryFieldKind.Text,
            Operator = QueryOperator.And,
            Strict = true,
            Additions = false,
        });
        Assert.Equal(query, parser.Parse(text).Query.ToString());
    }

    [Fact]
    public void Limits_are_errors_that_name_them()
    {
        string words = string.Concat(Enumerable.Repeat("w ", 1024));
        Assert.Equal(1024, ((BooleanQuery)Classic.Parse(words).Query).Clauses.Count);
        Refused("1024", words + "rain", 1);
        Refused("1024", string.Join(" OR ", Enumerable.Repeat("w", 1025)), 1025 + (1024 * 4));
        Assert.NotNull(Classic.Parse(new string('(', 64) + "a" + new string(')', 64)).Query);
        Refused("64 levels", new string('(', 65) + "a" + new string(')', 65), 65);
        Assert.NotNull(Classic.Parse($"/{new string('a', 1000)}/").Query);
        Refused("at most 1000", $"rain /{new string('a', 1001)}/", 6);
        Refused("10000 states", "rain /(a{1000}){1000}/", 6);
        Refused("1000 characters", $"rain {new string('a', 1001)}~", 6);
        Refused("1024 words in one phrase", $"\"{words}rain\"", 1);
        string near = string.Concat(Enumerable.Repeat("a NEAR ", 64));
        Assert.NotNull(WithAdditions.Parse(near + "a").Query);
        Assert.Contains("64 levels", Assert.Throws<QueryParseException>(() => WithAdditions.Parse(near + "a NEAR a")).Message, StringComparison.Ordinal);
    }

    private static void Refused(string limit, string text, int column)
    {
        var error = Assert.Throws<QueryParseException>(() => Classic.Parse(text));
        Assert.Contains(limit, error.Message, StringComparison.Ordinal);
        Assert.Equal(column, error.Column);
    }

    private static void Check(QueryParser parser, string text, int column)
    {
        var error = Assert.Throws<QueryParseException>(() => parser.Parse(text));
        Assert.Equal(column, error.Column);
        Assert.NotEmpty(error.Hint);
        Assert.Contains($"column {column}", error.Message, StringComparison.Ordinal);
    }
}
