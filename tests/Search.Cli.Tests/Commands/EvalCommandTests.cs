using System.IO.Compression;
using System.Text;
using System.Text.Json;
using Search.Testing;

namespace Search.Cli.Tests.Commands;

/// <summary><c>search eval</c> on four articles that are ranked by how often they say a word, in texts of one length.</summary>
public sealed class EvalCommandTests : IDisposable
{
    private const string Articles =
        """
        {"id":"a","body":"flood flood flood flood"}
        {"id":"b","body":"flood flood flood storm"}
        {"id":"c c","body":"flood flood storm storm"}
        {"id":"d","body":"storm storm storm storm"}
        """;

    private readonly TempFolder _folder = new();

    public EvalCommandTests()
    {
        using (var file = new GZipStream(File.Create(_folder.File("corpus.jsonl.gz")), CompressionMode.Compress))
        {
            file.Write(Encoding.UTF8.GetBytes(Articles));
        }
        Assert.Equal(ExitCode.Done, CliRun.Of("index", _folder.File("corpus.jsonl.gz"), "--index", Index, "--threads", "1").Code);
        File.WriteAllText(_folder.File("queries.tsv"), "1\tWhat of the flood?\n2\tNOT \"storm (\n\n3\tnobody judged\n4\t...\n");
        File.WriteAllText(_folder.File("qrels.txt"), "1 0 b 3\n1\t0\td\t1\n1 0 a 0\n2 0 d 1\n2 0 gone 2\n4 0 a 1\n");
    }

    private string Index => _folder.File("index");

    [Fact]
    public void Measures_are_means_over_queries_with_an_answer()
    {
        CliRun run = Eval("--json");
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        using JsonDocument json = JsonDocument.Parse(run.Out);
        Assert.Equal(
            "ranking queries judged ndcg_at_10 map p_at_10 recall_at_100",
            string.Join(' ', json.RootElement.EnumerateObject().Select(property => property.Name)));
        Assert.Equal((4, 3), (json.RootElement.GetProperty("queries").GetInt32(), json.RootElement.GetProperty("judged").GetInt32()));
        // 1 finds a b c: b, of grade 3, is second, d is not found. 2 finds d c b. 4 has no words.
        double first = 3 / Math.Log2(3) / (3 + 1 / Math.Log2(3));
        double second = 1 / (2 + 1 / Math.Log2(3));
        Assert.Equal((first + second) / 3, json.RootElement.GetProperty("ndcg_at_10").GetDouble(), 12);
        Assert.Equal((0.25 + 0.5) / 3, json.RootElement.GetProperty("map").GetDouble(), 12);
        Assert.Equal(0.2 / 3, json.RootElement.GetProperty("p_at_10").GetDouble(), 12);
        Assert.Equal((0.5 + 0.5) / 3, json.RootElement.GetProperty("recall_at_100").GetDouble(), 12);
    }

    [Fact]
    public void A_table_for_people_and_a_run_for_trec_eval()
    {
        CliRun run = Eval("--ranking", "bm25", "--run", _folder.File("run.txt"));
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Equal("ranking  queries  nDCG@10     MAP    P@10  recall@100\nbm25           3   0.3005  0.2500  0.0667      0.3333\n", run.Out);
        string[][] lines = [.. File.ReadLines(_folder.File("run.txt")).Select(line => line.Split(' '))];
        Assert.Equal(
            ["1 Q0 a 1 search", "1 Q0 b 2 search", "1 Q0 c_c 3 search", "2 Q0 d 1 search", "2 Q0 c_c 2 search", "2 Q0 b 3 search"],
            lines.Select(line => $"{line[0]} {line[1]} {line[2]} {line[3]} {line[5]}"));
        Assert.All(lines, line => Assert.Matches(@"^0\.\d+$", line[4]));
    }

    [Fact]
    public void Ids_that_are_not_those_of_the_index_are_noticed()
    {
        File.WriteAllText(_folder.File("qrels.txt"), "1 0 zzz 1\n");
        CliRun run = Eval();
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.Contains("no relevant article was found", run.Error, StringComparison.Ordinal);
        File.WriteAllText(_folder.File("qrels.txt"), "9 0 a 1\n");
        Assert.Equal(ExitCode.Nothing, Eval().Code);
    }

    [Theory]
    [InlineData("1 flood\n", "1 0 a 1\n", "queries.tsv:1: no query id")]
    [InlineData("1\tflood\n1\tstorm\n", "1 0 a 1\n", "queries.tsv:2: query '1' is there twice")]
    [InlineData("1\tflood\n", "\n1 0 a\n", "qrels.txt:2: not a judgement")]
    [InlineData("1\tflood\n", "1 0 a good\n", "qrels.txt:1: not a judgement")]
    public void Files_that_are_not_so_are_named_with_the_line(string queries, string qrels, string message)
    {
        File.WriteAllText(_folder.File("queries.tsv"), queries);
        File.WriteAllText(_folder.File("qrels.txt"), qrels);
        CliRun run = Eval();
        Assert.Equal((ExitCode.Error, ""), (run.Code, run.Out));
        Assert.Contains(message, run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_compressed_file_that_breaks_off_is_rejected_and_kept_up_to_there()
    {
        byte[] whole = File.ReadAllBytes(_folder.File("corpus.jsonl.gz"));
        File.WriteAllBytes(_folder.File("torn.jsonl.gz"), [.. whole[..20], .. "not a gzip stream any more"u8]);
        CliRun run = CliRun.Of("index", _folder.File("torn.jsonl.gz"), "--index", _folder.File("torn"));
        Assert.Equal(ExitCode.Nothing, run.Code);
        Assert.Contains("torn.jsonl.gz", run.Error, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private CliRun Eval(params string[] arguments) =>
        CliRun.Of(["eval", "--index", Index, "--queries", _folder.File("queries.tsv"), "--qrels", _folder.File("qrels.txt"), .. arguments]);
}
