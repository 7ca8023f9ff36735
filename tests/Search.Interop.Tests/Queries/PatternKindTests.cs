using System.Globalization;
using Search.Engine;
using Search.Interop.Tests.Archives;
using Search.Testing;

namespace Search.Interop.Tests.Queries;

/// <summary>
/// Wildcards, regular expressions, fuzzy words and sets of terms over made-up articles: of a few words, and of thousands that differ by few letters. Alone, under one another and
/// under Boolean, boosted, constant and dis-max nodes. <c>SEARCH_PATTERN_QUERIES=500</c> is a long run: so many of each kind.
/// </summary>
public class PatternKindTests
{
    private const int Few = 8;
    private static readonly string[] Notations = [" wildcard ", " regexp ", " fuzzy ", " set "];
    private const string Letters = "aabbcdeé水9";

    private static int Count => int.Parse(Environment.GetEnvironmentVariable("SEARCH_PATTERN_QUERIES") ?? $"{Few}", CultureInfo.InvariantCulture);

    [LuceneFact]
    public void Lucene_and_we_answer_alike_about_few_words() => Compare(random => RandomArticles.Make(random, 2500));

    [LuceneFact]
    public void Lucene_and_we_answer_alike_about_many_words_that_are_alike() => Compare(SimilarWords);

    private static void Compare(Func<TestRandom, List<Document>> make)
    {
        TestRandom random = TestRandom.Create();
        List<Document> articles = make(random);
        var words = new NewsWords(random, articles);
        List<AskedQuery> queries = new NewsQueries(random, words, [.. new PatternKinds(random, words).Kinds]).OfEachKind(Count);
        queries.RemoveAll(query => !Notations.Any(notation => $" {query.Line} ".Contains(notation, StringComparison.Ordinal)));
        using var searched = new SearchedIndex(random, articles);
        IReadOnlyList<Answer> expected = Answer.OfLucene(searched.Folder, queries);
        using SearchIndex index = SearchIndex.Open(searched.Folder);
        using Snapshot snapshot = index.OpenSnapshot();
        List<string> differences = Comparison.Differences(searched.Folder, snapshot, queries, expected);
        Assert.True(differences.Count == 0, $"{differences.Count} of {queries.Count} answers differ {random.Explain}\n{string.Join('\n', differences.Take(20))}");
        Assert.True(expected.Count(answer => answer.Total > 0) >= queries.Count * 0.7, random.Explain);
    }

    private static List<Document> SimilarWords(TestRandom random)
    {
        List<Document> articles = RandomArticles.Make(random, 1500);
        foreach (Document article in articles)
        {
            article["body"] = string.Join(' ', Enumerable.Range(0, random.Next(1, 40)).Select(_ => Word(random)));
            article.Add("topic", random.Pick(["", "a b", Word(random) + "🙂" + Word(random), "*", "a?b\\"]));
        }
        return articles;
    }

    private static string Word(TestRandom random) => string.Concat(Enumerable.Range(0, random.Next(1, 7)).Select(_ => Letters[random.Next(Letters.Length)]));
}
