using System.Globalization;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Facets;

/// <summary>
/// Random facets with random choices over random documents in several segments, some deleted: counts are those of a model that knows no index, and hits and scores those of the
/// query with the choices as filters. <c>SEARCH_RANDOM_FACETS</c> sets how many.
/// </summary>
public sealed class RandomFacetsTests
{
    private static readonly string[] Words = ["rain", "drought", "the", "of", "limits", "xi"];
    private static readonly string[] Values = ["Reuters", "REUTERS", "reuters", "BBC", "bbc", "Élysée", "élysée", "", "שלום", "a b", "İ", "zz"];

    [Fact]
    public void Counts_hits_and_scores_are_those_of_the_model()
    {
        TestRandom random = TestRandom.Create();
        int searches = int.Parse(Environment.GetEnvironmentVariable("SEARCH_RANDOM_FACETS") ?? "150", CultureInfo.InvariantCulture);
        for (int done = 0; done < searches; done += 50)
        {
            using var directory = new MemoryIndexDirectory();
            using SearchIndex index = SearchIndex.OpenOrCreate(directory, ModelArticle.Schema());
            ModelArticle[] articles = Write(index, random);
            using Snapshot snapshot = index.OpenSnapshot();
            for (int i = 0; i < 50; i++)
            {
                AssertSame(snapshot, index.Schema!, articles, random);
            }
        }
    }

    private static void AssertSame(Snapshot snapshot, Schema schema, ModelArticle[] articles, TestRandom random)
    {
        ModelDimension[] dimensions = [.. Enumerable.Range(0, random.Next(1, 5)).Select(i => ModelDimension.Random(random, i))];
        var choices = new List<(int Dimension, string[] Labels, bool OrMissing)>();
        for (int i = 0; i < dimensions.Length; i++)
        {
            string[] labels = [.. dimensions[i].Count(articles).Keys.Where(_ => random.Chance(0.3)).Take(random.Next(1, 5))];
            bool orMissing = random.Chance(0.2);
            if (random.Chance(0.5) && (labels.Length > 0 || orMissing))
            {
                choices.Add((i, labels, orMissing));
            }
        }
        string[] words = [.. Words.Where(_ => random.Chance(0.3))];
        Query query = words.Length == 0
            ? new MatchAllDocsQuery()
            : new BooleanQuery([.. words.Select(word => new BooleanClause(new TermQuery("body", word), random.Pick([Occur.Must, Occur.Should])))]);
        string explain = $"{query}; {string.Join("; ", choices.Select(c => $"{dimensions[c.Dimension].Facet} = {string.Join('|', c.Labels)} {c.OrMissing}"))} {random.Explain}";

        FacetChoice[] chosen = [.. choices.Select(c => Choice(dimensions[c.Dimension].Facet, c.Labels, c.OrMissing))];
        // A facet that is not counted may be chosen of, too.
        Facet[] counted = [.. dimensions.Where(_ => random.Chance(0.8)).Select(dimension => dimension.Facet)];
        Sort sort = random.Pick([Sort.Relevance, Sort.Newest("published")]);
        var options = new SearchOptions { Take = random.Pick([0, 3, 1000]), Sort = sort, Facets = counted, Choices = chosen, Threads = random.Next(1, 4) };
        SearchResults results = snapshot.Search(query, options, schema);

        // Which documents the query alone matches is the engine's word; all else is not.
        var matching = snapshot.Search(query, new SearchOptions { Take = 1000 }, schema).Hits.Select(hit => hit.Document.Text("id")).ToHashSet();
        ModelArticle[] found = [.. articles.Where(article => matching.Contains(article.Id))];
        bool IsChosen(ModelArticle article, int except) =>
            choices.All(c => c.Dimension == except || dimensions[c.Dimension].IsIn(article, c.Labels, c.OrMissing));
        Assert.True(results.Total == found.Count(article => IsChosen(article, -1)), explain);
        for (int i = 0; i < dimensions.Length; i++)
        {
            if (counted.Contains(dimensions[i].Facet))
            {
                ModelArticle[] over = [.. found.Where(article => IsChosen(article, choices.Any(c => c.Dimension == i) ? i : -1))];
                AssertFacet(dimensions[i], over, results.Facets[dimensions[i].Facet.Name], explain);
            }
        }
        Query[] filters = [.. chosen.Select(choice => AnyOf([.. choice.Queries(snapshot, schema)]))];
        SearchResults filtered = snapshot.Search(query, new SearchOptions { Take = options.Take, Sort = sort, Filters = filters }, schema);
        Assert.True(
            filtered.Hits.Select(hit => (hit.DocId, hit.Score, hit.SortValue)).SequenceEqual(results.Hits.Select(hit => (hit.DocId, hit.Score, hit.SortValue))), explain);
        Assert.True(filtered.Total == results.Total, explain);
    }

    private static void AssertFacet(ModelDimension dimension, ModelArticle[] over, FacetResult result, string explain)
    {
        explain = $"{dimension.Facet}: {string.Join(", ", result.Select(bucket => $"{bucket.Label} {bucket.Count}"))} {explain}";
        Dictionary<string, long> expected = dimension.Count(over);
        Assert.True(result.Missing == over.Count(article => dimension.LabelsOf(article) == null), explain);
        Assert.True(result.Count == expected.Count && result.Distinct == expected.Count, explain);
        Assert.True(result.All(bucket => expected.GetValueOrDefault(bucket.Label) == bucket.Count), explain);
    }

    private static FacetChoice Choice(Facet facet, string[] labels, bool orMissing) =>
        labels.Length == 0 ? facet.ChooseMissing() : orMissing ? facet.Choose(labels).OrMissing() : facet.Choose(labels);

    private static Query AnyOf(Query[] queries) => new BooleanQuery([.. queries.Select(query => new BooleanClause(query, Occur.Should))]);

    private static ModelArticle[] Write(SearchIndex index, TestRandom random)
    {
        var articles = new Dictionary<string, ModelArticle>();
        using IndexWriter writer = index.OpenWriter(new WriterOptions { SegmentsPerTier = int.MaxValue });
        for (int segment = random.Next(1, 5); segment > 0; segment--)
        {
            for (int i = random.Next(1, 120); i > 0; i--)
            {
                ModelArticle article = Article(random);
                writer.Update(article.ToDocument());
                articles[article.Id] = article;
            }
            foreach (string id in articles.Keys.Where(_ => random.Chance(0.05)).ToArray())
            {
                writer.Delete(id);
                articles.Remove(id);
            }
            writer.Commit();
        }
        return [.. articles.Values];
    }

    private static ModelArticle Article(TestRandom random)
    {
        DateTime date = random.Chance(0.5)
            ? new DateTime(2000, 1, 1).AddHours(random.Next(-500, 2000))
            : new DateTime(random.Next(1920, 2080), random.Next(1, 13), random.Next(1, 29)).AddMilliseconds(random.NextInt64(86_400_000));
        return new ModelArticle(
            $"{random.Next(400)}",
            string.Join(' ', Enumerable.Range(0, random.Next(0, 12)).Select(_ => random.Pick(Words))),
            random.Chance(0.8) ? date : null,
            random.Chance(0.7) ? random.Pick(Values) : null,
            [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.Pick(Values))],
            [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => (long)random.Next(-20, 20))]);
    }
}
