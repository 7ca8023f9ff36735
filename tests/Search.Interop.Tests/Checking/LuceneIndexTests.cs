using System.Globalization;
using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Checking;

/// <summary>Random indexes that Lucene wrote with whatever it offers, and that its CheckIndex calls clean: ours must, too, and count the same.</summary>
public sealed class LuceneIndexTests
{
    [LuceneFact]
    public void What_Lucene_writes_is_clean()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < 3; round++)
        {
            using var folder = new TempFolder();
            int seed = random.Next();
            string output = JavaLucene.Program("WriteEverything", seed.ToString(CultureInfo.InvariantCulture), folder.Path);
            CheckReport report = IndexChecker.Check(folder.Path);
            Assert.True(report.IsClean, $"seed {seed} {random.Explain}: {string.Join('\n', report.Problems)}");
            Assert.Equal(output.Trim(), string.Join('\n', report.Segments.Select(Describe)));
        }
    }

    private static string Describe(SegmentCheck segment)
    {
        Dictionary<string, long> counts = segment.Parts.ToDictionary(part => part.Name, part => part.Count);
        Assert.Equal(segment.Docs - segment.Deleted, counts["live docs"]);
        return string.Create(
            CultureInfo.InvariantCulture, $"{segment.Name} {segment.Docs} {segment.Docs - segment.Deleted} {counts["terms"]} {counts["points"]}");
    }
}
