using System.Globalization;
using Search.Codecs.Framing;
using Search.Engine;
using Search.Interop.Tests.Queries;
using Search.Interop.Tests.RandomIndexes;
using Search.Testing;

namespace Search.Interop.Tests.Indexes;

/// <summary>Indexes that Lucene 8.0 to 8.11 wrote, with the documents of its test of old indexes (TestBackwardsCompatibility).</summary>
public class GoldenIndexTests
{
    private const string Text = "Lu\uD834\uDD1Ece\uD834\uDD60ne \u0000 \u2620 ab\uD917\uDC17cd";

    private static readonly string[] Readable = ["unsupported.8.", "unsupported.sorted.8."];

    internal static bool IsReadable(string name) => Readable.Any(part => name.StartsWith(part, StringComparison.Ordinal));

    [DataFact]
    public void Indexes_of_Lucene_8_hold_what_was_put_in()
    {
        var names = new List<string>();
        foreach (GoldenIndex golden in GoldenIndex.All("unsupported.8."))
        {
            using SearchIndex index = SearchIndex.Open(golden.Path, new OpenOptions { Verify = true });
            using Snapshot snapshot = index.OpenSnapshot();
            Assert.Null(index.Schema);
            Assert.Equal((5, 36, 35), (snapshot.SegmentCount, snapshot.MaxDoc, snapshot.DocCount));
            // CheckIndex counts 160: it leaves out the id 7, whose only document is deleted.
            Assert.Equal(160 + 1, IndexStatistics.Fields(snapshot).Sum(field => field.Terms));
            CheckDocuments(snapshot);
            names.Add(golden.Name);
        }
        Assert.Equal(28, names.Count);
    }

    [LuceneFact(NeedsData = true)]
    public void They_hold_what_Lucene_reads_and_are_found_as_Lucene_finds()
    {
        Sort[] orders = [Sort.Relevance, Sort.Newest("dvInt"), Sort.Oldest("dvLong")];
        Query[] queries =
        [
            new MatchAllDocsQuery(),
            .. new[] { "content", "content2", "content3", "content5", "content6" }.Select(field => new TermQuery(field, "aaa")),
            new PhraseQuery("content2", "content", "with", "aaa"),
            new PhraseQuery("fie\u2C77ld", "non-ascii", "name"),
            new TermQuery("utf8", "\0"),
            new PrefixQuery("autf8", "ab\uD917\uDC17"),
            new TermRangeQuery("id", "10", "3"),
            PointRangeQuery.OfInts("intPoint1d", 3, 21),
            PointRangeQuery.OfLongs("longPoint1d", 5, 7),
            new NumericRangeQuery("dvSortedNumeric", 20, 30),
            new BooleanQuery([new(new TermQuery("content2", "here"), Occur.Should), new(new NumericRangeQuery("dvShort", 8, 9), Occur.MustNot)]),
        ];
        AskedQuery[] asked = [.. from query in queries from order in orders select new AskedQuery("golden", query, 100, order)];
        using var lucene = new JavaServer("RandomIndexes", JavaLucene.ClassPath);
        int compared = 0;
        // What 8.9 and later stored, Lucene 8.8 cannot read.
        foreach (GoldenIndex golden in GoldenIndex.All(Readable).Where(golden => !IsLater(golden.Name)))
        {
            Assert.True(lucene.Ask($"dump {golden.Path}") == IndexDump.Of(golden.Path), golden.Name);
            compared++;
            if (!golden.Name.EndsWith("-cfs", StringComparison.Ordinal))
            {
                continue;
            }
            using SearchIndex index = SearchIndex.Open(golden.Path);
            using Snapshot snapshot = index.OpenSnapshot();
            Assert.Equal(lucene.Answers(golden.Path, asked), asked.Select(query => Answer.OfOurs(snapshot, query)));
        }
        Assert.True(compared >= 30, $"{compared} indexes");
    }

    [LuceneFact(NeedsData = true)]
    public void We_count_in_the_latest_what_CheckIndex_of_Lucene_9_counts()
    {
        if (JavaLucene.ClassPath9 is not { } jars)
        {
            Assert.False(TestData.Demanded, "Lucene 9.12.3 is not beside the test data");
            return;
        }
        using var lucene = new JavaServer("CountIndexes", jars);
        var counted = new List<string>();
        foreach (GoldenIndex golden in GoldenIndex.All("unsupported.8.8.2-", "unsupported.8.1", "unsupported.sorted.8."))
        {
            long[] found = Counts(golden.Path);
            string[] judge = lucene.Ask(golden.Path).Split(' ');
            Assert.Equal("clean", judge[0]);
            long[] expected = [.. judge.Skip(1).Select(number => long.Parse(number, CultureInfo.InvariantCulture))];
            if (!golden.Name.Contains("sorted", StringComparison.Ordinal))
            {
                // CheckIndex leaves out what the deleted document has: its id, which no other has, among 32 postings.
                expected[2] += 1;
                expected[3] += 32;
            }
            Assert.Equal(expected[..4], found);
            counted.Add(golden.Name);
        }
        Assert.True(counted.Count(IsLater) >= 12 && counted.Count >= 24, string.Join(' ', counted));
    }

    private static bool IsLater(string name) => name.Contains("8.10.", StringComparison.Ordinal) || name.Contains("8.11.", StringComparison.Ordinal);

    // Segments, documents, terms, postings.
    private static long[] Counts(string path)
    {
        CheckReport report = IndexChecker.Check(path);
        Assert.True(report.IsClean, string.Join('\n', report.Problems));
        ILookup<string, long> parts = report.Segments.SelectMany(segment => segment.Parts).ToLookup(part => part.Name, part => part.Count);
        return [report.Segments.Count, report.Segments.Sum(segment => segment.Docs), parts["terms"].Sum(), parts["postings"].Sum()];
    }

    private static void CheckDocuments(Snapshot snapshot)
    {
        IReadOnlyList<Hit> all = snapshot.Search(new MatchAllDocsQuery(), new SearchOptions { Take = 100 }).Hits;
        IEnumerable<int> ids = all.Select(hit => hit.Document.Text("id")).OfType<string>().Select(id => int.Parse(id, CultureInfo.InvariantCulture));
        Assert.Equal(Enumerable.Range(0, 35).Where(id => id != 7), ids);
        foreach (Hit hit in all.Where(hit => hit.Document["id"] != null))
        {
            int id = int.Parse(hit.Document.Text("id")!, CultureInfo.InvariantCulture);
            Assert.Equal([Text, Text, "field with non-ascii name"], new[] { "utf8", "autf8", "fie\u2C77ld" }.Select(hit.Document.Text));
            Query[] onlyThis =
            [
                new TermQuery("id", hit.Document.Text("id")!),
                new NumericRangeQuery("dvInt", id, id),
                new NumericRangeQuery("dvLong", id, id),
                new NumericRangeQuery("dvByte", id, id),
                new NumericRangeQuery("dvSortedNumeric", id, id),
                PointRangeQuery.OfInts("intPoint1d", id, id),
                PointRangeQuery.OfLongs("longPoint1d", id, id),
            ];
            Assert.All(onlyThis, query => Assert.Equal([hit.DocId], snapshot.Search(query).Hits.Select(found => found.DocId)));
        }
        Query[] everywhere =
        [
            new TermQuery("content", "aaa"),
            new TermQuery("utf8", "\0"),
            new TermQuery("utf8", "lu\uD834\uDD1Ece\uD834\uDD60ne"),
            new TermQuery("utf8", "ab\uD917\uDC17cd"),
            new PhraseQuery("content5", "more", "content", "with"),
        ];
        Assert.All(everywhere, query => Assert.Equal(34, snapshot.Search(query).Total));
        Assert.Equal(1, snapshot.Search(new TermQuery("content3", "aaa")).Total);
        Assert.Equal(1, snapshot.Search(new TermQuery("content4", "aaa")).Total);
    }
}
