using System.Text.Json;
using Search.Testing;

namespace Search.Cli.Tests.Commands;

public sealed class BackupCommandTests(SeedsIndex seeds) : IClassFixture<SeedsIndex>
{
    [Fact]
    public void A_backup_is_an_index_and_is_brought_up_to_date()
    {
        using var folder = new TempFolder();
        string copy = folder.File("copy");
        CliRun run = seeds.Run("backup", copy);
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Matches(@"^segments_\w+ of '.*' \(5 documents, 1 segment\) is in '.*copy': \d+ files copied \(0\.\d MB\), 0 files there already \(0\.0 MB\)\n$", run.Out);
        Assert.Equal(seeds.Run("query", "putin", "--count").Out, CliRun.Of("query", "putin", "--count", "--index", copy).Out);
        Assert.Equal(ExitCode.Done, CliRun.Of("check", "--index", copy).Code);

        CliRun again = seeds.Run("backup", copy, "--json");
        Assert.Equal((ExitCode.Done, ""), (again.Code, again.Error));
        using JsonDocument report = JsonDocument.Parse(again.Out);
        Assert.Equal(
            "commit segments documents files_copied files_skipped bytes_copied bytes_skipped",
            string.Join(' ', report.RootElement.EnumerateObject().Select(property => property.Name)));
        Assert.Equal(0, report.RootElement.GetProperty("files_copied").GetInt32());
    }

    [Fact]
    public void What_cannot_be_backed_up_or_overwritten_is_an_error()
    {
        using var folder = new TempFolder();
        CliRun itself = seeds.Run("backup", seeds.Path);
        Assert.Equal((ExitCode.Error, ""), (itself.Code, itself.Out));
        Assert.Contains("is the index itself", itself.Error, StringComparison.Ordinal);
        CliRun none = CliRun.Of("backup", folder.File("copy"), "--index", folder.File("nothing"));
        Assert.Equal((ExitCode.Error, ""), (none.Code, none.Out));
        string other = folder.File("other");
        Assert.Equal(ExitCode.Done, CliRun.Of("index", SeedsIndex.Seeds, "--index", other).Code);
        CliRun taken = seeds.Run("backup", other);
        Assert.Equal((ExitCode.Error, ""), (taken.Code, taken.Out));
        Assert.Contains("holds another index", taken.Error, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Error, seeds.Run("backup").Code);
        Assert.Contains("DIR is empty", seeds.Run("backup", "").Error, StringComparison.Ordinal);
        File.WriteAllText(folder.File("file"), "");
        CliRun file = seeds.Run("backup", folder.File("file"));
        Assert.Equal((ExitCode.Error, ""), (file.Code, file.Out));
        Assert.DoesNotContain("never should", file.Error, StringComparison.Ordinal);
    }
}
