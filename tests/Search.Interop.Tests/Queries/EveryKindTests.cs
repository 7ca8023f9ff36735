using System.Globalization;
using Search.Engine;
using Search.Interop.Tests.Archives;
using Search.Testing;
using Xunit.Abstractions;

namespace Search.Interop.Tests.Queries;

/// <summary>
/// Random queries of all kinds about indexes of ours, answered by Lucene and by us: the same documents in the same order, equal bits of scores, the same
/// totals and counts. <c>SEARCH_RANDOM_QUERIES=20000</c> is a long run: so many queries in all.
/// </summary>
public class EveryKindTests(ITestOutputHelper output)
{
    private const int Few = 2000;

    private static int Count => int.Parse(Environment.GetEnvironmentVariable("SEARCH_RANDOM_QUERIES") ?? $"{Few}", CultureInfo.InvariantCulture);

    [LuceneFact(NeedsData = true)]
    public void Lucene_and_we_answer_alike()
    {
        TestRandom random = TestRandom.Create();
        IReadOnlyList<Document>[] corpora = [NewsArticles.Read(), NewsArticles.ReadBbc(), RandomArticles.Make(random, 3000)];
        var withHits = new Dictionary<string, (int Hits, int All)>(StringComparer.Ordinal);
        foreach (IReadOnlyList<Document> articles in corpora)
        {
            var words = new NewsWords(random, articles);
            List<AskedQuery> queries = new NewsQueries(random, words, [.. MoreKinds(random, words)]).InAll(Count / corpora.Length + 1);
            using var searched = new SearchedIndex(random, articles);
            IReadOnlyList<Answer> answers = Answer.OfLucene(searched.Folder, queries);
            AssertSame(searched.Folder, queries, answers, random);
            foreach ((AskedQuery query, Answer answer) in queries.Zip(answers))
            {
                (int hits, int all) = withHits.GetValueOrDefault(query.Kind);
                withHits[query.Kind] = (hits + (answer.Total > 0 ? 1 : 0), all + 1);
            }
        }
        string counts = string.Join('\n', withHits.Select(kind => $"{kind.Key}: {kind.Value.Hits} of {kind.Value.All} with hits"));
        output.WriteLine($"{counts}\n{random.Explain}");
        Assert.True(withHits.Values.Sum(kind => kind.Hits) >= withHits.Values.Sum(kind => kind.All) * 0.8, $"{counts}\n{random.Explain}");
        Assert.All(withHits.Values, kind => Assert.True(Count < 20_000 || kind.All >= 500, counts));
    }

    internal static IEnumerable<QueryKind> MoreKinds(TestRandom random, NewsWords words) =>
    [
        .. new ScoreKinds(random, words).Kinds,
        .. new PatternKinds(random, words).Kinds,
        .. new SpanQueries(random, words.OfSomeField, words.OfSomeTitle).Kinds,
    ];

    private static void AssertSame(string folder, IReadOnlyList<AskedQuery> queries, IReadOnlyList<Answer> answers, TestRandom random)
    {
        using SearchIndex index = SearchIndex.Open(folder);
        using Snapshot snapshot = index.OpenSnapshot();
        List<string> differences = Comparison.Differences(folder, snapshot, queries, answers);
        Assert.True(differences.Count == 0, $"{differences.Count} of {queries.Count} answers differ {random.Explain}\n{string.Join('\n', differences.Take(20))}");
    }
}
