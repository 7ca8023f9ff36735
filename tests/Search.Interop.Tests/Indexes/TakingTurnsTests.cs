using Search.Engine;
using Search.Interop.Tests.Archives;
using Search.Interop.Tests.Queries;
using Search.Testing;

namespace Search.Interop.Tests.Indexes;

/// <summary>Java's IndexWriter and ours write one index in turn: each takes over the other's segments, deletes in them and merges them.</summary>
public class TakingTurnsTests
{
    private const int Articles = 2000;
    private const int Turns = 4;

    [LuceneFact(NeedsData = true)]
    public void Two_writers_in_turn_make_one_good_index()
    {
        TestRandom random = TestRandom.Create();
        List<Document> articles = NewsArticles.Read()[..Articles];
        var all = Operations.Random(random, articles, Turns);
        using var folder = new TempFolder();
        string path = folder.File("index");
        bool isOurTurn = true;      // the schema is in the commit data, which Java keeps
        foreach (Operations part in all.Parts())
        {
            Write(folder, path, part, isOurTurn);
            isOurTurn = !isOurTurn;
        }
        Check(path, all, articles, random, segments: Turns);
        Write(folder, path, Operations.Merge(2), ours: false);
        Write(folder, path, Operations.Merge(1), ours: true);
        Check(path, all, articles, random, segments: 1);
        Write(folder, path, Operations.Random(random, articles[..10], 1), ours: false);
        Write(folder, path, Operations.Merge(1), ours: true);
        JavaLucene.CheckIndex(path);
    }

    private static void Write(TempFolder folder, string path, Operations operations, bool ours)
    {
        if (ours)
        {
            using SearchIndex index = SearchIndex.OpenOrCreate(path, NewsSchema.Create());
            using IndexWriter writer = index.OpenWriter(new WriterOptions { SegmentsPerTier = int.MaxValue });
            operations.Apply(writer);
        }
        else
        {
            operations.Write(folder.File("operations"));
            JavaLucene.Program("IndexNews", folder.File("operations"), path, "compound");
        }
    }

    private static void Check(string path, Operations all, List<Document> articles, TestRandom random, int segments)
    {
        JavaLucene.CheckIndex(path);
        Assert.True(IndexChecker.Check(path).IsClean, random.Explain);
        using SearchIndex index = SearchIndex.Open(path, new OpenOptions { Verify = true });
        using Snapshot snapshot = index.OpenSnapshot();
        Assert.Equal((segments, all.LivingIds().Count), (snapshot.SegmentCount, snapshot.DocCount));
        List<AskedQuery> queries = new NewsQueries(random, articles).OfEachKind(5);
        foreach ((AskedQuery query, Answer expected) in queries.Zip(Answer.OfLucene(path, queries)))
        {
            Answer found = Answer.OfOurs(snapshot, query);
            Assert.True(found == expected, $"{query}: {found.DifferenceFrom(expected)} {random.Explain}");
        }
    }
}
