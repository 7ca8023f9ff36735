using Search.Analysis;

namespace Search.Engine.Tests.QueryParsing;

public class QueryParserTests
{
    private static readonly QueryParser Lenient = new(Options);
    private static readonly QueryParser Strict = new("body", Analyzers.ByName("standard"));

    private static QueryParserOptions Options => new()
    {
        DefaultFields = [new DefaultField("body")],
        AnalyzerOf = _ => Analyzers.ByName("standard"),
        KindOf = KindOf,
        Aliases = new Dictionary<string, string> { ["date"] = "published" },
        Clock = new StoppedClock(new DateTimeOffset(1971, 1, 2, 12, 30, 0, TimeSpan.Zero)),
    };

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }

    private static QueryFieldKind KindOf(string field) => field switch
    {
        "body" or "title" => QueryFieldKind.Text,
        "source" => QueryFieldKind.KeywordIgnoringCase,
        "id" => QueryFieldKind.Keyword,
        "published" => QueryFieldKind.Date,
        "size" => QueryFieldKind.Int,
        "year" => QueryFieldKind.Number,
        _ => QueryFieldKind.Unknown,
    };

    [Theory]
    [InlineData("Rain", "body:rain")]
    [InlineData("rain drought", "body:rain body:drought")]
    [InlineData("rain AND drought", "+body:rain +body:drought")]
    [InlineData("rain && drought || mill", "(+body:rain +body:drought) body:mill")]
    [InlineData("rain OR drought AND mill", "body:rain (+body:drought +body:mill)")]
    [InlineData("rain OR mill drought", "(body:rain body:mill) body:drought")]
    [InlineData("NOT rain AND drought", "-body:rain +body:drought")]
    [InlineData("rain NOT drought", "body:rain -body:drought")]
    [InlineData("+rain -drought !mill", "+body:rain -body:drought -body:mill")]
    [InlineData("NOT NOT rain", "body:rain")]
    [InlineData("-rain", "+*:* -body:rain")]
    [InlineData("rain OR -mill", "body:rain (+*:* -body:mill)")]
    [InlineData("(rain drought) AND mill", "+(body:rain body:drought) +body:mill")]
    [InlineData("rain^2 \"two words\"~3^0.5", "(body:rain)^2.0 (body:\"two words\"~3)^0.5")]
    [InlineData("(rain mill)^3", "(body:rain body:mill)^3.0")]
    [InlineData("no-limits AT&T and/or", "body:\"no limits\" body:\"at t\" body:\"and or\"")]
    [InlineData("\"rain\"", "body:rain")]
    [InlineData("rain* *", "body:rain* *:*")]
    [InlineData("*:*", "*:*")]
    [InlineData("title:rain body:(mill OR bridge)", "title:rain (body:mill body:bridge)")]
    [InlineData("title:(rain id:A)", "title:rain id:A")]
    [InlineData("[a TO b} title:{a TO *]", "body:[a TO b} title:{a TO *]")]
    [InlineData("title:[\"new york\" TO z]", "title:[new york TO z]")]
    [InlineData("source:Reuters id:Reuters", "source:reuters id:Reuters")]
    [InlineData("size:[3 TO 5} size:>7 size:<=9", "size:[3 TO 4] size:[8 TO 2147483647] size:[-2147483648 TO 9]")]
    [InlineData("size:-5 size:>-7 size:[-3 TO -1]", "size:[-5 TO -5] size:[-6 TO 2147483647] size:[-3 TO -1]")]
    [InlineData("year:2022 year:[2020 TO 2021]", "year:2022 year:[2020 TO 2021]")]
    [InlineData("date:1970", "published:[0 TO 31535999999]")]
    [InlineData("published:1970-02", "published:[2678400000 TO 5097599999]")]
    [InlineData("published:>1970-01-01", "published:[86400000 TO 9223372036854775807]")]
    [InlineData("published:<1970-01-01T10:30", "published:[-9223372036854775808 TO 37799999]")]
    [InlineData("ra?n *ain R?IN* \\*a?", "body:ra?n body:*ain body:r?in* body:\\*a?")]
    [InlineData("/Ra.n/ /a\\/b/", "body:/ra.n/ body:/a\\/b/")]
    [InlineData("rain~ rain~1 rain~0.7 rain~0 r\u00e9sum\u00e9~0.5", "body:rain~2 body:rain~1 body:rain~1 body:rain~0 body:r\u00e9sum\u00e9~2")]
    [InlineData("rain~1^2 rain^2~1 /a/^3 ra?n^2 [a TO b]^2", "(body:rain~1)^2.0 (body:rain~1)^2.0 (body:/a/)^3.0 (body:ra?n)^2.0 (body:[a TO b])^2.0")]
    [InlineData("no-lim*", "body:\"no lim*\"")]
    [InlineData("rain NEAR/3 mill", "spanNear([body:rain, body:mill], 3, false)")]
    [InlineData("rain NEAR mill", "spanNear([body:rain, body:mill], 5, false)")]
    [InlineData("rain ONEAR/2 mill AND NOT bridge", "+spanNear([body:rain, body:mill], 2, true) -body:bridge")]
    [InlineData("a NEAR/5 b ONEAR/3 c", "spanNear([spanNear([body:a, body:b], 5, false), body:c], 3, true)")]
    [InlineData("a NEAR/5 (b ONEAR/3 c)", "spanNear([body:a, spanNear([body:b, body:c], 3, true)], 5, false)")]
    [InlineData("-a NEAR b c", "-spanNear([body:a, body:b], 5, false) body:c")]
    [InlineData("(a NEAR b)^2", "(spanNear([body:a, body:b], 5, false))^2.0")]
    [InlineData("(rain OR mill) NEAR \"a b\"", "spanNear([spanOr([body:rain, body:mill]), spanNear([body:a, body:b], 0, true)], 5, false)")]
    [InlineData("title:rain NEAR title:mi*", "spanNear([title:rain, SpanMultiTermQueryWrapper(title:mi*)], 5, false)")]
    [InlineData("title:(rain NEAR m?ll)", "spanNear([title:rain, SpanMultiTermQueryWrapper(title:m?ll)], 5, false)")]
    [InlineData("rain~1 NEAR no-limits", "spanNear([SpanMultiTermQueryWrapper(body:rain~1), spanNear([body:no, body:limits], 0, true)], 5, false)")]
    [InlineData("rain NEAR ...", "body:rain")]
    [InlineData("NEARBY", "body:nearby")]
    [InlineData("title:NEAR", "title:near")]
    [InlineData("source:Reu?ers id:/A.*/ id:R~1 year:202?", "source:reu?ers id:/A.*/ id:R~1 year:202?")]
    [InlineData("source:none id:\"none\" source:*", "(+*:* -source:*) id:none source:*")]
    [InlineData("title:none", "title:none")]
    [InlineData("published:7d", "published:[31017600000 TO 31708799999]")]
    [InlineData("published:24h", "published:[31581000000 TO 31667400000]")]
    [InlineData("published:0d", "published:[31622400000 TO 31708799999]")]
    [InlineData("published:>=1w", "published:[31017600000 TO 9223372036854775807]")]
    [InlineData("published:>1w", "published:[31104000000 TO 9223372036854775807]")]
    [InlineData("published:<2w", "published:[-9223372036854775808 TO 30412799999]")]
    [InlineData("published:<=2w", "published:[-9223372036854775808 TO 30499199999]")]
    [InlineData("published:[1y TO 3m]", "published:[86400000 TO 23759999999]")]
    [InlineData("published:99999y", "published:[-62135596800000 TO 31708799999]")]
    [InlineData("size:none", "+*:* -size:[-2147483648 TO 2147483647]")]
    [InlineData("\\(rain\\) \\AND \\u0072ain", "body:rain body:and body:rain")]
    [InlineData("rain - drought", "body:rain body:drought")]
    public void A_text_is_read(string text, string query)
    {
        ParsedQuery parsed = Lenient.Parse(text);
        Assert.Equal(query, parsed.Query.ToString());
        Assert.Empty(parsed.Notes);
    }

    [Theory]
    [InlineData("(rain", "body:rain", 1)]
    [InlineData("rain)", "body:rain", 5)]
    [InlineData("\"rain mill", "body:\"rain mill\"", 1)]
    [InlineData("rain AND", "body:rain", 6)]
    [InlineData("OR rain", "body:rain", 1)]
    [InlineData("rain AND OR mill", "+body:rain +body:mill", 10)]
    [InlineData("rain^", "body:rain", 5)]
    [InlineData("rain [a mill", "body:rain body:a body:mill", 6)]
    [InlineData("rain~1.5", "body:rain", 5)]
    public void What_cannot_be_taken_as_written_is_searched_with_a_note_or_refused_with_its_place(string text, string query, int column)
    {
        ParsedQuery parsed = Lenient.Parse(text);
        Assert.Equal(query, parsed.Query.ToString());
        Assert.NotEmpty(parsed.Notes);
        Assert.Equal(column, Assert.Throws<QueryParseException>(() => Strict.Parse(text)).Column);
    }

    [Theory]
    [InlineData("colour:blue", "body:colour:blue")]
    [InlineData("size:large", "body:large")]
    [InlineData("published:yesterday", "body:yesterday")]
    [InlineData("colour:>=30d mill", "body:\"colour 30d\" body:mill")]
    [InlineData("colour: > 30", "body:colour body:30")]
    [InlineData("title:(colour: >rain)", "title:colour title:rain")]
    [InlineData("at 10:30", "body:at body:\"10 30\"")]
    [InlineData("title:", "body:title")]
    public void A_field_that_takes_no_such_value_is_searched_as_words(string text, string query)
    {
        ParsedQuery parsed = Lenient.Parse(text);
        Assert.Equal(query, parsed.Query.ToString());
        _ = text == "title:" ? 0 : Assert.Single(parsed.Notes).Length;
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData("()")]
    [InlineData("\"\"")]
    [InlineData("...")]
    public void A_text_without_words_finds_nothing(string text) => Assert.IsType<MatchNoDocsQuery>(Lenient.Parse(text).Query);

    [Fact]
    public void Common_words_are_left_out_unless_they_are_meant()
    {
        var parser = new QueryParser(Options with { StopWords = new HashSet<string> { "the", "to", "be" } });
        Assert.Equal("body:rain", parser.Parse("the rain").Query.ToString());
        Assert.Single(parser.Parse("the rain").Notes);
        Assert.Equal("+body:the body:rain", parser.Parse("+the rain").Query.ToString());
        Assert.Equal("body:\"the rain\"", parser.Parse("\"the rain\"").Query.ToString());
        Assert.Equal("body:to body:be", parser.Parse("to be").Query.ToString());
    }

    [Theory]
    [InlineData("rain^999999999999999999999999999999999999999999", "body:rain")]
    [InlineData("rain^99999999999999999999 mill", "body:rain body:mill")]
    [InlineData("(rain^9999999999 mill)^9999999999", "(body:rain body:mill)^1.0E10")]
    public void Boosts_that_scores_could_not_hold_are_left_out(string text, string query)
    {
        ParsedQuery parsed = Lenient.Parse(text);
        Assert.Equal(query, parsed.Query.ToString());
        Assert.Single(parsed.Notes);
    }
}
