using System.Globalization;
using Search.Engine;
using Search.Interop.Tests.Archives;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

/// <summary>
/// Why the best hits of random queries have their scores, and why another document does or does not match: the trees that Lucene's explain gives,
/// with its words and numbers. And
/// the number at the root is the score of the search, to the last bit. <c>SEARCH_EXPLAINED_QUERIES=200</c> is a long run: so many queries of each
/// kind.
/// </summary>
public class ExplanationTests
{
    private const int Few = 3;
    private const int Hits = 3;

    private static int Count => int.Parse(Environment.GetEnvironmentVariable("SEARCH_EXPLAINED_QUERIES") ?? $"{Few}", CultureInfo.InvariantCulture);

    [LuceneFact]
    public void Made_up_articles_are_explained_as_Lucene_explains_them()
    {
        TestRandom random = TestRandom.Create();
        Compare(random, RandomArticles.Make(random, 1500));
    }

    [LuceneFact(NeedsData = true)]
    public void News_are_explained_as_Lucene_explains_them()
    {
        TestRandom random = TestRandom.Create();
        Compare(random, NewsArticles.ReadBbc());
    }

    private static void Compare(TestRandom random, IReadOnlyList<Document> articles)
    {
        using var folder = new TempFolder();
        using var searched = new SearchedIndex(random, articles);
        var words = new NewsWords(random, articles);
        List<AskedQuery> queries = new NewsQueries(random, words, [.. EveryKindTests.MoreKinds(random, words)]).OfEachKind(Count);
        using SearchIndex index = SearchIndex.Open(searched.Folder);
        using Snapshot snapshot = index.OpenSnapshot();
        int[][] docs = [.. queries.Select(query => DocsOf(snapshot, query.Query, random))];
        File.WriteAllLines(folder.File("queries"), queries.Select((query, i) => $"{QueryNotation.Write(query.Query)}\t{string.Join(' ', docs[i])}"));
        JavaLucene.Program("ExplainQueries", folder.File("queries"), folder.File("explanations"), searched.Folder);
        using IEnumerator<string> expected = File.ReadLines(folder.File("explanations")).GetEnumerator();
        List<string> differences = [];
        int explained = 0;
        for (int i = 0; i < queries.Count; i++)
        {
            foreach (int doc in docs[i])
            {
                var ours = ExplainedNode.Of(snapshot.Explain(queries[i].Query, doc));
                if (ExplainedNode.Read(Next(expected)) is not { } theirs)
                {
                    continue;
                }
                explained++;
                if (ours.DifferenceFrom(theirs) is { } difference)
                {
                    differences.Add($"{queries[i]}, document {doc}:\n{difference}");
                }
            }
        }
        Assert.True(differences.Count == 0, $"{differences.Count} of {explained} differ {random.Explain}\n{string.Join('\n', differences.Take(20))}");
        Assert.True(explained > docs.Sum(each => each.Length) * 0.98, $"{explained} {random.Explain}");
    }

    /// <summary>The best hits, whose explanations must have their scores, and one document more.</summary>
    private static int[] DocsOf(Snapshot snapshot, Query query, TestRandom random)
    {
        SearchResults results = snapshot.Search(query, new SearchOptions { Take = Hits, Fields = ["id"] });
        foreach (Hit hit in results.Hits)
        {
            Explanation explanation = snapshot.Explain(query, hit.DocId);
            Assert.True(explanation.IsMatch, $"{query} in {hit.DocId} {random.Explain}");
            bool isSame = hit.Score.Equals((float)explanation.Value + 0f);
            Assert.True(isSame, $"{query} in {hit.DocId}: {hit.Score:R}, explained as {explanation.Value:R} {random.Explain}");
        }
        return [.. results.Hits.Select(hit => hit.DocId), random.Next(snapshot.MaxDoc)];
    }

    private static List<string> Next(IEnumerator<string> lines)
    {
        List<string> read = [];
        while (lines.MoveNext() && lines.Current != "end")
        {
            read.Add(lines.Current);
        }
        return read;
    }
}
