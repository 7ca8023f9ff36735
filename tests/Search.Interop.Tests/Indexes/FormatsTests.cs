using System.Globalization;
using Search.Engine;
using Search.Interop.Tests.RandomIndexes;
using Search.Testing;

namespace Search.Interop.Tests.Indexes;

/// <summary>
/// What Lucene's codec allows and few programs use: several instances of a format side by side, points of up to 8 dimensions in the tree and 16 in
/// all, soft deletes, generations of updated doc values over those instances, and a commit that was never finished. Every value is compared.
/// </summary>
public sealed class FormatsTests
{
    /// <summary>How many random indexes; more by SEARCH_FORMATS_ROUNDS.</summary>
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("SEARCH_FORMATS_ROUNDS") ?? "1", CultureInfo.InvariantCulture);

    [LuceneFact]
    public void All_of_it_is_read()
    {
        TestRandom random = TestRandom.Create();
        for (int round = 0; round < Rounds; round++)
        {
            using var folder = new TempFolder();
            string seed = random.Next().ToString(CultureInfo.InvariantCulture);
            string[] expected = JavaLucene.Program("WriteFormats", seed, folder.Path).Trim().Split('\n');
            string[] found = IndexDump.Of(folder.Path).Split('\n');
            string missing = string.Join('\n', expected.Except(found).Take(3));
            string instead = string.Join('\n', found.Except(expected).Take(3));
            Assert.True(expected.SequenceEqual(found), $"{missing}\n-- but --\n{instead}\n{random.Explain}");
            CheckReport report = IndexChecker.Check(folder.Path);
            Assert.True(report.IsClean, $"{string.Join('\n', report.Problems)} {random.Explain}");
            string[] files = Directory.GetFiles(folder.Path);
            Assert.Contains(files, file => file.EndsWith("_Lucene80_1.dvd", StringComparison.Ordinal));
            using SearchIndex index = SearchIndex.Open(folder.Path);
            using Snapshot snapshot = index.OpenSnapshot();
            Assert.Equal("3", snapshot.UserData["round"]);
        }
    }
}
