namespace Search.Engine.Tests.Suggesting;

public sealed class DidYouMeanTests : IDisposable
{
    private readonly SpelledIndex _index = new(
        "Putin visits Beijing: the president of Russia arrived in Beijing and spoke of a friendship with no limits",
        "Xi greets Putin: Xi Jinping greets Putin in Beijing, the presidents praise their friendship",
        "Football cup: the football team won the cup in the new stadium",
        "Football again: a football club has no new stadium, café owners complain",
        "Rain: rain falls in the valley, the council of the valley met",
        "Range: the mountain range has little rain, range after range",
        "Ranges: a range of goods, a range of views, ranges and rages",
        "Naïve: Übermut tut selten gut, naïve résumé of a naïve man");

    public static TheoryData<string, string> Better => new()
    {
        // One mistake of each kind, anywhere in the word.
        { "Bejing", "Beijing" },
        { "beijnig", "beijing" },
        { "beiijing", "beijing" },
        { "beizing", "beijing" },
        { "ebijing", "beijing" },
        { "PUTN", "PUTIN" },
        { "freindshp", "friendship" },
        // What stands between stays.
        { "putin bejing", "putin beijing" },
        { "  +putn   AND (bejing OR nowhere)^2 ", "  +putin   AND (beijing OR nowhere)^2 " },
        { "title:Putn -football", "title:Putin -football" },
        { "\"no limts\" xi", "\"no limits\" xi" },
        { "\"presdent of rusia\"~3", "\"president of russia\"~3" },
        { "year:2000 bejing foo*", "year:2000 beijing foo*" },
        { "putin NEAR/9 bejing", "putin NEAR/9 beijing" },
        { "putin bejing (", "putin beijing (" },
        // Blanks that are missing, and blanks too many.
        { "nolimits", "\"no limits\"" },
        { "\"withnolimits\" putin", "\"withnolimits\" putin" },
        { "\"a friendship with nolimits\"", "\"a friendship with no limits\"" },
        { "xi jin ping", "xi jinping" },
        { "foot ball stadium", "football stadium" },
        { "\"foot ball team\"", "\"football team\"" },
        // Accents are none in the dictionary.
        { "resumee", "resume" },
        { "caffe owners", "cafe owners" },
        // The phrase wins over the more frequent word.
        { "mountain rangi", "mountain range" },
        { "litle rain", "little rain" },
    };

    public static TheoryData<string> Good =>
    [
        "", "   ", "beijing", "putin beijing", "friendships", "\"no limits\"", "football", "visiting", "rage", "rain valley council", "(", "\"", "NOT bejing", "-bejing putin",
        "bej*", "bejing~", "/bejing/", "b?jing", "year:20000", "year:1999", "zzzzzz", "qxqxqxq putin", "2000x", "id:bejing", "bejing\\!", "the of and", "unknown:bejing", "a b c",
        // A word that would be left out.
        "thhe putin", "wihh putin",
    ];

    [Theory]
    [MemberData(nameof(Better))]
    public void A_better_query_is_proposed(string query, string expected) => Assert.Equal(expected == query ? null : expected, _index.Suggest(query)?.Text);

    [Theory]
    [MemberData(nameof(Good))]
    public void Where_nothing_better_is_known_nothing_is_proposed(string query) => Assert.Null(_index.Suggest(query));

    [Fact]
    public void It_says_what_it_finds()
    {
        Assert.Equal(new Suggestion("football beijing", 4, 0), _index.Suggest("football beijign"));
        Assert.Equal(new Suggestion("putin beijing", 2, 1), _index.Suggest("putin bejing"));
    }

    [Fact]
    public void Filters_hold_for_what_is_proposed()
    {
        var only = new SearchOptions { Filters = [new TermQuery("year", "2001")] };
        Assert.Equal(new Suggestion("beijing", 1, 1), _index.Snapshot.DidYouMean("bejing", SpelledIndex.Parser(), search: only));
        var none = new SearchOptions { Filters = [new TermQuery("year", "1999")] };
        Assert.Null(_index.Snapshot.DidYouMean("bejing", SpelledIndex.Parser(), search: none));
    }

    [Fact]
    public void A_strict_parser_has_proposals_too()
    {
        Assert.Equal("+putin +beijing", _index.Suggest("+putn +bejing", strict: true)?.Text);
        Assert.Throws<QueryParseException>(() => _index.Suggest("(bejing", strict: true));
    }

    [Fact]
    public void Enough_hits_need_no_proposal()
    {
        using var many = new SpelledIndex(Enumerable.Range(0, 12).Select(i => i < 5 ? "ruin of a mill" : "rain on a mill"));
        Assert.Null(many.Suggest("ruin"));
        Assert.Null(many.Suggest("mill (ruin OR raim)"));
        Assert.Equal("mill (ruin OR rain)", many.Snapshot.DidYouMean("mill (ruin OR raim)", SpelledIndex.Parser(), new SuggestionOptions { Enough = 6 })?.Text);
        Assert.Equal("rain", many.Suggest("raim")?.Text);
    }

    [Fact]
    public void Of_equals_the_first_is_proposed_always()
    {
        using var ties = new SpelledIndex("bark", "bank", "barn", "band");
        Assert.Equal("band", ties.Suggest("bajd")?.Text);
        Assert.Equal("bank", ties.Suggest("baqk")?.Text);
    }

    [Fact]
    public void A_term_that_is_an_operator_in_capitals_stays_in_small_letters()
    {
        using var signs = new SpelledIndex("near misses", "near and far");
        Assert.Equal("near", signs.Suggest("NEAER")?.Text);
    }

    [Fact]
    public void A_query_of_very_many_words_is_looked_at_in_bounded_time()
    {
        string words = string.Join(' ', Enumerable.Range(0, 900).Select(i => $"bejin{(char)('a' + i % 26)}"));
        Assert.True(_index.Suggest(words) is null or { Total: > 0 });
    }

    [Fact]
    public void An_empty_index_has_no_proposal()
    {
        using var empty = new SpelledIndex();
        Assert.Null(empty.Suggest("bejing"));
        Assert.Null(empty.Suggest("foot ball"));
    }

    public void Dispose() => _index.Dispose();
}
