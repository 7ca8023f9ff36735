using Search.Codecs.Commits;
using Search.Codecs.Contracts;
using Search.Codecs.Lucene50;
using Search.Codecs.Segments;
using Search.Engine.Indexing;
using Search.Engine.Merging;
using Search.Engine.Tests.Checking;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Merging;

/// <summary>Segments of older codecs of Lucene 8 merged into one of today's.</summary>
public sealed class OldCodecMergeTests
{
    [DataFact]
    public void They_become_a_clean_segment_with_all_that_lived()
    {
        foreach (string version in (string[])["8.0.0", "8.4.0", "8.5.2", "8.6.3"])
        {
            MemoryIndexDirectory directory = OldCodecIndex.Load(TestData.Path("lucene-indexes", "lucene", $"unsupported.{version}-cfs.zip"));
            using var merged = new MemoryIndexDirectory();
            SegmentInfo info = Merge(directory, merged);
            Assert.Equal(("Lucene87", 35), (info.Codec, info.MaxDoc));
            SegmentInfosWriter.Prepare(merged, new SegmentInfos { Generation = 1, Id = info.Id, Counter = 2, Segments = [new SegmentCommitInfo { Info = info }] }, []).Finish();
            Assert.Equal(Counts(directory), Counts(merged));
        }
    }

    private static SegmentInfo Merge(MemoryIndexDirectory directory, MemoryIndexDirectory to)
    {
        var sources = new List<MergeSource>();
        var numbers = new FieldNumbers();
        try
        {
            foreach (SegmentCommitInfo segment in SegmentInfosReader.ReadNewest(directory)!.Segments)
            {
                sources.Add(new MergeSource(SegmentReader.Open(directory, segment, verify: true), LiveDocsReader.Read(directory, segment)));
                numbers.Learn(sources[^1].Reader.Fields);
            }
            using var output = new SegmentWriter(to, "_m");
            return SegmentMerger.Merge(sources, numbers, output, new Dictionary<string, string>(), CancellationToken.None);
        }
        finally
        {
            sources.ForEach(source => source.Reader.Dispose());
        }
    }

    // Documents, and how many match in each kind of structure.
    private static IEnumerable<long> Counts(MemoryIndexDirectory directory)
    {
        CheckReport report = IndexChecker.Check(directory);
        Assert.True(report.IsClean, string.Join('\n', report.Problems));
        using SearchIndex index = SearchIndex.Open(directory);
        using Snapshot snapshot = index.OpenSnapshot();
        Query[] queries =
        [
            new MatchAllDocsQuery(), new TermQuery("content", "aaa"), new PhraseQuery("content5", "more", "content"), new PrefixQuery("autf8", "ab"),
            PointRangeQuery.OfInts("intPoint1d", 3, 21), PointRangeQuery.OfLongs("longPoint1d", 5, 7), new NumericRangeQuery("dvSortedNumeric", 20, 30),
        ];
        return [.. queries.Select(query => snapshot.Search(query).Total), .. Stored(snapshot)];
    }

    private static IEnumerable<long> Stored(Snapshot snapshot)
    {
        IReadOnlyList<Hit> hits = snapshot.Search(new MatchAllDocsQuery(), new SearchOptions { Take = 100 }).Hits;
        return hits.Select(hit => (long)Crc32.Compute(System.Text.Encoding.UTF8.GetBytes(hit.Document.Text("id") + hit.Document.Text("utf8")))).Order();
    }
}
