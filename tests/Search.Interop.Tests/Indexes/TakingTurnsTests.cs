using Search.Engine;
using Search.Interop.Tests.Archives;
using Search.Interop.Tests.Queries;
using Search.Interop.Tests.RandomIndexes;
using Search.Testing;

namespace Search.Interop.Tests.Indexes;

/// <summary>Java's IndexWriter and ours write one index in turn: each takes over the other's segments, deletes in them and merges them.</summary>
public sealed class TakingTurnsTests : IDisposable
{
    private const int Articles = 500;
    private const int Turns = 10;

    private readonly JavaServer _lucene = new("RandomIndexes", JavaLucene.ClassPath);
    private readonly JavaServer? _lucene9 = JavaLucene.ClassPath9 == null ? null : new JavaServer("CheckIndexes", JavaLucene.ClassPath9);
    private readonly TempFolder _folder = new();

    private string IndexPath => _folder.File("index");

    public void Dispose()
    {
        _lucene.Dispose();
        _lucene9?.Dispose();
        _folder.Dispose();
    }

    [LuceneFact(NeedsData = true)]
    public void Two_writers_in_turn_make_one_good_index() => TakeTurns(sorted: false);

    [LuceneFact(NeedsData = true)]
    public void They_agree_on_the_order_of_a_sorted_index() => TakeTurns(sorted: true);

    private void TakeTurns(bool sorted)
    {
        TestRandom random = TestRandom.Create();
        List<Document> articles = NewsArticles.Read(Articles);
        var all = Operations.Random(random, articles, Turns);
        bool isOurTurn = true;      // the schema is in the commit data, which Java keeps
        foreach (Operations part in all.Parts())
        {
            Write(part, isOurTurn, sorted, random);
            isOurTurn = !isOurTurn;
        }
        CheckAnswers(all, articles, random, segments: Turns);
        Write(Operations.Merge(2), ours: false, sorted, random);
        Write(Operations.Merge(1), ours: true, sorted, random);
        CheckAnswers(all, articles, random, segments: 1);
        // Java's writer takes an index without its order, too, and leaves a segment that is not sorted; merged by us it is.
        Write(Operations.Random(random, articles[..10], 1), ours: false, sorted: false, random);
        Write(Operations.Merge(1), ours: true, sorted, random);
        using SearchIndex index = SearchIndex.Open(IndexPath);
        using Snapshot snapshot = index.OpenSnapshot();
        Assert.Equal(1, snapshot.SegmentCount);
    }

    private void Write(Operations operations, bool ours, bool sorted, TestRandom random)
    {
        if (ours)
        {
            Schema schema = NewsSchema.Create();
            using SearchIndex index = SearchIndex.OpenOrCreate(IndexPath, sorted ? schema.SortBy("published", descending: true) : schema);
            using IndexWriter writer = index.OpenWriter(new WriterOptions { SegmentsPerTier = int.MaxValue, CompoundFiles = random.Chance(0.5) });
            operations.Apply(writer);
        }
        else
        {
            operations.Write(_folder.File("operations"));
            _lucene.Ask($"news {_folder.File("operations")} {IndexPath}{(random.Chance(0.5) ? " compound" : "")}{(sorted ? " sorted" : "")}");
        }
        Assert.Equal("clean", _lucene.Ask($"check {IndexPath}"));
        Assert.Equal("clean", _lucene9?.Ask(IndexPath) ?? "clean");
        Assert.True(IndexChecker.Check(IndexPath).IsClean, random.Explain);
    }

    private void CheckAnswers(Operations all, List<Document> articles, TestRandom random, int segments)
    {
        using SearchIndex index = SearchIndex.Open(IndexPath, new OpenOptions { Verify = true });
        using Snapshot snapshot = index.OpenSnapshot();
        Assert.Equal((segments, all.LivingIds().Count), (snapshot.SegmentCount, snapshot.DocCount));
        List<AskedQuery> queries = new NewsQueries(random, new NewsWords(random, articles)).OfEachKind(5);
        foreach ((AskedQuery query, Answer expected) in queries.Zip(_lucene.Answers(IndexPath, queries)))
        {
            Answer found = Answer.OfOurs(snapshot, query);
            Assert.True(found == expected, $"{query}: {found.DifferenceFrom(expected)} {random.Explain}");
        }
    }
}
