using Search.Testing;

namespace Search.Cli.Tests.Commands;

/// <summary>An index with a byte changed: whatever is asked is answered, or damage is told; the program never stumbles over it.</summary>
public sealed class DamageTests(SeedsIndex seeds) : IClassFixture<SeedsIndex>
{
    private static readonly string[][] Questions =
    [
        ["query", "\"no limits\" xi furniture:reply limits*", "--facet", "mentions"], ["query", "published:2022", "--sort", "newest"],
        ["get", "003_df33746b23206ae2.txt"], ["terms", "text"], ["stats"],
    ];

    [Fact]
    public void Every_question_is_answered_or_ends_as_damage()
    {
        var random = TestRandom.Create();
        using var folder = new TempFolder();
        foreach (string whole in Directory.GetFiles(seeds.Path))
        {
            File.Copy(whole, folder.File(Path.GetFileName(whole)));
        }
        foreach (string file in Directory.GetFiles(folder).Where(file => !file.EndsWith("write.lock", StringComparison.Ordinal)))
        {
            byte[] whole = File.ReadAllBytes(file);
            for (int i = 0; i < 6; i++)
            {
                byte[] bytes = [.. whole];
                int at = random.Next(bytes.Length);
                bytes[at] ^= (byte)(1 << random.Next(8));
                bool isCut = random.Chance(0.2);
                File.WriteAllBytes(file, isCut ? bytes[..at] : bytes);
                CliRun check = CliRun.Of("check", "--index", folder);
                Assert.True(
                    check.Code == ExitCode.Damaged && check.Out.Contains($"damage: {Path.GetFileName(file)}, offset ", StringComparison.Ordinal),
                    $"{Path.GetFileName(file)}, byte {at} {(isCut ? "cut" : "changed")}, check: {check.Code} {check.Out} {check.Error} {random.Explain}");
                foreach (string[] question in Questions)
                {
                    CliRun run = CliRun.Of([.. question, "--index", folder]);
                    Assert.True(
                        run.Code is ExitCode.Done or ExitCode.Nothing or ExitCode.Damaged,
                        $"{Path.GetFileName(file)}, byte {at} {(isCut ? "cut" : "changed")}, {string.Join(' ', question)}: {run.Code} {run.Error} {random.Explain}");
                }
            }
            File.WriteAllBytes(file, whole);
        }
    }

    [Fact]
    public void What_is_whole_of_a_damaged_index_is_saved()
    {
        using var folder = new TempFolder();
        string index = folder.File("index");
        File.WriteAllText(folder.File("more.jsonl"), """{"id":"one","title":"Rain","body":"It rains on the town."}""");
        CliRun.Of("index", SeedsIndex.Seeds, "--index", index);
        CliRun.Of("index", folder.File("more.jsonl"), "--index", index);
        CliRun whole = CliRun.Of("check", "--index", index, "--salvage", folder.File("copy"));
        Assert.Equal((ExitCode.Done, ""), (whole.Code, whole.Error));
        Assert.Contains("6 docs saved into", whole.Out, StringComparison.Ordinal);
        Assert.EndsWith("nothing is lost\n", whole.Out, StringComparison.Ordinal);

        string file = Directory.GetFiles(index, "_0*").OrderByDescending(path => new FileInfo(path).Length).First();
        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        CliRun run = CliRun.Of("check", "--index", index, "--salvage", folder.File("saved"));
        Assert.Equal((ExitCode.Damaged, ""), (run.Code, run.Error));
        Assert.Contains("_0  5 docs, 0 deleted: damaged, left out\n", run.Out, StringComparison.Ordinal);
        Assert.Contains($"damage: {Path.GetFileName(file)}, offset ", run.Out, StringComparison.Ordinal);
        Assert.Contains("1 doc saved into", run.Out, StringComparison.Ordinal);
        Assert.EndsWith("; lost: 5 docs\n", run.Out, StringComparison.Ordinal);
        // What was saved is an archive like any other.
        Assert.Equal("1\n", CliRun.Of("query", "--count", "rain", "--index", folder.File("saved")).Out);
        Assert.Contains("5 added, 0 updated, 0 unchanged", CliRun.Of("index", SeedsIndex.Seeds, "--index", folder.File("saved")).Out, StringComparison.Ordinal);

        CliRun again = CliRun.Of("check", "--index", index, "--salvage", folder.File("saved"));
        Assert.Equal((ExitCode.Error, ""), (again.Code, again.Out));
        Assert.Contains("is not empty", again.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Error, CliRun.Of("check", "--fast", "--salvage", folder.File("x"), "--index", index).Code);
    }

    /// <summary>Only the checksum, which questions do not look at, tells a changed version or name from one of another Lucene.</summary>
}
