using System.Text.Json;
using Search.Engine;
using Search.Testing;

namespace Search.Cli.Tests.Commands;

public sealed class IndexCommandTests(SeedsIndex seeds) : IClassFixture<SeedsIndex>, IDisposable
{
    private readonly TempFolder _folder = new();

    private string Index => _folder.File("index");

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_summary_adds_up()
    {
        Assert.Equal((ExitCode.Done, ""), (seeds.Indexed.Code, seeds.Indexed.Error));
        Assert.StartsWith($"5 articles read for '{seeds.Path}': 5 added, 0 updated, 0 unchanged, 0 rejected (0.0 MB in ", seeds.Indexed.Out, StringComparison.Ordinal);
        CliRun again = CliRun.Of("index", SeedsIndex.Seeds, "--index", seeds.Path, "--json");
        using JsonDocument report = JsonDocument.Parse(again.Out);
        Assert.Equal((ExitCode.Done, 5), (again.Code, report.RootElement.GetProperty("unchanged").GetInt32()));
        Assert.Equal(0, report.RootElement.GetProperty("added").GetInt32());
    }

    [Fact]
    public void Bad_inputs_are_named_and_listed_and_the_rest_is_indexed()
    {
        File.WriteAllText(Make("good.txt"), "Rain fell on the town.");
        File.WriteAllText(Make("empty.txt"), "");
        File.WriteAllBytes(Make("zeros.txt"), [0x52, 0, 0x67, 0x69, 0x6F, 0x6E]);
        File.WriteAllText(Make("lines.jsonl"), "{\"id\":\"x\",\"title\":\"one\"}\n{\"id\": broken}\n");
        File.WriteAllText(Make("evil\e[2J.txt"), "");
        CliRun run = CliRun.Of("index", _folder.File("in"), _folder.File("missing"), "--index", Index, "--rejects", _folder.File("bad.jsonl"));
        Assert.Equal(ExitCode.Nothing, run.Code);
        Assert.Contains("2 added, 0 updated, 0 unchanged, 5 rejected", run.Out, StringComparison.Ordinal);
        Assert.Equal(5, run.Error.Split('\n').Count(line => line.StartsWith("rejected: ", StringComparison.Ordinal)));
        Assert.Contains("lines.jsonl:2: not JSON", run.Error, StringComparison.Ordinal);
        Assert.Contains(@"evil\x1B[2J.txt", run.Error, StringComparison.Ordinal);
        Assert.DoesNotContain('\e', run.Error);
        JsonElement[] rejects = [.. File.ReadLines(_folder.File("bad.jsonl")).Select(line => JsonDocument.Parse(line).RootElement)];
        Assert.Equal(
            ["empty.txt", "evil\e[2J.txt", "lines.jsonl", "missing", "zeros.txt"],
            rejects.Select(reject => Path.GetFileName(reject.GetProperty("path").GetString()!)).Order(StringComparer.Ordinal));
        Assert.Equal(2, rejects.Single(reject => reject.GetProperty("line").ValueKind == JsonValueKind.Number).GetProperty("line").GetInt32());
        Assert.All(rejects, reject => Assert.NotEmpty(reject.GetProperty("reason").GetString()!));
        Assert.Equal("2\n", CliRun.Of("query", "--count", "--index", Index, "").Out);
    }

    [Fact]
    public void A_file_that_cannot_be_read_is_rejected()
    {
        File.WriteAllText(Make("good.txt"), "Rain fell on the town.");
        // A file that even the superuser cannot read from its start.
        CliRun run = CliRun.Of("index", _folder.File("in"), "/proc/self/mem", "--format", "text", "--index", Index);
        Assert.Equal(ExitCode.Nothing, run.Code);
        Assert.Contains("rejected: /proc/self/mem: ", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 added", run.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void Names_of_keys_can_be_given()
    {
        File.WriteAllText(Make("a.jsonl"), "{\"nr\":\"7\",\"kopf\":\"Rain\",\"inhalt\":\"It rained.\"}\n");
        CliRun run = CliRun.Of("index", _folder.File("in"), "--index", Index, "--map", "title=kopf", "--map", "id=nr", "--map", "body=inhalt");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("\"id\":\"7\",\"title\":\"Rain\",\"body\":\"It rained.\"", CliRun.Of("get", "7", "--index", Index, "--json").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_gone_is_deleted_when_asked()
    {
        File.WriteAllText(Make("a.txt"), "Rain fell on the town.");
        File.WriteAllText(Make("b.txt"), "The sun shone.");
        CliRun.Of("index", _folder.File("in"), "--index", Index);
        File.Delete(Make("b.txt"));
        CliRun run = CliRun.Of("index", _folder.File("in"), "--index", Index, "--prune");
        Assert.Contains("1 unchanged, 0 rejected, 1 deleted", run.Out, StringComparison.Ordinal);
        Assert.Equal("1\n", CliRun.Of("query", "--count", "--index", Index, "").Out);
    }

    [Fact]
    public void A_dry_run_makes_no_index()
    {
        CliRun run = CliRun.Of("index", SeedsIndex.Seeds, "--index", Index, "--dry-run");
        Assert.StartsWith("Nothing written: 5 articles read", run.Out, StringComparison.Ordinal);
        Assert.False(Directory.Exists(Index));
    }

    [Fact]
    public void Whoever_holds_the_lock_is_named()
    {
        CliRun.Of("index", SeedsIndex.Seeds, "--index", Index);
        using SearchIndex index = SearchIndex.Open(Index);
        using IndexWriter writer = index.OpenWriter();
        // A process of its own: within this one the holder would be ourselves.
        CliRun run = ProgramProcess.Run(_folder, "", "index", SeedsIndex.Seeds, "--index", Index);
        Assert.Equal((ExitCode.Error, ""), (run.Code, run.Out));
        Assert.Contains($"{Environment.ProcessId}", run.Error, StringComparison.Ordinal);
        Assert.Equal("5\n", CliRun.Of("query", "--count", "--index", Index, "putin").Out);
    }

    [LuceneFact]
    public void The_index_is_clean_for_Lucene()
    {
        CliRun.Of("index", SeedsIndex.Seeds, "--index", Index);
        File.WriteAllText(Make("a.jsonl"), "{\"id\":\"000_91999cbb744e12d6.txt\",\"title\":\"Rain\"}\n");
        CliRun.Of("index", _folder.File("in"), "--index", Index);
        // What copies are found by is points and doc values.
        string body = string.Join(' ', Enumerable.Range(0, 2000).Select(i => $"word{i % 701}"));
        File.WriteAllLines(Make("b.jsonl"), Enumerable.Range(0, 300).Select(i => $$"""{"id":"b{{i}}","title":"Rain {{i % 7}}","body":"{{body[(i * 11)..]}}"}"""));
        CliRun.Of("index", _folder.File("in"), "--index", Index);
        JavaLucene.CheckIndex(Index);
    }

    private string Make(string name)
    {
        Directory.CreateDirectory(_folder.File("in"));
        return _folder.File(Path.Combine("in", name));
    }
}
