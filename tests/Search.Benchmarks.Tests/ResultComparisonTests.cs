using Search.Benchmarks.Comparison;

namespace Search.Benchmarks.Tests;

/// <summary>A comparison that finds nothing is worth as much as what it would have found.</summary>
public sealed class ResultComparisonTests
{
    private static readonly QueryResult Query = new()
    {
        Category = "facet_year",
        Text = "rain",
        Hits = 5,
        Top = 10,
        Ids = ["a", "b", "c", "d"],
        Scores = [3f, 2f, 2f, 1f],
        Years = new() { ["1998"] = 3, ["1999"] = 2 },
    };

    public static TheoryData<string> Planted => ["query", "hits", "scores", "ids", "years"];

    [Theory]
    [MemberData(nameof(Planted))]
    public void A_planted_difference_is_found(string what)
    {
        QueryResult changed = what switch
        {
            "query" => Query with { Text = "rains" },
            "hits" => Query with { Hits = 6 },
            "scores" => Query with { Scores = [MathF.BitIncrement(3f), 2f, 2f, 1f] },
            "ids" => Query with { Ids = ["x", "b", "c", "d"] },
            _ => Query with { Years = new() { ["1998"] = 2, ["1999"] = 3 } },
        };
        string difference = ResultComparison.Differences(Of(Query, Query), Of(Query, changed)).First();
        Assert.StartsWith($"facet_year\train\t{what}: ", difference);
        Assert.Equal(what is "query" or "hits" ? 1 : 0, ResultComparison.Hits(Of(Query, Query), Of(Query, changed)).Count);
    }

    [Fact]
    public void Equal_answers_do_not_differ_whatever_they_took() =>
        Assert.Empty(ResultComparison.Differences(Of(Query), Of(Query with { Top = 99, Years = new(Query.Years!.Reverse()) }), sameIndex: true));

    [Fact]
    public void Ties_may_change_places_between_two_indexes_only()
    {
        SearchResult swapped = Of(Query with { Ids = ["a", "c", "b", "d"] });
        Assert.Empty(ResultComparison.Differences(Of(Query), swapped));
        Assert.Single(ResultComparison.Differences(Of(Query), swapped, sameIndex: true));
    }

    [Fact]
    public void Who_of_a_tie_that_is_cut_off_is_shown_is_left_open()
    {
        SearchResult another = Of(Query with { Ids = ["a", "b", "c", "e"] });
        Assert.Empty(ResultComparison.Differences(Of(Query), another));
        // Of four hits in all, none was cut off.
        QueryResult whole = Query with { Hits = 4 };
        Assert.Single(ResultComparison.Differences(Of(whole), Of(whole with { Ids = ["a", "b", "c", "e"] })));
    }

    [Fact]
    public void A_missing_query_is_a_difference_and_an_unanswered_one_is_none()
    {
        Assert.Single(ResultComparison.Hits(Of(Query, Query), Of(Query)));
        Assert.Empty(ResultComparison.Hits(Of(Query), Of(Query with { Hits = null })));
    }

    [Fact]
    public void Drivers_print_what_is_read()
    {
        SearchResult result = SearchResult.Parse(
            """
            {"engine":"x-1","op":"search","docs":7,"segments":1,"qps2":12,"queries":[
            {"cat":"fuzzy1","q":"a~1","hits":null,"top_us":null,"top_count_us":null,"count_us":null},
            {"cat":"phrase2","q":"\"a b\"","hits":2,"top_us":1.5,"top_count_us":2.5,"count_us":0.5,
            "ids":["d1","d0"],"scores":[1.0E-5,3.4028235E38],"years":{"1998":2}}
            ]}
            """);
        Assert.Equal(("x-1", 7L, 1, 12.0), (result.Engine, result.Documents, result.Segments, result.QueriesPerSecond));
        Assert.Null(result.Queries[0].Hits);
        QueryResult phrase = result.Queries[1];
        Assert.Equal(("\"a b\"", 2L), (phrase.Text, phrase.Hits!.Value));
        Assert.Equal([1.5, 2.5, 0.5], new[] { phrase.Top, phrase.TopAndCount, phrase.Count }.OfType<double>());
        Assert.Equal([1.0E-5f, float.MaxValue], phrase.Scores!);
        Assert.Equal(2, phrase.Years!["1998"]);
    }

    [Fact]
    public void Of_several_runs_the_shortest_times_count()
    {
        SearchResult best = SearchResult.Best([Of(Query with { TopAndCount = 7 }), Of(Query with { Top = 8, TopAndCount = 9 })]);
        Assert.Equal((8.0, 7.0), (best.Queries[0].Top!.Value, best.Queries[0].TopAndCount!.Value));
    }

    private static SearchResult Of(params QueryResult[] queries) => new() { Queries = queries };
}
