using System.Globalization;
using Search.Engine;
using Search.Interop.Tests.Archives;
using Search.Interop.Tests.Queries;
using Search.Testing;
using Xunit.Abstractions;

namespace Search.Interop.Tests.Highlighting;

/// <summary>
/// Passages beside Lucene's: UnifiedHighlighter is given the bounds at which we cut, and then finds the same passages with the same scores, and takes the same ones
/// where all have equally many parts of the query. <c>SEARCH_RANDOM_PASSAGES=20000</c> is a long run: so many queries in all.
/// </summary>
public class PassageParityTests(ITestOutputHelper output)
{
    private const int Few = 150;

    private static int Count => int.Parse(Environment.GetEnvironmentVariable("SEARCH_RANDOM_PASSAGES") ?? $"{Few}", CultureInfo.InvariantCulture);

    [LuceneFact(NeedsData = true)]
    public void Queries_of_all_kinds_have_the_passages_of_Lucene()
    {
        TestRandom random = TestRandom.Create();
        List<Document> articles = NewsArticles.Read(2000);
        var words = new NewsWords(random, articles);
        IReadOnlyList<QueryKind> more = [.. new ScoreKinds(random, words).Kinds, .. new PatternKinds(random, words).Kinds];
        using var searched = new SearchedIndex(random, articles);
        IEnumerable<Query> queries = new NewsQueries(random, words, more).InAll(Count).Select(asked => asked.Query);
        var tally = new PassageTally(isClassic: false);
        Compare(searched.Folder, queries, tally, random);
        Assert.True(tally.Compared > Count / 3, $"{tally} {random.Explain}");
    }

    /// <summary>Lucene without WEIGHT_MATCHES knows how frequent each word and pattern is in the document, so here nothing of its formula's input is ours.</summary>
    [LuceneFact(NeedsData = true)]
    public void Words_and_patterns_have_the_passages_and_scores_of_Lucene_as_it_is()
    {
        TestRandom random = TestRandom.Create();
        List<Document> articles = NewsArticles.Read(2000);
        var words = new NewsWords(random, articles);
        using var searched = new SearchedIndex(random, articles);
        var tally = new PassageTally(isClassic: true);
        Compare(searched.Folder, Enumerable.Range(0, Count).Select(_ => Alternatives(random, words)), tally, random);
        Assert.True(tally.Compared > Count / 2 && tally.Chosen > Count / 20, $"{tally} {random.Explain}");
    }

    private static BooleanQuery Alternatives(TestRandom random, NewsWords words)
    {
        (string field, List<(string Text, int Position)> tokens) = words.OfSomeText();
        Query One() => random.Pick(tokens).Text is var word && random.Chance(0.7) || word.Length < 2 ? new TermQuery(field, word) : new PrefixQuery(field, word[..2]);
        return new BooleanQuery([.. Enumerable.Range(0, random.Next(1, 6)).Select(_ => One()).Distinct().Select(query => new BooleanClause(query, Occur.Should))]);
    }

    private void Compare(string folder, IEnumerable<Query> queries, PassageTally tally, TestRandom random)
    {
        using SearchIndex index = SearchIndex.Open(folder);
        using Snapshot snapshot = index.OpenSnapshot();
        (string Field, string[] Sources)[] fields = [("title", ["title"]), ("body", ["body"]), ("text", ["title", "body"])];
        var cuts = new List<CutText>();
        foreach (Query query in queries)
        {
            (string Field, string[] Sources)[] named = Array.FindAll(fields, field => query.ToString().Contains(field.Field + ":", StringComparison.Ordinal));
            SearchResults results = snapshot.Search(query, new SearchOptions { Take = 30, Fields = ["id"] });
            if (named.Length == 0 || results.Hits.Count == 0)
            {
                continue;
            }
            (string field, string[] sources) = random.Pick(named);
            var asked = new AskedMarks(query, field, sources, [random.Pick(results.Hits).DocId]);
            cuts.Add(CutText.Of(snapshot, asked, length: random.Pick([10, 40, 87, 160, 400]), count: random.Next(1, 5)));
        }
        var answers = AskedMarks.OfLucene(folder, cuts.SelectMany(cut => (string[])[cut.Line(tally.Mode, int.MaxValue >> 1), cut.Line(tally.Mode, cut.Count)]));
        for (int i = 0; i < cuts.Count; i++)
        {
            tally.Add(cuts[i], answers[2 * i][0], answers[2 * i + 1][0]);
        }
        output.WriteLine($"{tally} {random.Explain}");
        Assert.True(tally.Differences.Count == 0, $"{tally} {random.Explain}\n{string.Join('\n', tally.Differences.Take(10))}");
    }
}
