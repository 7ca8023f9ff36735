using System.Globalization;
using Search.Analysis;
using Search.Engine;
using Search.Service.Queries;
using Search.Testing;

namespace Search.Service.Tests.Suggesting;

/// <summary>
/// How often a proposal brings a mistyped word back: titles of BBC News with a random mistake in one word; and how rarely anything is proposed for questions that people asked. <c>SEARCH_TYPOS=3000</c> is a
/// long run over all articles.
/// </summary>
public sealed class TypoTests : IDisposable
{
    private const int Few = 120;
    private const int FewArticles = 400;

    private readonly TestArchive _archive = new();

    private static int Count => int.Parse(Environment.GetEnvironmentVariable("SEARCH_TYPOS") ?? $"{Few}", CultureInfo.InvariantCulture);

    public void Dispose() => _archive.Dispose();

    [DataFact]
    public void Most_mistakes_in_titles_are_mended()
    {
        TestRandom random = TestRandom.Create();
        string[] articles = [.. TestData.GzipLines("bbc-news", "bbc-news.jsonl.gz").Take(Count > Few ? int.MaxValue : FewArticles)];
        _archive.Add(_archive.Write("news.jsonl", string.Join('\n', articles)));
        string[] titles = [.. _archive.Search(new ArticleQuery { Text = "", Take = 5000 }).Hits.Select(hit => PlainWords.ToQuery(hit.Title!))];
        using SearchIndex index = SearchIndex.Open(_archive.Index);
        using Snapshot snapshot = index.OpenSnapshot();
        QueryParser parser = ArticleQueryParser.For(new ArticleQuery { Text = "" });
        int mended = 0;
        int wrong = 0;
        for (int i = 0; i < Count;)
        {
            string title = random.Pick(titles);
            string[] words = title.Split(' ');
            int at = random.Next(words.Length);
            if (words[at].Length < 4 || !words[at].All(char.IsAsciiLetter) || EnglishStopWords.Snowball174.Contains(words[at]))
            {
                continue;
            }
            words[at] = Mistyped(random, words[at]);
            string query = string.Join(' ', words);
            string? meant = snapshot.DidYouMean(query, parser)?.Text;
            mended += meant == title ? 1 : 0;
            wrong += meant != null && meant != title ? 1 : 0;
            i++;
        }
        Assert.True(mended >= Count * 3 / 4 && wrong <= Count / 12, $"of {Count}, {mended} mended and {wrong} made another query {random.Explain}");
    }

    [DataFact]
    public void Questions_that_people_asked_stay()
    {
        _archive.Add(TestData.Path("relevance", "cranfield", "corpus.jsonl.gz"));
        string[] questions = [.. File.ReadLines(TestData.Path("relevance", "cranfield", "queries.tsv")).Select(line => PlainWords.ToQuery(line.Split('\t')[1]))];
        using SearchIndex index = SearchIndex.Open(_archive.Index);
        using Snapshot snapshot = index.OpenSnapshot();
        QueryParser parser = ArticleQueryParser.For(new ArticleQuery { Text = "" });
        string[] changed = [.. questions.Select(question => snapshot.DidYouMean(question, parser)?.Text).OfType<string>()];
        Assert.Equal(225, questions.Length);
        Assert.True(changed.Length <= 2, string.Join('\n', changed));
    }

    /// <summary>Two letters exchanged, one left out, one too many, or another one.</summary>
    private static string Mistyped(TestRandom random, string word)
    {
        string typed;
        do
        {
            int at = random.Next(word.Length);
            string letter = ((char)('a' + random.Next(26))).ToString();
            typed = random.Next(4) switch
            {
                0 when at > 0 => word[..(at - 1)] + word[at] + word[at - 1] + word[(at + 1)..],
                1 => word.Remove(at, 1),
                2 => word.Insert(at, letter),
                _ => word[..at] + letter + word[(at + 1)..],
            };
        }
        while (typed == word);
        return typed;
    }
}
