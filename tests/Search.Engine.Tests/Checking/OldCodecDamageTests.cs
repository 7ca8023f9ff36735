using System.Globalization;
using Search.Codecs.Framing;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Checking;

/// <summary>
/// A segment of each older codec of Lucene 8, loose and in a compound file, damaged in every file: what checksums are compared for is found, and what carries a repaired checksum
/// does no more than fail. How often is set by SEARCH_DAMAGE_ROUNDS (changes of each file); all bytes and lengths take some minutes.
/// </summary>
public sealed class OldCodecDamageTests
{
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("SEARCH_DAMAGE_ROUNDS") ?? "8", CultureInfo.InvariantCulture);

    // Lucene80; Lucene84 with the old index of chunks; Lucene84 with the new one and another terms dictionary; Lucene86.
    private static readonly string[] Versions = ["8.0.0", "8.4.0", "8.5.2", "8.6.3"];

    [DataFact]
    public void A_segment_taken_out_of_its_compound_file_is_clean()
    {
        foreach (string version in Versions)
        {
            MemoryIndexDirectory compound = OldCodecIndex.FirstSegment(version, loose: false);
            MemoryIndexDirectory loose = OldCodecIndex.FirstSegment(version, loose: true);
            Assert.True(loose.ListFiles().Count >= 17, string.Join(' ', loose.ListFiles()));
            Assert.Equal(Counts(compound), Counts(loose));
        }
    }

    [DataFact]
    public void Damage_is_found() => ForEach((directory, file, random) =>
        Damage.SomeBytesAndLengths(directory, file, random, () => CheckAndOpen(directory), Rounds));

    [DataFact]
    public void Damage_with_a_right_checksum_never_does_more_than_fail() => ForEach((directory, file, random) =>
        Damage.WithRepairedChecksum(directory, file, random, () => CheckAndRead(directory), Rounds));

    private static void ForEach(Action<MemoryIndexDirectory, string, TestRandom> damage)
    {
        TestRandom random = TestRandom.Create();
        foreach (string version in Versions)
        {
            foreach (bool loose in (bool[])[false, true])
            {
                MemoryIndexDirectory directory = OldCodecIndex.FirstSegment(version, loose);
                foreach (string file in directory.ListFiles())
                {
                    damage(directory, file, random);
                }
            }
        }
    }

    private static IEnumerable<(string, long)> Counts(MemoryIndexDirectory directory)
    {
        CheckReport report = IndexChecker.Check(directory);
        Assert.True(report.IsClean, string.Join('\n', report.Problems));
        return report.Segments.SelectMany(segment => segment.Parts).Where(part => part.Name != "files").Select(part => (part.Name, part.Count));
    }

    // What the check finds first and what opening finds must both lie in one file.
    private static void CheckAndOpen(MemoryIndexDirectory directory)
    {
        CheckProblem problem = IndexChecker.Check(directory, new CheckOptions { Fast = true }).Problems.FirstOrDefault()
            ?? throw new InvalidOperationException("the check found nothing");
        CorruptIndexException error = Assert.Throws<CorruptIndexException>(() => SearchIndex.Open(directory, new OpenOptions { Verify = true }).Dispose());
        throw problem.File == error.File ? error : new InvalidOperationException($"the check says {problem}, opening: {error.Message}");
    }

    private static void CheckAndRead(MemoryIndexDirectory directory)
    {
        // An error that no reader should make is reported by its type.
        if (IndexChecker.Check(directory).Problems.FirstOrDefault(problem => problem.Message.Contains("Exception: ", StringComparison.Ordinal)) is { } escaped)
        {
            throw new InvalidOperationException(escaped.ToString());
        }
        using SearchIndex index = SearchIndex.Open(directory);
        using Snapshot snapshot = index.OpenSnapshot();
        Query[] queries =
        [
            new MatchAllDocsQuery(), new TermQuery("content", "aaa"), new PhraseQuery("content5", "here", "is", "more"), new PrefixQuery("autf8", "a"),
            PointRangeQuery.OfInts("intPoint1d", 3, 21), new NumericRangeQuery("dvSortedNumeric", 2, 30),
        ];
        foreach (Query query in queries)
        {
            foreach (Hit hit in snapshot.Search(query, new SearchOptions { Take = 100, Sort = Sort.Newest("dvInt") }).Hits)
            {
                _ = hit.Document.Text("id");
            }
        }
        for (int doc = 0; doc < snapshot.MaxDoc; doc++)
        {
            snapshot.TermVectors(doc);
        }
    }
}
