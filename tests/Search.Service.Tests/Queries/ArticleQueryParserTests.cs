using Search.Engine;
using Search.Service.Queries;

namespace Search.Service.Tests.Queries;

/// <summary>Which fields a query is searched in. How the language itself is read is tested with the engine.</summary>
public sealed class ArticleQueryParserTests
{
    [Theory]
    [InlineData("limits", "text:limit (title:limit)^0.2")]
    [InlineData("putin AND xi", "+(text:putin (title:putin)^0.2) +(text:xi (title:xi)^0.2)")]
    [InlineData("\"No Limits\"", "text.exact:\"no limits\" (title.exact:\"no limits\")^0.2")]
    [InlineData("limits*", "text.exact:limits* (title.exact:limits*)^0.2")]
    [InlineData("l?mits", "text.exact:l?mits (title.exact:l?mits)^0.2")]
    [InlineData("title:/Lim.*/", "title.exact:/lim.*/")]
    [InlineData("limits~1", "text.exact:limits~1 (title.exact:limits~1)^0.2")]
    [InlineData("body:limits NEAR/3 body:friends", "spanNear([text:limit, text:friend], 3, false)")]
    [InlineData("title:limits ONEAR title:\"no friends\"", "spanNear([title:limit, mask(spanNear([title.exact:no, title.exact:friends], 0, true)) as title], 5, true)")]
    [InlineData("source:none", "+*:* -DocValuesFieldExistsQuery [field=source]")]
    [InlineData("year:none published:*", "(+*:* -DocValuesFieldExistsQuery [field=year]) DocValuesFieldExistsQuery [field=published]")]
    [InlineData("title:* body:* id:*", "NormsFieldExistsQuery [field=title] NormsFieldExistsQuery [field=text] id:*")]
    [InlineData("* *:*", "*:* *:*")]
    [InlineData("no-limits", "text:\"no limit\" (title:\"no limit\")^0.2")]
    [InlineData("body:limits", "text:limit")]
    [InlineData("body:\"deepening friendship\"", "text.exact:\"deepening friendship\"")]
    [InlineData("title:\"deepening friendship\"", "title.exact:\"deepening friendship\"")]
    [InlineData("furniture:replies", "furniture:repli")]
    [InlineData("furniture:\"leave a reply\"", "furniture:\"leav a repli\"")]
    [InlineData("year:2022", "year:2022")]
    [InlineData("mentions:2019", "mentions:2019")]
    [InlineData("source:Reuters", "source:reuters")]
    [InlineData("source:\"The Times\"", "source:the times")]
    [InlineData("id:\"A b\"", "id:A b")]
    [InlineData("the limits", "text:limit (title:limit)^0.2")]
    [InlineData("-putin", "+*:* -(text:putin (title:putin)^0.2)")]
    public void Words_go_to_their_fields(string text, string parsed) => Assert.Equal(parsed, Parse(text).Query.ToString());

    [Fact]
    public void Words_that_are_left_out_are_told() => Assert.Contains(Parse("the limits").Notes, note => note.Contains("(the)", StringComparison.Ordinal));

    [Fact]
    public void Stop_words_alone_are_searched() => Assert.Equal("(text:to (title:to)^0.2) (text:be (title:be)^0.2)", Parse("to be").Query.ToString());

    [Fact]
    public void All_words_can_be_demanded() => Assert.Equal(
        "+(text:putin (title:putin)^0.2) +(text:xi (title:xi)^0.2)",
        ArticleQueryParser.For(new ArticleQuery { Text = "", AllWords = true }).Parse("putin xi").Query.ToString());

    [Fact]
    public void An_unknown_field_is_searched_as_words_with_a_note()
    {
        ParsedQuery parsed = Parse("headline:putin");
        Assert.Contains("putin", parsed.Query.ToString(), StringComparison.Ordinal);
        Assert.NotEmpty(parsed.Notes);
    }

    [Fact]
    public void A_text_field_that_exists_is_a_pattern_when_strict() => Assert.Equal(
        "title.exact:* DocValuesFieldExistsQuery [field=source] *:*",
        ArticleQueryParser.For(new ArticleQuery { Text = "", Strict = true }).Parse("title:* source:* *:*").Query.ToString());

    [Fact]
    public void Strict_refuses_what_cannot_be_read()
    {
        var query = new ArticleQuery { Text = "(putin", Strict = true };
        Assert.Equal(1, Assert.Throws<QueryParseException>(() => ArticleQueryParser.For(query).Parse(query.Text)).Column);
    }

    [Fact]
    public void Ten_thousand_parentheses_are_no_problem()
    {
        string deep = new string('(', 10_000) + "putin" + new string(')', 10_000);
        Assert.Equal("text:putin (title:putin)^0.2", Parse(deep).Query.ToString());
        Assert.NotEmpty(Parse(deep).Notes);
        Assert.NotEmpty(Parse(new string('(', 10_000)).Notes);
    }

    private static ParsedQuery Parse(string text) => ArticleQueryParser.For(new ArticleQuery { Text = text }).Parse(text);
}
