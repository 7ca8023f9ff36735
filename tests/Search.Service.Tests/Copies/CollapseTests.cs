using Search.Ingest;
using Search.Service.Answers;
using Search.Service.Indexing;
using Search.Service.Local;
using Search.Service.Queries;
using Search.Testing;

namespace Search.Service.Tests.Copies;

public sealed class CollapseTests : IDisposable
{
    private static readonly string Story = string.Join(
        ' ',
        "The council of the valley voted on Tuesday to rebuild the old stone bridge that the flood of last winter had carried away.",
        "Engineers from Bergen said the work would take 14 months and cost about 3,200,000 crowns, most of which the county will pay.",
        "Farmers had asked for a ferry instead, because their cattle must cross the river every week to reach the summer meadows.",
        "The mayor, Anna Lund, promised that a ferry would run until the new bridge is open, and thanked everybody for their patience.");

    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [Fact]
    public void The_earliest_stands_for_all_where_the_best_would_be()
    {
        Add(
            Article("best", "Bridge bridge bridge", Story, "1998-03-05"),
            Article("earliest", "Valley votes", Story, "1998-03-03"),
            Article("late", "Bridge to be rebuilt", "OSLO, Saturday. " + Story[..(Story.Length * 7 / 10)], "1998-03-07"),
            Article("undated", "Bridge voted for", Story + " Our correspondent adds that it rained.", null),
            Article("other", "A bridge elsewhere", "In another town the bridge was closed for a day because its railing is loose.", "1998-03-01"));
        SearchAnswer all = Search("bridge");
        Assert.Equal((5L, 5), (all.Total, all.Hits.Count));
        Assert.All(all.Hits, hit => Assert.Equal(0, hit.Copies));
        SearchAnswer folded = Search("bridge", collapse: true);
        AnswerHit[] hits = [.. folded.Hits];
        Assert.Equal(["earliest 3", "other 0"], hits.Select(hit => $"{hit.Id} {hit.Copies}").Order(StringComparer.Ordinal));
        Assert.Equal("best", all.Hits.First(hit => hit.Id != "other").Id);
        Assert.Equal(all.Hits[0].Id == "other" ? "other" : "earliest", hits[0].Id);
        Assert.Equal((5L, null), (folded.Total, folded.Next));
        Assert.Equal([1, 2], hits.Select(hit => hit.Rank));
        Assert.Equal("1998 4", string.Join(',', folded.Facets["year"].Buckets.Select(bucket => $"{bucket.Value} {bucket.Count}")));
    }

    [Fact]
    public void Only_what_matches_is_counted_and_shown()
    {
        Add(
            Article("earliest", "Valley votes", Story, "1998-03-03"),
            Article("named", "Bridge: a zeppelin over the valley", Story, "1998-03-05"),
            Article("named, too", "Zeppelin and bridge", Story, "1998-03-04"));
        AnswerHit hit = Assert.Single(Search("zeppelin", collapse: true).Hits);
        Assert.Equal(("named, too", 1), (hit.Id, hit.Copies));
        hit = Assert.Single(Search(new ArticleQuery { Text = "zeppelin", Collapse = true, From = new DateTime(1998, 3, 5) }).Hits);
        Assert.Equal(("named", 0), (hit.Id, hit.Copies));
    }

    /// <summary>Two copies that are too unlike each other are one group as soon as there is one that both are like.</summary>
    [Fact]
    public void Copies_of_copies_are_copies_in_any_order()
    {
        string[] words = Story.Split(' ');
        Article head = Article("head", "First half", string.Join(' ', words[..45]), "1998-03-01");
        Article tail = Article("tail", "Second half", string.Join(' ', words[(words.Length - 45)..]), "1998-03-02");
        Article whole = Article("whole", "All of it", Story, "1998-03-03");
        Add(head, tail);
        Assert.Equal(2, Search("", collapse: true).Hits.Count);
        Add(whole);
        AnswerHit hit = Assert.Single(Search("", collapse: true).Hits);
        Assert.Equal(("head", 2), (hit.Id, hit.Copies));
        // What joined them is another article now.
        Add(whole with { Body = "Nothing of the sort was ever said by anybody.", ContentHash = 77 });
        Assert.Equal(3, Search("", collapse: true).Hits.Count);
        Add(whole);
        Assert.Single(Search("", collapse: true).Hits);
        _archive.Ask(archive => archive.DeleteAsync(new Deletion { Ids = ["whole"] }, default));
        Assert.Equal(2, Search("", collapse: true).Hits.Count);
    }

    [Fact]
    public void When_the_first_of_a_group_is_gone_the_others_stay_together()
    {
        Add(Article("a", "One", Story, "1998-03-01"), Article("b", "Two", Story, "1998-03-02"));
        Add(Article("c", "Three", Story, "1998-03-03"));
        Assert.Equal(("a", 2), Only());
        _archive.Ask(archive => archive.DeleteAsync(new Deletion { Ids = ["a"], Purge = true }, default));
        Assert.Equal(("b", 1), Only());
        Add(Article("b", "Two", "Quite another text.", "1998-03-02"));
        Assert.Equal(2, Search("", collapse: true).Hits.Count);

        (string Id, int Copies) Only()
        {
            AnswerHit hit = Assert.Single(Search("", collapse: true).Hits);
            return (hit.Id, hit.Copies);
        }
    }

    [Fact]
    public void Very_short_articles_are_copies_when_they_are_equal()
    {
        Add(
            Article("a", "Prime rate raised", "The bank raised its prime rate to 8 pct.", "1987-04-01"),
            Article("b", "PRIME RATE RAISED", "The bank raised its prime rate to 8 pct", "1987-04-02"),
            Article("c", "Prime rate raised", "The bank raised its prime rate to 9 pct.", "1987-04-03"),
            Article("d", "", "...", "1987-04-03"),
            Article("e", "", "!!!", "1987-04-03"));
        Assert.Equal(["a 1", "c 0", "d 0", "e 0"], Search("", collapse: true).Hits.Select(hit => $"{hit.Id} {hit.Copies}").Order(StringComparer.Ordinal));
    }

    [Theory]
    [InlineData(ArticleSort.Newest, "other 0", "a 1")]
    [InlineData(ArticleSort.Oldest, "a 1", "other 0")]
    public void Ordered_by_date_a_group_stands_where_its_first_would(ArticleSort sort, string first, string second)
    {
        Add(
            Article("a", "One", Story, "1998-03-01"),
            Article("b", "Two", Story, "1998-03-05"),
            Article("other", "Three", "A short text.", "1998-03-09"));
        Assert.Equal([first, second], Search(new ArticleQuery { Text = "", Sort = sort, Collapse = true }).Hits.Select(hit => $"{hit.Id} {hit.Copies}"));
    }

    [Fact]
    public void Without_hits_nothing_is_folded() => Assert.Empty(SearchSeeds(new ArticleQuery { Text = "putin", Take = 0, Collapse = true }).Hits);

    [Fact]
    public void A_page_of_another_question_is_refused()
    {
        string next = SearchSeeds(new ArticleQuery { Text = "putin", Take = 1, Collapse = true }).Next!;
        Assert.Equal(2, SearchSeeds(new ArticleQuery { Text = "putin", Take = 1, Collapse = true, After = next }).Hits[0].Rank);
        Assert.Throws<UsageException>(() => SearchSeeds(new ArticleQuery { Text = "putin", After = next }));
        Assert.Throws<UsageException>(() => SearchSeeds(new ArticleQuery { Text = "putin", Collapse = true, After = "1.0.0" }));
    }

    /// <summary>Pages, scores and counts against folding done by hand: all hits in their order, and groups by comparing each text with each other.</summary>
    [Theory]
    [InlineData(ArticleSort.Relevance, ArticleRanking.Bm25)]
    [InlineData(ArticleSort.Relevance, ArticleRanking.Default)]
    [InlineData(ArticleSort.Newest, ArticleRanking.Bm25)]
    public void Pages_are_those_of_folding_all_hits(ArticleSort sort, ArticleRanking ranking)
    {
        var random = TestRandom.Create();
        var articles = RandomStories.Of(random, 90);
        foreach (Article[] run in articles.Chunk(random.Next(20, 90)))
        {
            Add(run);
        }
        Dictionary<string, int> groups = NaiveGroups.Of(articles);
        Dictionary<string, DateTime?> dates = articles.ToDictionary(article => article.Id, article => article.Published);
        foreach (string text in (string[])["", "river", "river OR harbour^3", "council AND NOT harbour"])
        {
            var query = new ArticleQuery { Text = text, Sort = sort, Ranking = ranking, Take = 1000, Suggest = false };
            AnswerHit[] all = [.. Search(query).Hits];
            string[] expected =
            [
                .. all.GroupBy(hit => groups[hit.Id]).Select(group =>
                    $"{group.MinBy(hit => dates[hit.Id] ?? DateTime.MaxValue)!.Id} +{group.Count() - 1}"),
            ];
            var found = new List<string>();
            var folded = query with { Collapse = true, Take = random.Next(1, 12) };
            SearchAnswer page = Search(folded);
            for (; ; page = Search(folded with { After = page.Next }))
            {
                Assert.Equal(all.Length, page.Total);
                Assert.Equal(Enumerable.Range(found.Count + 1, page.Hits.Count), page.Hits.Select(hit => hit.Rank));
                found.AddRange(page.Hits.Select(hit => $"{hit.Id} +{hit.Copies}"));
                if (page.Next == null)
                {
                    break;
                }
                Assert.Equal(folded.Take, page.Hits.Count);
            }
            Assert.True(expected.SequenceEqual(found), $"'{text}' {random.Explain}\n{string.Join('\n', expected)}\ninstead\n{string.Join('\n', found)}");
            Assert.Contains(found, hit => !hit.EndsWith("+0", StringComparison.Ordinal));
            int skip = random.Next(expected.Length);
            Assert.Equal(expected.Skip(skip).Take(3), Search(query with { Collapse = true, Skip = skip, Take = 3 }).Hits.Select(hit => $"{hit.Id} +{hit.Copies}"));
        }
    }

    internal static Article Article(string id, string title, string body, string? published) => new()
    {
        Id = id,
        Title = title,
        Body = body,
        Published = published == null ? null : DateTime.Parse(published, null),
        PublishedPrecision = published == null ? DatePrecision.None : DatePrecision.Day,
        ContentHash = HashCode.Combine(title, body, published),
    };

    private void Add(params IEnumerable<Article> articles) => _archive.Add(new IndexingOptions(), articles.Select(ReadResult.Of), default);

    private SearchAnswer Search(string text, bool collapse = false) => Search(new ArticleQuery { Text = text, Collapse = collapse });

    private SearchAnswer Search(ArticleQuery query) => _archive.Search(query);

    private SearchAnswer SearchSeeds(ArticleQuery query)
    {
        if (!LocalArchive.Exists(_archive.Index))
        {
            _archive.Add(TestArchive.Seeds);
        }
        return _archive.Search(query);
    }
}
