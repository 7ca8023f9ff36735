using System.Globalization;
using Search.Analysis;
using Search.Engine;
using Search.Ingest;
using Search.Interop.Tests.Queries;
using Search.Service.Articles;
using Search.Service.Indexing;
using Search.Service.Local;
using Search.Testing;
using Xunit.Abstractions;

namespace Search.Interop.Tests.Relevance;

/// <summary>
/// Articles like others, beside Lucene's <c>MoreLikeThis</c> with its default settings, on BBC's articles: what is like an article should be of its section. And Java gives our trees the same hits and scores.
/// </summary>
public class SimilarityTests(ITestOutputHelper output)
{
    private const int Step = 5;
    private const int Best = 10;

    [LuceneFact(NeedsData = true)]
    public void Similar_articles_are_of_the_same_section_more_often_than_those_that_Lucene_finds()
    {
        using var folder = new TempFolder();
        string path = folder.File("index");
        LocalArchive archive = LocalArchive.OpenOrCreate(path);
        archive.AddAsync(new ArticleSource().Read(TestData.Path("bbc-news", "bbc-news.jsonl.gz")), new IndexingOptions { Threads = 1 }, new SilentObserver(), default).GetAwaiter().GetResult();
        archive.DisposeAsync().AsTask().GetAwaiter().GetResult();
        using SearchIndex index = SearchIndex.Open(path);
        using Snapshot snapshot = index.OpenSnapshot();
        var articles = snapshot.Search(new MatchAllDocsQuery(), new SearchOptions { Take = int.MaxValue }).Hits.ToDictionary(hit => hit.DocId, hit => hit.Document);
        int[] asked = [.. articles.Keys.Order().Where(doc => doc % Step == 0)];

        File.WriteAllLines(folder.File("texts"), asked.Select(doc => Terms(articles[doc])));
        JavaLucene.Program("FindSimilar", folder.File("texts"), folder.File("hits"), path, ArticleSchema.Text);
        IEnumerable<int[]> theirs = File.ReadLines(folder.File("hits"))
            .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(doc => int.Parse(doc, CultureInfo.InvariantCulture)).ToArray());
        AskedQuery[] ours = [.. asked.Select(doc => new AskedQuery("similar", snapshot.Similar(articles[doc], ArticleSchema.Text, index.Schema!), Best + 1, Sort.Relevance))];
        IEnumerable<int[]> found = ours.Select(query => snapshot.Search(query.Query, new SearchOptions { Take = query.Take, Fields = [] }).Hits.Select(hit => hit.DocId).ToArray());
        (double share, double shareOfLucene) = (Share(found), Share(theirs));
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"of the same section: {share:F4}, of what Lucene finds {shareOfLucene:F4}"));
        Assert.InRange(shareOfLucene, 0.85, share - 0.01);

        AskedQuery[] some = [.. ours.Take(40)];
        string?[] differences = [.. some.Zip(Answer.OfLucene(path, some)).Select(pair => Answer.OfOurs(snapshot, pair.First).DifferenceFrom(pair.Second)).Where(difference => difference != null)];
        Assert.True(differences.Length == 0, string.Join('\n', differences.Take(3)));

        double Share(IEnumerable<int[]> hits) => asked.Zip(hits).Average(pair =>
            pair.Second.Where(doc => doc != pair.First).Take(Best).Count(doc => Section(doc) == Section(pair.First)) / (double)Best);

        string Section(int doc) => articles[doc].Text(ArticleSchema.Section)!;
    }

    private static string Terms(Document article)
    {
        TokenStream stream = Analyzers.ByName(ArticleSchema.Create()[ArticleSchema.Text]!.Text.Analyzer).CreateStream();
        stream.Reset($"{article.Text(ArticleSchema.Title)}\n{article.Text(ArticleSchema.Body)}".AsMemory());
        List<string> terms = [];
        while (stream.MoveNext())
        {
            terms.Add(stream.Token.Text.ToString());
        }
        return string.Join(' ', terms);
    }

    private sealed class SilentObserver : IIndexingObserver
    {
        public void Progress(in IndexingCounts counts)
        {
        }

        public void Rejected(Reject reject) => Assert.Fail(reject.Reason);

        public void Note(string text)
        {
        }
    }
}
