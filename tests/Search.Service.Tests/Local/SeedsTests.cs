using Search.Service.Answers;
using Search.Service.Queries;

namespace Search.Service.Tests.Local;

/// <summary>An index of the five seeds, asked as users ask.</summary>
public sealed class SeedsTests : IClassFixture<SeedsTests.SeedsIndex>
{
    private readonly TestArchive _archive;

    public SeedsTests(SeedsIndex index) => _archive = index.Archive;

    [Fact]
    public void The_phrase_and_a_name_rank_the_two_articles_first_that_have_both()
    {
        SearchAnswer answer = _archive.Search("\"no limits\" xi");
        Assert.Equal(["003", "004"], Numbers(answer)[..2].Order());
        Assert.Equal(5, answer.Total);
        Assert.All(answer.Hits.Take(2), hit => Assert.Contains("no-limits", Marked(hit)));
        Assert.Equal("(text.exact:\"no limits\" (title.exact:\"no limits\")^0.2) (text:xi (title:xi)^0.2)", answer.Parsed);
    }

    [Fact]
    public void Years_are_counted()
    {
        AnswerFacet years = _archive.Search("putin").Facets["year"];
        Assert.Equal([new AnswerBucket("2024", 1), new AnswerBucket("2023", 1), new AnswerBucket("2022", 3)], years.Buckets);
        Assert.Equal(0, years.Missing);
    }

    [Theory]
    [InlineData("pelosi")]
    [InlineData("fico")]
    [InlineData("california18")]
    [InlineData("reply")]
    [InlineData("\"deepen friendship\"")]
    [InlineData("\"no limit\"")]
    [InlineData("year:2021")]
    [InlineData("year:none")]
    public void What_is_not_in_the_articles_is_not_found(string query) => Assert.Equal(0, _archive.Search(query).Total);

    [Theory]
    [InlineData("furniture:pelosi", "004")]
    [InlineData("furniture:fico", "004")]
    [InlineData("furniture:california18", "002")]
    [InlineData("\"deepening friendship\"", "003")]
    [InlineData("limit", "003 004")]
    [InlineData("limits*", "003 004")]
    [InlineData("title:\"deepening friendship\"", "003")]
    [InlineData("mentions:2020", "000")]
    [InlineData("mentions:2021", "000 002")]
    [InlineData("mentions:2022", "000 001 003 004")]
    [InlineData("mentions:2023", "002")]
    [InlineData("mentions:2013", "003")]
    [InlineData("mentions:2019", "003 004")]
    [InlineData("year:2022", "000 001 002")]
    [InlineData("published:[2022-01 TO 2022-02]", "000 001")]
    [InlineData("published:2023", "003")]
    [InlineData("putin -title:putin", "000 002")]
    [InlineData("-year:2022", "003 004")]
    [InlineData("title:putin AND title:xi", "001 003 004")]
    public void What_is_in_them_is_found(string query, string found) => Assert.Equal(found, string.Join(' ', Numbers(_archive.Search(query)).Order()));

    [Fact]
    public void A_phrase_is_marked_as_one_piece()
    {
        AnswerHit hit = Assert.Single(_archive.Search("\"deepening friendship\"").Hits);
        Assert.Equal([[35, 55]], hit.TitleMarks);
        Assert.Equal("Deepening Friendship", hit.Title![35..55]);
    }

    [Fact]
    public void Stems_mark_the_word_as_written() => Assert.All(_archive.Search("limit").Hits, hit => Assert.Equal(["limits"], Marked(hit)));

    [Fact]
    public void Furniture_that_matched_is_shown()
    {
        AnswerHit hit = Assert.Single(_archive.Search("furniture:pelosi").Hits);
        Assert.Equal(["Pelosi"], Marked(hit));
    }

    [Fact]
    public void Titles_dates_and_mentions_come_with_the_hits()
    {
        AnswerHit[] hits = [.. _archive.Search("").Hits.OrderBy(hit => hit.Id, StringComparer.Ordinal)];
        Assert.Equal([true, false, true, false, false], hits.Select(hit => hit.Title == null));
        Assert.All(hits, hit => Assert.Equal(hit.Title == null, hit.Opening != null));
        Assert.Equal(["2022-02-04", "2022-01-17", "2022-12-30", "2023-10-17", "2024-05-16"], hits.Select(hit => hit.Published));
        Assert.All(hits, hit => Assert.Equal(("day", "corrected"), (hit.PublishedPrecision, hit.PublishedSource)));
        Assert.Equal(
            ["2020 2021 2022", "2022", "2021 2023", "2013 2019 2022", "2019 2022"], hits.Select(hit => string.Join(' ', hit.Mentions)));
    }

    [Theory]
    [InlineData(ArticleSort.Newest, "004 003 002 000 001")]
    [InlineData(ArticleSort.Oldest, "001 000 002 003 004")]
    public void Hits_can_be_ordered_by_date(ArticleSort sort, string order) =>
        Assert.Equal(order, string.Join(' ', Numbers(_archive.Search(new ArticleQuery { Text = "putin", Sort = sort }))));

    [Fact]
    public void Filters_narrow_hits_and_counts_alike()
    {
        SearchAnswer answer = _archive.Search(new ArticleQuery { Text = "putin", Years = [new YearRange(2023, 2024)], Facets = ["mentions"] });
        Assert.Equal(["003", "004"], Numbers(answer).Order());
        Assert.Equal(["2024", "2023"], answer.Facets["year"].Buckets.Select(bucket => bucket.Value));
        Assert.Equal([("2022", 2L), ("2019", 2L), ("2013", 1L)], answer.Facets["mentions"].Buckets.Select(bucket => (bucket.Value, bucket.Count)));
        Assert.Equal(
            ["000", "001"], Numbers(_archive.Search(new ArticleQuery { Text = "", From = DateRange.Start("2022-01-17"), Before = DateRange.End("2022-02") })).Order());
        Assert.Empty(_archive.Search(new ArticleQuery { Text = "", Years = [YearRange.Undated] }).Hits);
    }

    [Fact]
    public void Months_are_counted_and_chosen()
    {
        SearchAnswer answer = _archive.Search(new ArticleQuery { Text = "putin", Facets = ["month"] });
        Assert.Equal("2024-05 1, 2023-10 1, 2022-12 1, 2022-02 1, 2022-01 1; 0", Counts(answer, "month"));
        answer = _archive.Search(new ArticleQuery { Text = "putin", Choices = [new("month", "2022-01"), new("month", "2023-10")] });
        Assert.Equal(["001", "003"], Numbers(answer).Order());
        Assert.Equal("2024-05 1, 2023-10 1, 2022-12 1, 2022-02 1, 2022-01 1; 0", Counts(answer, "month"));
        Assert.Equal(["2023-10", "2022-01"], answer.Facets["month"].Chosen);
        Assert.Equal("2023 1, 2022 1; 0", Counts(answer, "year"));
    }

    [Fact]
    public void A_year_that_is_counted_by_name_shows_the_other_years_too()
    {
        var query = new ArticleQuery { Text = "putin", Years = [new YearRange(2023, 2024)], Facets = ["year", "mentions"], Choices = [new("mentions", "2013")] };
        SearchAnswer answer = _archive.Search(query);
        Assert.Equal(["003"], Numbers(answer));
        Assert.Equal("2023 1; 0", Counts(answer, "year"));
        Assert.Equal("2022 2, 2019 2, 2013 1; 0", Counts(answer, "mentions"));
        answer = _archive.Search(query with { Choices = [] });
        Assert.Equal(["003", "004"], Numbers(answer).Order());
        Assert.Equal("2024 1, 2023 1, 2022 3; 0", Counts(answer, "year"));
        Assert.Equal(["2024", "2023"], answer.Facets["year"].Chosen);
    }

    [Fact]
    public void What_has_no_value_can_be_chosen()
    {
        SearchAnswer answer = _archive.Search(new ArticleQuery { Text = "putin", Choices = [new("source", null), new("month", "2022-01")] });
        Assert.Equal(["001"], Numbers(answer));
        Assert.Equal("; 1", Counts(answer, "source"));
        Assert.Equal([null], answer.Facets["source"].Chosen);
        Assert.Empty(_archive.Search(new ArticleQuery { Text = "putin", Choices = [new("mentions", null)] }).Hits);
    }

    [Fact]
    public void Filters_leave_scores_as_they_are()
    {
        AnswerHit all = _archive.Search("friendship").Hits.First(hit => hit.Id.StartsWith("003", StringComparison.Ordinal));
        AnswerHit filtered = Assert.Single(_archive.Search(new ArticleQuery { Text = "friendship", Years = [new YearRange(2023, 2023)] }).Hits);
        Assert.Equal(all.Score, filtered.Score);
    }

    [Fact]
    public void Pages_follow_each_other()
    {
        AnswerHit[] all = [.. _archive.Search("putin").Hits];
        var paged = new List<AnswerHit>();
        string? after = null;
        for (SearchAnswer? page = null; page is not { Next: null };)
        {
            page = _archive.Search(new ArticleQuery { Text = "putin", Take = 2, After = after });
            paged.AddRange(page.Hits);
            after = page.Next;
        }
        Assert.Equal(all.Select(hit => (hit.Rank, hit.Id, hit.Score)), paged.Select(hit => (hit.Rank, hit.Id, hit.Score)));
    }

    [Fact]
    public void Terms_and_articles_are_given()
    {
        Assert.Equal([new TermCount("2022", 3), new TermCount("2023", 1), new TermCount("2024", 1)], _archive.Ask(a => a.TermsAsync("year", "", 10, default)));
        Assert.Equal([new TermCount("limit", 2)], _archive.Ask(a => a.TermsAsync("body", "LIMI", 10, default)));
        Assert.Empty(_archive.Ask(a => a.TermsAsync("source", "", 10, default)));
        Assert.Contains("furniture", Assert.Throws<UsageException>(() => _archive.Ask(a => a.TermsAsync("published", "", 10, default))).Hint, StringComparison.Ordinal);
        Assert.Equal("Putin and Xi hail Russia-China relations in virtual meet!", _archive.Ask(a => a.GetAsync("001_c5e2517048094a15.txt", default))!.Title);
        Assert.Null(_archive.Ask(a => a.GetAsync("001", default)));
    }

    [Fact]
    public void Too_many_hits_at_once_are_refused() =>
        Assert.Throws<UsageException>(() => _archive.Search(new ArticleQuery { Text = "putin", Take = ArticleQuery.MaxTake + 1 }));

    private static string[] Numbers(SearchAnswer answer) => [.. answer.Hits.Select(hit => hit.Id[..3])];

    private static string Counts(SearchAnswer answer, string field) =>
        $"{string.Join(", ", answer.Facets[field].Buckets.Select(bucket => $"{bucket.Value} {bucket.Count}"))}; {answer.Facets[field].Missing}";

    /// <summary>Texts that are marked in the snippets, each once.</summary>
    private static string[] Marked(AnswerHit hit) =>
        [.. hit.Snippets.SelectMany(snippet => snippet.Marks.Select(mark => snippet.Text[mark[0]..mark[1]])).Distinct()];

    public sealed class SeedsIndex : IDisposable
    {
        public SeedsIndex() => Archive.Add(TestArchive.Seeds);

        internal TestArchive Archive { get; } = new();

        public void Dispose() => Archive.Dispose();
    }
}
