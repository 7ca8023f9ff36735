using System.Globalization;
using System.IO.Compression;
using System.Text.RegularExpressions;
using Search.Codecs.Framing;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Checking;

/// <summary>Indexes that Lucene 1.9 to 10 wrote: those of 8 are clean; of all others the check says what they are, and never stumbles.</summary>
public sealed partial class OtherVersionsTests
{
    [DataFact]
    public void Indexes_of_Lucene_8_are_clean_and_all_others_not()
    {
        int clean = 0;
        var wrong = new List<string>();
        foreach (string zip in Directory.EnumerateFiles(TestData.Path("lucene-indexes"), "*.zip", SearchOption.AllDirectories))
        {
            MemoryIndexDirectory directory = Load(zip);
            string name = Path.GetFileName(zip);
            if (!directory.ListFiles().Any(file => IndexFileNames.TryParseCommit(file, out _)))
            {
                continue;       // 1.9 and 2.0 had one "segments", without a number
            }
            CheckReport report = IndexChecker.Check(directory);
            bool readable = IsReadable(name);
            clean += report.IsClean ? 1 : 0;
            if (report.IsClean != readable || report.Problems.Any(problem => problem.Message.Contains("Exception: ", StringComparison.Ordinal)))
            {
                wrong.Add($"{name}: {(report.IsClean ? "clean" : report.Problems.First())}");
            }
        }
        Assert.Empty(wrong);
        Assert.True(clean > 35, $"{clean}");
    }

    [DataFact]
    public void They_count_what_CheckIndex_counts()
    {
        IEnumerable<string[]> rows = File.ReadLines(TestData.Path("lucene-indexes", "checkindex-truth.tsv")).Skip(1).Select(line => line.Split('\t'));
        foreach (string[] truth in rows.Where(row => IsReadable(row[0])))
        {
            CheckReport report = IndexChecker.Check(Load(TestData.Path("lucene-indexes", "lucene", truth[0])));
            Assert.Equal(Number(truth[1]), report.Segments.Count);
            Assert.Equal(Number(truth[2]), report.Segments.Sum(segment => segment.Docs));
            Assert.Equal(Number(truth[3]), report.Segments.Sum(segment => segment.Docs - segment.Deleted));
            // CheckIndex leaves out what only deleted documents have.
            long terms = report.Segments.SelectMany(segment => segment.Parts).Where(part => part.Name == "terms").Sum(part => part.Count);
            Assert.InRange(terms, Number(truth[4]), Number(truth[4]) + Number(truth[2]) - Number(truth[3]));
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    // Names are such as unsupported.8.8.2-cfs.zip and unsupported.sorted.8.11.0.zip. An empty index of 7 is nothing but a commit, which 8 reads as well.
    private static bool IsReadable(string name) =>
        name == "unsupported.empty.7.0.0.zip" || Release().Match(name) is { Success: true } match && Number(match.Groups[1].Value) <= 11;

    [GeneratedRegex(@"^[a-z_.]*\.8\.(\d+)\.\d+[-.]")]
    private static partial Regex Release();

    private static MemoryIndexDirectory Load(string zip)
    {
        var directory = new MemoryIndexDirectory();
        using ZipArchive archive = ZipFile.OpenRead(zip);
        foreach (ZipArchiveEntry entry in archive.Entries.Where(entry => entry.Name.Length > 0))
        {
            using Stream stream = entry.Open();
            var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            directory.SetBytes(entry.Name, bytes.ToArray());
        }
        return directory;
    }
}
