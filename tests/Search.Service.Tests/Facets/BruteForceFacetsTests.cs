using System.Globalization;
using Search.Engine;
using Search.Ingest;
using Search.Service.Answers;
using Search.Service.Articles;
using Search.Service.Local;
using Search.Service.Queries;
using Search.Testing;

namespace Search.Service.Tests.Facets;

/// <summary>
/// Answers to random questions with random years and choices equal a count over the exported articles: which ones a query finds is the engine's word, all else is counted
/// without it. <c>SEARCH_FACET_QUERIES=5000</c> for a long run.
/// </summary>
public sealed class BruteForceFacetsTests
{
    private const int Segments = 6;

    private static readonly int Queries = int.Parse(Environment.GetEnvironmentVariable("SEARCH_FACET_QUERIES") ?? "100", CultureInfo.InvariantCulture);

    [Fact]
    public void Counts_of_made_up_articles_equal_a_count_over_the_export()
    {
        TestRandom random = TestRandom.Create();
        Compare(random, JudgedArticles.MadeUp(random, 700));
    }

    [DataFact]
    public void Counts_of_Reuters_and_BBC_equal_a_count_over_the_export()
    {
        TestRandom random = TestRandom.Create();
        Compare(random, JudgedArticles.News(random));
    }

    private static void Compare(TestRandom random, List<Article> articles)
    {
        using var archive = new TestArchive();
        Write(archive, random, articles);
        using SearchIndex index = SearchIndex.Open(archive.Index);
        using Snapshot snapshot = index.OpenSnapshot();
        Assert.True(snapshot.SegmentCount >= 5, $"{snapshot.SegmentCount} segments {random.Explain}");
        Assert.True(snapshot.DocCount < snapshot.MaxDoc, random.Explain);
        ArticleRecord[] export = new ArticleRecord[snapshot.MaxDoc];
        foreach (Hit hit in snapshot.Search(new MatchAllDocsQuery(), new SearchOptions { Take = int.MaxValue }).Hits)
        {
            export[hit.DocId] = ArticleRecord.Of(ArticleDocument.FromDocument(hit.Document));
        }
        LocalArchive local = LocalArchive.Open(archive.Index);
        int withHits = 0;
        for (int i = 0; i < Queries; i++)
        {
            withHits += CompareOne(random, snapshot, local, articles, export) ? 1 : 0;
        }
        local.DisposeAsync().AsTask().GetAwaiter().GetResult();
        Assert.True(withHits >= Queries / 2, $"only {withHits} of {Queries} find something {random.Explain}");
    }

    /// <summary>Whether something was found.</summary>
    private static bool CompareOne(TestRandom random, Snapshot snapshot, LocalArchive local, List<Article> articles, ArticleRecord[] export)
    {
        ArticleQuery query = Question(random, articles);
        Query parsed = query.Text.Length == 0 ? new MatchAllDocsQuery() : new ArticleView(snapshot).Parser(query).Parse(query.Text).Query;
        Hit[] hits = [.. snapshot.Search(parsed, new SearchOptions { Take = int.MaxValue, Fields = [] }).Hits];
        ArticleRecord[] found = [.. hits.Select(hit => export[hit.DocId])];
        SearchAnswer answer = local.SearchAsync(query, default).GetAwaiter().GetResult();
        string explain =
            $"'{query.Text}' years {string.Join(',', query.Years)} choices {string.Join(',', query.Choices)} facets {string.Join(',', query.Facets)} {random.Explain}";

        Hit[] expected = [.. hits.Where(hit => ExportedArticles.IsChosen(export[hit.DocId], query, except: null))];
        Assert.True(answer.Total == expected.Length, $"{answer.Total} hits, not {expected.Length}: {explain}");
        Assert.True(
            expected.Take(query.Take).Select(hit => (export[hit.DocId].Id, hit.Score)).SequenceEqual(answer.Hits.Select(hit => (hit.Id, hit.Score))), $"hits: {explain}");
        Dictionary<string, AnswerFacet> facets = ExportedArticles.Facets(found, query);
        Assert.True(facets.Keys.SequenceEqual(answer.Facets.Keys), $"{string.Join(' ', answer.Facets.Keys)}: {explain}");
        foreach ((string field, AnswerFacet counted) in facets)
        {
            Assert.True(
                Written(counted) == Written(answer.Facets[field]), $"{field}: {Written(answer.Facets[field])}\nnot {Written(counted)}\n{explain}");
        }
        return expected.Length > 0;
    }

    private static string Written(AnswerFacet facet) => $"{string.Join(", ", facet.Buckets.Select(bucket => $"{bucket.Value} {bucket.Count}"))}; {facet.Missing}";

    private static ArticleQuery Question(TestRandom random, List<Article> articles)
    {
        var choices = new List<ArticleChoice>();
        foreach (string field in ArticleSchema.FacetFields.Where(field => field != ArticleSchema.Year && random.Chance(0.25)))
        {
            for (int i = random.Next(1, 4); i > 0; i--)
            {
                IReadOnlyList<string> values = ExportedArticles.ValuesOf(ArticleRecord.Of(random.Pick(articles)), field);
                string? value = values.Count == 0 ? null : random.Pick(values);
                choices.Add(new ArticleChoice(field, random.Chance(0.2) ? value?.ToUpperInvariant() : value));
            }
        }
        return new ArticleQuery
        {
            Text = JudgedArticles.Query(random, articles),
            Take = random.Pick([0, 0, 2]),
            Ranking = ArticleRanking.Bm25,
            Years = [.. Enumerable.Range(0, random.Pick([0, 0, 1, 2])).Select(_ => Years(random))],
            Facets = [.. ArticleSchema.FacetFields.Where(_ => random.Chance(0.3))],
            Choices = choices,
        };
    }

    private static YearRange Years(TestRandom random)
    {
        int first = random.Next(2018, 2024);
        return random.Chance(0.2) ? YearRange.Undated : new YearRange(first, first + random.Pick([0, 0, 1, 3]));
    }

    /// <summary>In several segments that are not merged; some articles are replaced, some deleted.</summary>
    private static void Write(TestArchive archive, TestRandom random, List<Article> articles)
    {
        using SearchIndex index = SearchIndex.OpenOrCreate(archive.Index, ArticleSchema.Create());
        using IndexWriter writer = index.OpenWriter(new WriterOptions { SegmentsPerTier = int.MaxValue });
        foreach (Article[] part in articles.Chunk(articles.Count / Segments + 1))
        {
            foreach (Article article in part)
            {
                writer.Update(ArticleDocument.ToDocument(article));
            }
            foreach (Article article in part.Where(_ => random.Chance(0.03)))
            {
                writer.Update(ArticleDocument.ToDocument(article with { Source = "Replaced" }));
            }
            writer.Commit(ArticleCommitData.OfThisProgram);
        }
        foreach (Article article in articles.Where(_ => random.Chance(0.05)))
        {
            writer.Delete(article.Id);
        }
        writer.Commit(ArticleCommitData.OfThisProgram);
    }
}
