using Search.Storage;
using Search.Testing;

namespace Search.Engine.Tests.Checking;

/// <summary>Every file of an index with every byte changed, and cut at every length: the check reports it, opening with verification refuses it.</summary>
public sealed class IndexDamageTests
{
    private static readonly MemoryIndexDirectory Index = SmallIndex.Create();

    [Fact]
    public void Every_kind_of_file_is_there()
    {
        IEnumerable<string> extensions = Index.ListFiles().Select(name => Path.GetExtension(name)).Distinct().Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                "", ".doc", ".dvd", ".dvm", ".fdm", ".fdt", ".fdx", ".fnm", ".kdd", ".kdi", ".kdm", ".liv", ".nvd", ".nvm", ".pay", ".pos", ".si", ".tim",
                ".tip", ".tmd", ".tvd", ".tvm", ".tvx",
            ],
            extensions);
        Assert.Equal(2 * 22 + 1, Index.ListFiles().Count);
    }

    [Fact]
    public void Each_changed_byte_and_each_cut_is_reported_and_refused()
    {
        TestRandom random = TestRandom.Create();
        (string File, TestRandom Random)[] files = [.. Index.ListFiles().Select(name => (name, TestRandom.WithSeed(random.Next())))];
        var failures = new List<string>();
        Parallel.ForEach(files, file =>
        {
            MemoryIndexDirectory directory = SmallIndex.Copy(Index);
            try
            {
                Damage.EachByteAndLength(directory, file.File, file.Random, () => CheckAndOpen(directory));
            }
            catch (Exception error)
            {
                lock (failures)
                {
                    failures.Add($"{error.Message} {random.Explain}");
                }
            }
        });
        Assert.Empty(failures);
    }

    [Fact]
    public void Each_missing_file_is_reported_and_refused()
    {
        foreach (string file in Index.ListFiles().Where(name => !name.StartsWith("segments", StringComparison.Ordinal)))
        {
            MemoryIndexDirectory directory = SmallIndex.Copy(Index);
            directory.Delete(file);
            CorruptIndexException error = Assert.Throws<CorruptIndexException>(() => CheckAndOpen(directory));
            Assert.Equal(file, error.File);
            Assert.Contains("missing", error.Message, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Each_file_with_more_behind_its_end_is_reported_and_refused()
    {
        foreach (string file in Index.ListFiles())
        {
            foreach (int more in (int[])[1, 8, 100])
            {
                MemoryIndexDirectory directory = SmallIndex.Copy(Index);
                directory.SetBytes(file, [.. directory.Bytes(file), .. new byte[more]]);
                Assert.Equal(file, Assert.Throws<CorruptIndexException>(() => CheckAndOpen(directory)).File);
            }
        }
    }

    [Fact]
    public void Each_file_of_another_segment_is_reported_and_refused()
    {
        foreach (string file in Index.ListFiles().Where(name => name.StartsWith("_0", StringComparison.Ordinal)))
        {
            MemoryIndexDirectory directory = SmallIndex.Copy(Index);
            directory.SetBytes(file, directory.Bytes("_1" + file[2..]));
            Assert.Equal(file, Assert.Throws<CorruptIndexException>(() => CheckAndOpen(directory)).File);
        }
    }

    [Fact]
    public void Each_changed_byte_of_compound_files_is_reported_and_refused()
    {
        TestRandom random = TestRandom.Create();
        var directory = new MemoryIndexDirectory();
        foreach (string path in Directory.EnumerateFiles(Path.Combine(TestData.Root, "tests", "Search.Codecs.Tests", "Fixtures", "compound")))
        {
            directory.SetBytes(Path.GetFileName(path), File.ReadAllBytes(path));
        }
        Assert.True(IndexChecker.Check(directory).IsClean);
        foreach (string file in directory.ListFiles())
        {
            Damage.EachByteAndLength(directory, file, random, () => CheckAndOpen(directory));
        }
    }

    [Fact]
    public void Damage_in_one_segment_keeps_no_other_from_being_checked()
    {
        foreach (string file in Index.ListFiles().Where(name => name.StartsWith("_0", StringComparison.Ordinal)))
        {
            if (file == "_0.si")
            {
                continue;       // belongs to the commit
            }
            MemoryIndexDirectory directory = SmallIndex.Copy(Index);
            byte[] bytes = (byte[])directory.Bytes(file).Clone();
            bytes[bytes.Length / 2] ^= 0x10;
            directory.SetBytes(file, bytes);
            CheckReport report = IndexChecker.Check(directory);
            Assert.Null(report.CommitProblem);
            Assert.Equal(file, Assert.Single(report.Segments[0].Problems).File);
            Assert.True(report.Segments[1].IsClean);
            Assert.True(report.Segments[1].Parts.Count > 5);
        }
    }

    [Fact]
    public void Damage_with_a_right_checksum_never_does_more_than_fail()
    {
        TestRandom random = TestRandom.Create();
        MemoryIndexDirectory directory = SmallIndex.Copy(Index);
        foreach (string file in Index.ListFiles())
        {
            Damage.WithRepairedChecksum(directory, file, random, () => CheckAndSearch(directory), most: 60);
        }
    }

    [Theory]
    [InlineData("_0.si", "_0.fdt", "../x.f")]
    [InlineData("_0.si", "_0.fdt", "/tmp/x")]
    [InlineData("_0.si", "_0.fdt", "_1.fdt")]
    [InlineData("segments_3", "_0", "..")]
    [InlineData("segments_3", "_0", "/x")]
    public void Names_that_lead_elsewhere_are_refused(string file, string name, string other)
    {
        MemoryIndexDirectory directory = SmallIndex.Copy(Index);
        byte[] bytes = (byte[])directory.Bytes(file).Clone();
        int at = bytes.AsSpan().IndexOf([(byte)name.Length, .. System.Text.Encoding.ASCII.GetBytes(name)]);
        System.Text.Encoding.ASCII.GetBytes(other).CopyTo(bytes.AsSpan(at + 1));
        directory.SetBytes(file, Damage.RepairChecksum(bytes));
        CorruptIndexException error = Assert.Throws<CorruptIndexException>(() => CheckAndOpen(directory));
        Assert.Equal(file, error.File);
        Assert.Contains($"'{other}'", error.Message, StringComparison.Ordinal);
    }

    // What the check finds first and what opening finds must both lie in one file.
    private static void CheckAndOpen(MemoryIndexDirectory directory)
    {
        CheckReport report = IndexChecker.Check(directory, new CheckOptions { Fast = true });
        if (report.IsClean)
        {
            throw new InvalidOperationException("the check found nothing");
        }
        CheckProblem problem = Assert.Single(report.Problems);
        var verify = new OpenOptions { Verify = true };
        CorruptIndexException error = Assert.Throws<CorruptIndexException>(() => SearchIndex.Open(directory, verify).Dispose());
        long length = directory.Exists(problem.File) ? directory.FileLength(problem.File) : 0;
        bool inFile = problem.Offset >= 0 && problem.Offset <= length && error.Offset >= 0 && error.Offset <= length;
        if (problem.File != error.File || !inFile || problem.Message.Contains("Exception", StringComparison.Ordinal))
        {
            throw new InvalidOperationException($"the check says {problem}, opening: {error.Message}");
        }
        throw error;
    }

    private static void CheckAndSearch(MemoryIndexDirectory directory)
    {
        CheckReport report = IndexChecker.Check(directory);
        // An error that no reader should make is reported by its type.
        if (report.Problems.FirstOrDefault(problem => problem.Message.Contains("Exception: ", StringComparison.Ordinal)) is { } escaped)
        {
            throw new InvalidOperationException(escaped.ToString());
        }
        using SearchIndex index = SearchIndex.Open(directory);
        var options = new SearchOptions { Highlight = "body", Facets = [Facet.Year("published")] };
        index.Search(new TermQuery("body", "rain"), options);
        index.Search(new PhraseQuery("body", ["rain", "drought"]), options);
        index.Search(new MatchAllDocsQuery(), options);
        using Snapshot snapshot = index.OpenSnapshot();
        for (int doc = 0; doc < snapshot.MaxDoc; doc++)
        {
            snapshot.TermVectors(doc);
        }
    }
}
