using Search.Testing;

namespace Search.Cli.Tests.Commands;

public sealed class ExportCommandTests(SeedsIndex seeds) : IClassFixture<SeedsIndex>, IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void An_index_of_the_export_exports_the_same()
    {
        CliRun export = seeds.Run("export");
        Assert.Equal((ExitCode.Done, "", 5), (export.Code, export.Error, export.Out.Count(c => c == '\n')));
        File.WriteAllText(_folder.File("all.jsonl"), export.Out);
        Assert.Equal(ExitCode.Done, CliRun.Of("index", _folder.File("all.jsonl"), "--index", _folder.File("copy")).Code);
        Assert.Equal(Lines(export), Lines(CliRun.Of("export", "--index", _folder.File("copy"))));
        Assert.Equal(seeds.Run("get", "001_c5e2517048094a15.txt", "--json").Out.TrimEnd(), Lines(export)[1]);
    }

    [Fact]
    public void What_was_deleted_is_not_exported()
    {
        File.WriteAllText(_folder.File("a.jsonl"), "{\"id\":\"x\",\"body\":\"one\"}\n{\"id\":\"y\",\"body\":\"two\"}\n{\"id\":\"x\",\"body\":\"three\"}\n");
        CliRun.Of("index", _folder.File("a.jsonl"), "--index", _folder.File("index"));
        CliRun.Of("delete", "y", "--index", _folder.File("index"));
        Assert.Contains("\"body\":\"three\"", Assert.Single(Lines(CliRun.Of("export", "--index", _folder.File("index")))), StringComparison.Ordinal);
        CliRun.Of("delete", "x", "--index", _folder.File("index"));
        Assert.Equal(new CliRun(ExitCode.Nothing, "", ""), CliRun.Of("export", "--index", _folder.File("index")));
    }

    [Fact]
    public void Two_folders_with_equal_names_do_not_overwrite_or_delete_each_other()
    {
        string[] years = ["1997", "1998"];
        foreach (string year in years)
        {
            Directory.CreateDirectory(_folder.File(year));
            File.WriteAllText(_folder.File(year + "/a.txt"), $"Rain fell on the town in {year}.");
            File.WriteAllText(_folder.File(year + "/b.txt"), $"The sun shone in {year}.");
        }
        Assert.Equal(ExitCode.Done, Index("1997").Code);
        CliRun second = Index("1998");
        Assert.Equal(ExitCode.Nothing, second.Code);
        Assert.Contains("0 added, 0 updated, 0 unchanged, 2 rejected", second.Out, StringComparison.Ordinal);
        Assert.Contains("--id-prefix", second.Error, StringComparison.Ordinal);
        Assert.Contains("2 added", Index("1998", "--id-prefix", "1998/").Out, StringComparison.Ordinal);
        File.Delete(_folder.File("1997/a.txt"));
        Assert.Contains("1 unchanged, 0 rejected, 1 deleted", Index("1997", "--prune").Out, StringComparison.Ordinal);
        Assert.Equal(["1998/a.txt", "1998/b.txt", "b.txt"], Ids());
        // The other folder, told from the first one by its origin alone.
        File.Delete(_folder.File("1998/b.txt"));
        Assert.Contains("1 unchanged, 0 rejected, 1 deleted", Index("1998", "--prune", "--id-prefix", "1998/").Out, StringComparison.Ordinal);
        Assert.Equal(["1998/a.txt", "b.txt"], Ids());

        CliRun Index(string folder, params string[] more) => CliRun.Of(["index", _folder.File(folder), "--index", _folder.File("index"), .. more]);

        string[] Ids() => [.. Lines(CliRun.Of("export", "--index", _folder.File("index"))).Select(line => line.Split('"')[3])];
    }

    private static string[] Lines(CliRun run) => [.. run.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Order(StringComparer.Ordinal)];
}
