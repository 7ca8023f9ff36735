using System.Globalization;
using Search.Engine;
using Search.Interop.Tests.Archives;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

/// <summary>
/// Random queries of all kinds whose best hits are rescored by others: hits, bits of scores and explanations are those of Lucene's <c>QueryRescorer</c>.
/// <c>SEARCH_RESCORED_QUERIES=20</c> is a long run: so many queries of each kind.
/// </summary>
public class RescoringTests
{
    private static int Count => int.Parse(Environment.GetEnvironmentVariable("SEARCH_RESCORED_QUERIES") ?? "3", CultureInfo.InvariantCulture);

    [LuceneFact]
    public void Lucene_and_we_rescore_alike()
    {
        TestRandom random = TestRandom.Create();
        List<Document> articles = [.. RandomArticles.Make(random, 1500)];
        using var searched = new SearchedIndex(random, articles);
        var words = new NewsWords(random, articles);
        AskedQuery[] asked = [.. new NewsQueries(random, words, [.. EveryKindTests.MoreKinds(random, words)]).OfEachKind(Count)];
        RankedQuery[] queries = [.. asked.Select(first => new RankedQuery(first.Query, new Rescoring(random.Pick(asked).Query, random.Next(1, 80))))];
        using SearchIndex index = SearchIndex.Open(searched.Folder);
        using Snapshot snapshot = index.OpenSnapshot();
        (List<string> differences, int withHits) = Rescored.Compare(searched.Folder, snapshot, queries);
        Assert.True(differences.Count == 0, $"{differences.Count} of {queries.Length} differ {random.Explain}\n{string.Join('\n', differences.Take(10))}");
        Assert.True(withHits > 0.6 * queries.Length, $"{withHits} of {queries.Length} {random.Explain}");
    }
}
