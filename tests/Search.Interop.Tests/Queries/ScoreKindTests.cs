using System.Globalization;
using Search.Engine;
using Search.Interop.Tests.Archives;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

/// <summary>
/// Synonyms, exists, function scores, nearness and minimum-should-match over made-up articles, with numbers of all kinds among the values: alone,
/// under one another and under
/// Boolean, boosted, constant and dis-max nodes. <c>SEARCH_KIND_QUERIES=1000</c> is a long run: so many of each kind.
/// </summary>
public class ScoreKindTests
{
    private const int Few = 12;

    private static int Count => int.Parse(Environment.GetEnvironmentVariable("SEARCH_KIND_QUERIES") ?? $"{Few}", CultureInfo.InvariantCulture);

    [LuceneFact]
    public void Lucene_and_we_answer_alike()
    {
        TestRandom random = TestRandom.Create();
        List<Document> articles = RandomArticles.Make(random, 2500);
        foreach (Document article in articles)
        {
            float ratio = random.Pick([0f, 0.3f, 1.7f, -1f, float.NaN, 1e6f, random.NextSingle()]);
            double share = random.Pick([0, 0.1, 1.9, -3, double.NaN, 1e6, random.NextDouble()]);
            article["ratio"] = random.Chance(0.8) ? (long)BitConverter.SingleToInt32Bits(ratio) : null;
            article["share"] = random.Chance(0.8) ? BitConverter.DoubleToInt64Bits(share) : null;
        }
        var words = new NewsWords(random, articles);
        List<AskedQuery> queries = new NewsQueries(random, words, [.. new ScoreKinds(random, words, hasReals: true).Kinds]).OfEachKind(Count);
        Schema schema = NewsSchema.Create().Integer("ratio", new IntegerOptions { Wide = true }).Integer("share", new IntegerOptions { Wide = true });
        using var searched = new SearchedIndex(random, articles, schema);
        IReadOnlyList<Answer> expected = Answer.OfLucene(searched.Folder, queries);
        using SearchIndex index = SearchIndex.Open(searched.Folder);
        using Snapshot snapshot = index.OpenSnapshot();
        List<(AskedQuery Query, string Difference)> differences = Comparison.Compare(snapshot, queries, expected);
        string shown = string.Join('\n', differences.Take(20).Select(each => $"{each.Query}: {each.Difference}"));
        Assert.True(differences.Count == 0, $"{differences.Count} of {queries.Count} answers differ {random.Explain}\n{shown}");
        Assert.True(expected.Count(answer => answer.Total > 0) >= queries.Count * 0.7, random.Explain);
    }
}
