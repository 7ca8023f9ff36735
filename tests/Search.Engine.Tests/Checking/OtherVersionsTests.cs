using System.Globalization;
using Search.Codecs.Framing;
using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Checking;

/// <summary>Indexes that Lucene 1.9 to 10 wrote: those of 8 are clean; all others are refused as what they are.</summary>
public sealed class OtherVersionsTests
{
    [DataFact]
    public void Indexes_of_Lucene_8_are_clean_and_all_others_are_refused_with_the_version_that_wrote_them()
    {
        int clean = 0;
        int refused = 0;
        var wrong = new List<string>();
        foreach (string zip in Directory.EnumerateFiles(TestData.Path("lucene-indexes"), "*.zip", SearchOption.AllDirectories))
        {
            MemoryIndexDirectory directory = OldCodecIndex.Load(zip);
            string name = Path.GetFileName(zip);
            if (GoldenVersions.IsReadable(name))
            {
                CheckReport report = IndexChecker.Check(directory);
                clean++;
                if (!report.IsClean)
                {
                    wrong.Add($"{name}: {report.Problems.First()}");
                }
                continue;
            }
            refused++;
            IReadOnlyList<string> files = directory.ListFiles();
            string expected = $"written by Lucene {GoldenVersions.WrittenBy(name)}, which is not read";
            foreach (Action open in (Action[])
                [() => SearchIndex.Open(directory).Dispose(), () => SearchIndex.OpenOrCreate(directory, SmallIndex.Schema).Dispose(), () => Check(directory)])
            {
                Exception? error = Record.Exception(open);
                if (error is not IndexFormatException || !error.Message.Contains(expected, StringComparison.Ordinal)
                    || !error.Message.Contains("index the documents again", StringComparison.Ordinal))
                {
                    wrong.Add($"{name}: {error?.GetType().Name} {error?.Message}");
                }
            }
            Assert.Equal(files, directory.ListFiles());
        }
        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        Assert.True(clean >= 42 && refused > 195, $"{clean} clean, {refused} refused");
    }

    [DataFact]
    public void Damage_is_not_taken_for_another_version()
    {
        foreach (string name in new[] { "2.4.0", "3.6.1", "4.0.0", "4.7.1", "4.8.0", "5.0.0", "6.6.5", "7.7.2", "9.12.3" })
        {
            MemoryIndexDirectory directory = OldCodecIndex.Load(TestData.Path("lucene-indexes", "lucene", $"unsupported.{name}-cfs.zip"));
            string commit = directory.ListFiles().Single(file => IndexFileNames.TryParseCommit(file, out _));
            byte[] whole = directory.Bytes(commit);
            // The first numbers of old commits say whether they have a checksum: with another one, 2.4 looks like 2.2, which has none.
            for (int at = name == "2.4.0" ? sizeof(int) : 0; at < whole.Length; at++)
            {
                byte[] damaged = [.. whole];
                damaged[at] ^= 4;
                directory.SetBytes(commit, damaged);
                CorruptIndexException error = Assert.Throws<CorruptIndexException>(() => SearchIndex.Open(directory).Dispose());
                Assert.Equal(commit, error.File);
            }
        }
    }

    [DataFact]
    public void They_count_what_CheckIndex_counts()
    {
        IEnumerable<string[]> rows = File.ReadLines(TestData.Path("lucene-indexes", "checkindex-truth.tsv")).Skip(1).Select(line => line.Split('\t'));
        foreach (string[] truth in rows.Where(row => GoldenVersions.IsReadable(row[0])))
        {
            CheckReport report = IndexChecker.Check(OldCodecIndex.Load(TestData.Path("lucene-indexes", "lucene", truth[0])));
            Assert.Equal(Number(truth[1]), report.Segments.Count);
            Assert.Equal(Number(truth[2]), report.Segments.Sum(segment => segment.Docs));
            Assert.Equal(Number(truth[3]), report.Segments.Sum(segment => segment.Docs - segment.Deleted));
            // CheckIndex leaves out what only deleted documents have.
            long terms = report.Segments.SelectMany(segment => segment.Parts).Where(part => part.Name == "terms").Sum(part => part.Count);
            Assert.InRange(terms, Number(truth[4]), Number(truth[4]) + Number(truth[2]) - Number(truth[3]));
        }
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);

    // A check reports what it finds in a commit; here it is thrown.
    private static void Check(MemoryIndexDirectory directory)
    {
        CheckProblem problem = IndexChecker.Check(directory).Problems.Single();
        throw new IndexFormatException(problem.Message, problem.File);
    }
}
