using Search.Analysis;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Ranking;

/// <summary>What is added to a query where, and that it matches what it matched.</summary>
public sealed class WeighedTreeTests : IDisposable
{
    private static readonly RankingOptions Pairs = new()
    {
        Field = "text",
        Statistics = new Dictionary<string, string> { ["text"] = "text", ["title"] = "text", ["exact"] = "exact" },
        PhraseBoost = 0.5f,
    };

    private static readonly RankingOptions Exact = Pairs with { PhraseBoost = 0, ExactField = "exact", ExactBoost = 0.25f };

    private readonly MemoryIndexDirectory _directory = new();
    private readonly Schema _schema = new Schema()
        .Text("title", new TextOptions { Analyzer = "standard" }).Stored("body")
        .Text("text", new TextOptions { Analyzer = "standard", From = ["title", "body"] }).Text("exact", new TextOptions { Analyzer = "standard", From = ["title", "body"] });

    private readonly SearchIndex _index;

    public WeighedTreeTests()
    {
        _index = SearchIndex.OpenOrCreate(_directory, _schema);
        using IndexWriter writer = _index.OpenWriter();
        // Each of the words e b c d in its own share of 64 documents.
        for (int i = 0; i < 64; i++)
        {
            string[] words = [.. "ebcd".Where((_, place) => (i >> place & 1) == 1).Select(word => $"{word} {word}"), "filler"];
            writer.Add(new Document { ["title"] = i % 3 == 0 ? "e b" : "none", ["body"] = string.Join(' ', words) });
            _ = i == 40 && Flush(writer);
        }
        writer.Commit();
    }

    [Theory]
    // Words side by side: each gets its boost, and neighbours a clause.
    [InlineData("e", "B B")]
    [InlineData("e c", "(B B) (B B) | \"e c\"B")]
    [InlineData("e c d", "(B B) (B B) (B B) | \"e c\"B \"c d\"B")]
    // What was left out leaves a gap; a word beside itself is no pair, and neither is one that is nowhere.
    [InlineData("e the c", "(B B) (B B) | \"e ? c\"B")]
    [InlineData("e e", "(B B) (B B)")]
    [InlineData("e zzz", "(B B) (text:zzz (title:zzz)B)")]
    // Signs, fields, boosts, phrases and operators stand between words; inside parentheses there are words again.
    [InlineData("e +c d", "(B B) +(B B) (B B)")]
    [InlineData("e -c", "(B B) -(text:c (title:c)B)")]
    [InlineData("e AND c", "+(B B) +(B B)")]
    [InlineData("e OR c", "(B B) (B B)")]
    [InlineData("e OR c d", "((B B) (B B)) (B B)")]
    [InlineData("e title:c d", "(B B) B (B B)")]
    [InlineData("e^3 c", "(B B)B (B B)")]
    [InlineData("e \"c d\" c", "(B B) (B title:\"c d\"B) (B B)")]
    [InlineData("(e c) AND d", "+((B B) (B B)) +(B B) | \"e c\"B")]
    [InlineData("e c*", "(B B) (exact:c* (title:c*)B)")]
    public void Boosts_and_pairs_stand_where_they_should(string text, string expected)
    {
        using Snapshot snapshot = _index.OpenSnapshot();
        Assert.Equal(expected, Shape(snapshot.Rank(Parser.Parse(text), Pairs)));
    }

    [Theory]
    [InlineData("e", "B B | (exact:e)B")]
    [InlineData("e^3 +c", "(B B)B +(B B) | (exact:e)B (exact:c)B")]
    [InlineData("e's", "text:e's (title:e's)B")]
    [InlineData("zzz -e", "(text:zzz (title:zzz)B) -(text:e (title:e)B)")]
    [InlineData("\"e c\" title:e", "(B title:\"e c\"B) B")]
    [InlineData("(e OR c)^2", "((B B) (B B))B | (exact:e)B (exact:c)B")]
    public void Words_without_a_field_count_as_written_too(string text, string expected)
    {
        using Snapshot snapshot = _index.OpenSnapshot();
        Assert.Equal(expected, Shape(snapshot.Rank(Parser.Parse(text), Exact)));
    }

    [Fact]
    public void Boosts_around_a_word_count_in_the_second_pass_too()
    {
        using Snapshot snapshot = _index.OpenSnapshot();
        float Boost(string text) => ((BoostQuery)((BooleanQuery)snapshot.Rank(Parser.Parse(text), Exact).Rescoring!.Query).Clauses[0].Query).Boost;
        Assert.Equal(6 * Boost("e"), Boost("(+e^3)^2"), 1e-6f);
    }

    [Fact]
    public void Without_an_order_by_score_there_is_no_second_pass()
    {
        using Snapshot snapshot = _index.OpenSnapshot();
        var options = new SearchOptions { Sort = Sort.Newest("published") };
        RankedQuery ranked = snapshot.Rank(Parser.Parse("e c"), Pairs with { Feedback = new FeedbackOptions() }, options, _schema);
        Assert.Equal("(B B) (B B)", Shape(ranked));
    }

    [Fact]
    public void Words_of_the_best_hits_stand_in_the_second_pass_before_all_other_clauses()
    {
        using Snapshot snapshot = _index.OpenSnapshot();
        RankedQuery ranked = snapshot.Rank(Parser.Parse("e c"), Pairs with { Feedback = new FeedbackOptions { Window = 7 } }, schema: _schema);
        Assert.Equal("(B B) (B B)", Shape(ranked.Query));
        Assert.Equal(7, ranked.Rescoring!.Window);
        Assert.EndsWith("\"e c\"B", Shape(ranked.Rescoring.Query), StringComparison.Ordinal);
    }

    /// <summary>Random queries with all signs.</summary>
    [Fact]
    public void What_matches_is_the_same_in_every_ranking()
    {
        var random = TestRandom.Create();
        using Snapshot snapshot = _index.OpenSnapshot();
        string[] signs = ["", "", "", "+", "-", "NOT ", "title:", "(", ") AND ", "OR ", "AND ", "\"e c\" "];
        int found = 0;
        for (int i = 0; i < 300; i++)
        {
            string text = string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => $"{signs[random.Next(signs.Length)]}{"ebcd"[random.Next(4)]} "));
            ParsedQuery parsed = Parser.Parse(text);
            Query? filter = random.Next(2) == 0 ? null : new TermQuery("text", "ebcd"[random.Next(4)].ToString());
            var options = new SearchOptions { Take = 64, Filters = filter == null ? [] : [filter] };
            string expected = Matches(snapshot.Search(parsed.Query, options));
            Assert.Equal(expected, Matches(snapshot.Search(snapshot.Rank(parsed, Pairs), options)));
            Assert.Equal(expected, Matches(snapshot.Search(snapshot.Rank(parsed, Exact), options)));
            Assert.Equal(expected, Matches(snapshot.Search(snapshot.Rank(parsed, Pairs with { Feedback = new FeedbackOptions() }, options, _schema), options)));
            found += expected.Length > 0 ? 1 : 0;
        }
        Assert.InRange(found, 100, 300);
    }

    public void Dispose()
    {
        _index.Dispose();
        _directory.Dispose();
    }

    private static QueryParser Parser { get; } = new(new QueryParserOptions
    {
        DefaultFields = [new DefaultField("text"), new DefaultField("title", 0.2f)],
        AnalyzerOf = _ => Analyzers.ByName("standard"),
        KindOf = _ => QueryFieldKind.Text,
        ExactFields = new Dictionary<string, string> { ["text"] = "exact" },
        StopWords = EnglishStopWords.Snowball174,
    });

    private static bool Flush(IndexWriter writer)
    {
        writer.Commit();
        return true;
    }

    private static string Matches(SearchResults results) => string.Join(' ', results.Hits.Select(hit => hit.DocId).Order());

    private static string Shape(RankedQuery ranked) => ranked.Rescoring == null ? Shape(ranked.Query) : $"{Shape(ranked.Query)} | {Shape(ranked.Rescoring.Query)}";

    /// <summary>The tree with B for boosts, and for boosted words.</summary>
    private static string Shape(Query query) => query switch
    {
        BoostQuery { Query: TermQuery { Text: not ("zzz" or "e's"), Field: not "exact" } } or BoostQuery { Query: PhraseQuery { Field: "exact" } } when ((BoostQuery)query).Boost != 1 && !IsPlain((BoostQuery)query) => "B",
        BoostQuery { Query: PhraseQuery phrase } => phrase.ToString("text") + "B",
        BoostQuery boost => $"({Shape(boost.Query)})B",
        BooleanQuery boolean => string.Join(' ', boolean.Clauses.Select(clause => clause.Sign + (clause.Query is BooleanQuery ? $"({Shape(clause.Query)})" : Shape(clause.Query)))),
        _ => query.ToString(),
    };

    /// <summary>Whether a boost is only that of the title as parsed.</summary>
    private static bool IsPlain(BoostQuery boost) => boost is { Boost: 0.2f, Query: TermQuery { Field: "title" } };
}
