using System.Globalization;
using Search.Engine;
using Search.Interop.Tests.Queries;
using Search.Testing;
using Xunit.Abstractions;

namespace Search.Interop.Tests.RandomIndexes;

/// <summary>
/// Random indexes of ours read by Java's Lucene, and of Java's read by us: clean for CheckIndex of Lucene 8.8.1 and 9.12.3 and for our checker, with
/// the same content down to every posting, position, value and point, and the same hits and scores for random queries.
/// </summary>
/// <remarks><c>SEARCH_RANDOM_INDEXES</c> says how many each way; from 100 on, a third of them have more than 5,000 documents.</remarks>
public sealed class RandomIndexTests(ITestOutputHelper output) : IDisposable
{
    private const int Queries = 12;
    private const int ManyDocs = 5000;

    private readonly JavaServer _lucene = new("RandomIndexes", JavaLucene.ClassPath);
    private readonly JavaServer? _lucene9 = JavaLucene.ClassPath9 == null ? null : new JavaServer("CheckIndexes", JavaLucene.ClassPath9);
    private int _indexes;
    private int _large;
    private int _ofSeveral;

    private static int? Wanted =>
        Environment.GetEnvironmentVariable("SEARCH_RANDOM_INDEXES") is { Length: > 0 } count ? int.Parse(count, CultureInfo.InvariantCulture) : null;

    public void Dispose()
    {
        _lucene.Dispose();
        _lucene9?.Dispose();
    }

    [LuceneFact]
    public void Lucene_reads_what_we_write() => Run(Wanted ?? 13, (random, docs, folder) =>
    {
        var index = new RandomIndex(random, docs);
        index.Write(folder);
        AssertHolds(folder, index);
        return index.Schema.ToJson();
    });

    [LuceneFact]
    public void We_read_what_Lucene_writes() => Run(Wanted ?? 12, (random, docs, folder) => _lucene.Ask($"write {random.Next()} {docs} {folder}"));

    private void Run(int count, Func<TestRandom, int, string, string> write)
    {
        TestRandom seeds = TestRandom.Create();
        output.WriteLine(seeds.Explain);
        for (int i = 0; i < count; i++)
        {
            TestRandom random = TestRandom.WithSeed(seeds.Next());
            int docs = Docs(random, isLongRun: count >= 100);
            using var folder = new TempFolder();
            string path = folder.File("index");
            string about = $"index {i} of {docs} documents, seed {random.Seed} {seeds.Explain}";
            try
            {
                about += $": {write(random, docs, path)}";
                AssertSame(random, path);
            }
            catch (Exception error)
            {
                Keep(path);
                throw new InvalidOperationException($"{about}\n{error.Message}", error);
            }
        }
        string counts = $"{_indexes} indexes, {_large} with more than {ManyDocs} documents, {_ofSeveral} with 3 or more segments";
        output.WriteLine(counts);
        Assert.True(count < 100 || (_large >= count / 4 && _ofSeveral >= count / 2), $"too few: {counts} {seeds.Explain}");
    }

    private static int Docs(TestRandom random, bool isLongRun)
    {
        if (random.Chance(isLongRun ? 0.33 : 0.04))
        {
            return random.Next(ManyDocs * 6 / 5, 20_001);
        }
        return (int)Math.Exp(random.NextDouble() * Math.Log(isLongRun ? ManyDocs : 800));
    }

    private void AssertSame(TestRandom random, string path)
    {
        Assert.Equal("clean", _lucene.Ask($"check {path}"));
        Assert.Equal("clean", _lucene9?.Ask(path) ?? "clean");
        CheckReport report = IndexChecker.Check(path);
        Assert.True(report.IsClean, string.Join("; ", report.Problems));
        Assert.Equal(_lucene.Ask($"dump {path}").Split('\n'), IndexDump.Of(path).Split('\n'));

        using SearchIndex index = SearchIndex.Open(path);
        using Snapshot snapshot = index.OpenSnapshot();
        _indexes++;
        _large += snapshot.DocCount > ManyDocs ? 1 : 0;
        _ofSeveral += snapshot.SegmentCount >= 3 ? 1 : 0;
        List<AskedQuery> asked = new IndexQueries(random, path).Some(Queries);
        foreach ((AskedQuery query, Answer expected) in asked.Zip(_lucene.Answers(path, asked)))
        {
            Answer found = Answer.OfOurs(snapshot, query);
            Assert.True(found == expected, $"{query}: {found.DifferenceFrom(expected)}");
        }
    }

    /// <summary>Every document that was added is there as it was added, and no other.</summary>
    private static void AssertHolds(string path, RandomIndex expected)
    {
        using SearchIndex index = SearchIndex.Open(path);
        using Snapshot snapshot = index.OpenSnapshot();
        Assert.Equal(expected.Model.Count, snapshot.DocCount);
        var left = expected.Model.Keys.ToHashSet(StringComparer.Ordinal);
        foreach (Hit hit in snapshot.Search(new MatchAllDocsQuery(), new SearchOptions { Take = Math.Max(1, snapshot.DocCount) }).Hits)
        {
            string id = hit.Document.Text("id")!;
            Assert.True(left.Remove(id), $"document {id} is there without reason");
            Document added = expected.Model[id];
            foreach (SchemaField field in expected.Schema.Fields)
            {
                object[] values = field.IsStored ? [.. added.Values(field.Name).Select(value => Stored(field, value))] : [];
                Assert.Equal(values, hit.Document.Values(field.Name));
            }
        }
        Assert.Empty(left);
    }

    private static object Stored(SchemaField field, object value) => field.Kind switch
    {
        FieldKind.Date when value is DateOnly date => (date.DayNumber - new DateOnly(1970, 1, 1).DayNumber) * 86_400_000L,
        FieldKind.Integer when !field.Integer.Wide => Convert.ToInt32(value, CultureInfo.InvariantCulture),
        _ => value,
    };

    // For a look at what went wrong, where a folder is named for that.
    private static void Keep(string path)
    {
        if (Environment.GetEnvironmentVariable("SEARCH_KEEP_FAILED") is { Length: > 0 } keep && Directory.Exists(path))
        {
            foreach (string file in Directory.GetFiles(path))
            {
                File.Copy(file, Path.Combine(Directory.CreateDirectory(keep).FullName, Path.GetFileName(file)), overwrite: true);
            }
        }
    }
}
