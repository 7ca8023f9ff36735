using System.IO.Compression;
using System.Text.Json;
using Search.Testing;

namespace Search.Cli.Tests.Commands;

/// <summary><c>get</c>, <c>terms</c>, <c>stats</c> and <c>check</c>; damage; an index of another program.</summary>
public sealed class ReadingCommandsTests(SeedsIndex seeds) : IClassFixture<SeedsIndex>
{
    [Fact]
    public void An_article_is_shown_whole()
    {
        CliRun run = seeds.Run("get", "001_c5e2517048094a15.txt");
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.StartsWith(
            "Putin and Xi hail Russia-China relations in virtual meet!\nid: 001_c5e2517048094a15.txt\npublished: 2022-01-17 (day, corrected)\nmentions: 2022\n",
            run.Out, StringComparison.Ordinal);
        Assert.Contains("\nNot part of the article:\nRussia | China | 17th January 2022 | Virtual Wire\n", run.Out, StringComparison.Ordinal);
        CliRun none = seeds.Run("get", "nope\e[2J");
        Assert.Equal((ExitCode.Nothing, "", "There is no article 'nope\\x1B[2J'\n"), (none.Code, none.Out, none.Error));
    }

    [Fact]
    public void An_article_as_json_is_read_back_without_loss()
    {
        using var folder = new TempFolder();
        string[] ids = [.. Directory.GetFiles(SeedsIndex.Seeds, "*.txt").Select(file => Path.GetFileName(file))];
        string exported = string.Concat(ids.Select(id => seeds.Run("get", id, "--json").Out));
        File.WriteAllText(folder.File("all.jsonl"), exported);
        Assert.Equal(ExitCode.Done, CliRun.Of("index", folder.File("all.jsonl"), "--index", folder.File("index")).Code);
        Assert.Equal(exported, string.Concat(ids.Select(id => CliRun.Of("get", id, "--json", "--index", folder.File("index")).Out)));
        using JsonDocument article = JsonDocument.Parse(exported.Split('\n')[1]);
        Assert.Equal(
            "id title body published published_precision published_source not_before year mentions source author section language url furniture path origin",
            string.Join(' ', article.RootElement.EnumerateObject().Select(property => property.Name)));
    }

    [Fact]
    public void Terms_come_with_counts()
    {
        Assert.Equal(new CliRun(ExitCode.Done, "2022\t3\n2023\t1\n2024\t1\n", ""), seeds.Run("terms", "year"));
        Assert.Equal(new CliRun(ExitCode.Done, "limit\t2\n", ""), seeds.Run("terms", "text", "LIM"));
        Assert.Equal(new CliRun(ExitCode.Done, "{\"term\":\"limits\",\"docs\":2}\n", ""), seeds.Run("terms", "text.exact", "limit", "--json"));
        Assert.Equal(new CliRun(ExitCode.Done, "2022\t3\n", ""), seeds.Run("terms", "year", "-n", "1"));
        Assert.Equal(new CliRun(ExitCode.Nothing, "", ""), seeds.Run("terms", "text", "zzz"));
        CliRun unknown = seeds.Run("terms", "txet");
        Assert.Equal((ExitCode.Error, ""), (unknown.Code, unknown.Out));
        Assert.Contains("text.exact", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Stats_tell_articles_segments_and_fields()
    {
        CliRun run = seeds.Run("stats");
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Contains("articles  5\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("format    Lucene 8.8.1\n", run.Out, StringComparison.Ordinal);
        using JsonDocument stats = JsonDocument.Parse(seeds.Run("stats", "--json").Out);
        JsonElement root = stats.RootElement;
        Assert.Equal(5, root.GetProperty("articles").GetInt64());
        Assert.Equal(5, root.GetProperty("segments")[0].GetProperty("docs").GetInt64());
        Assert.Equal(new DirectoryInfo(seeds.Path).GetFiles().Sum(file => file.Length), root.GetProperty("bytes").GetInt64());
        Assert.Contains("text.exact", root.GetProperty("fields").EnumerateArray().Select(field => field.GetProperty("name").GetString()));
        Assert.Equal("2", root.GetProperty("commit_data").GetProperty("articles.version").GetString());
        Assert.Equal("15.0.0", root.GetProperty("commit_data").GetProperty("search.unicode").GetString());
    }

    [Fact]
    public void A_whole_index_checks_clean()
    {
        CliRun run = seeds.Run("check");
        Assert.Equal((ExitCode.Done, ""), (run.Code, run.Error));
        Assert.Contains("5 docs, 0 deleted: ok\n", run.Out, StringComparison.Ordinal);
        Assert.Contains("no problems found\n", run.Out, StringComparison.Ordinal);
        Assert.Equal(ExitCode.Done, seeds.Run("check", "--fast").Code);
    }

    [Theory]
    [InlineData(".cfs")]
    [InlineData(".cfe")]
    [InlineData(".si")]
    [InlineData("segments_1")]
    public void Damage_is_named_by_file_and_offset_and_left_as_it_is(string end)
    {
        using var folder = new TempFolder();
        foreach (string whole in Directory.GetFiles(seeds.Path))
        {
            File.Copy(whole, folder.File(Path.GetFileName(whole)));
        }
        string file = Directory.GetFiles(folder).Single(path => path.EndsWith(end, StringComparison.Ordinal));
        byte[] bytes = File.ReadAllBytes(file);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(file, bytes);
        foreach (string[] arguments in (string[][])[["check"], ["check", "--fast"]])
        {
            CliRun check = CliRun.Of([.. arguments, "--index", folder]);
            Assert.Equal(ExitCode.Damaged, check.Code);
            Assert.Contains($"damage: {Path.GetFileName(file)}, offset ", check.Out, StringComparison.Ordinal);
        }
        if (end == "segments_1")
        {
            foreach (string[] arguments in (string[][])[["query", "putin"], ["stats"], ["repl"], ["index", SeedsIndex.Seeds]])
            {
                CliRun run = CliRun.Of([.. arguments, "--index", folder]);
                Assert.Equal((ExitCode.Damaged, ""), (run.Code, run.Out));
                Assert.Contains("search: The index is damaged: ", run.Error, StringComparison.Ordinal);
                Assert.Contains("segments_1", run.Error, StringComparison.Ordinal);
            }
        }
        Assert.Equal(bytes, File.ReadAllBytes(file));
    }

    [DataFact]
    public void An_index_of_another_Lucene_is_refused_but_not_called_damaged()
    {
        using var folder = new TempFolder();
        ZipFile.ExtractToDirectory(TestData.Path("lucene-indexes", "lucene", "index.10.0.0-cfs.zip"), folder);
        string index = Path.GetDirectoryName(Directory.GetFiles(folder, "segments*", SearchOption.AllDirectories).Single())!;
        foreach (string[] arguments in (string[][])[["check"], ["check", "--fast"], ["query", "x"], ["stats"], ["index", SeedsIndex.Seeds]])
        {
            CliRun run = CliRun.Of([.. arguments, "--index", index]);
            Assert.Equal((ExitCode.Error, ""), (run.Code, run.Out));
            Assert.Contains("written by Lucene 10.0.0, which is not read", run.Error, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("loose")]
    [InlineData("compound")]
    [InlineData("sorted")]
    public void An_index_of_Lucene_is_read_by_its_own_fields(string kind)
    {
        string index = Path.Combine(TestData.Root, "tests", "Search.Codecs.Tests", "Fixtures", kind);
        CliRun check = CliRun.Of("check", "--index", index);
        Assert.Equal(ExitCode.Done, check.Code);
        Assert.Contains("10 docs, 2 deleted: ok", check.Out, StringComparison.Ordinal);
        CliRun query = CliRun.Of("query", "title:fair AND year:[1900 TO 1909]", "--index", index, "--json");
        Assert.Equal(ExitCode.Done, query.Code);
        Assert.Equal("note: The index holds no schema: another program made it. It is read by its own field names\n", query.Error);
        using JsonDocument answer = JsonDocument.Parse(query.Out);
        JsonElement hit = Assert.Single(answer.RootElement.GetProperty("hits").EnumerateArray());
        Assert.Equal(("9", "The fair of 1919"), (hit.GetProperty("id").GetString(), hit.GetProperty("title").GetString()));
        Assert.Equal("{\"year\":{\"buckets\":[],\"missing\":1}}", answer.RootElement.GetProperty("facets").GetRawText());
        Assert.Equal("1918\t1\n", CliRun.Of("terms", "title", "1918", "--index", index).Out);
        Assert.Contains("articles  11 (2 deleted, not merged away yet)\n", CliRun.Of("stats", "--index", index).Out, StringComparison.Ordinal);
        foreach (string[] refused in (string[][])[["get", "9"], ["query", "x", "--year", "1909"], ["query", "x", "--sort", "newest"], ["index", SeedsIndex.Seeds]])
        {
            CliRun run = CliRun.Of([.. refused, "--index", index]);
            Assert.Equal((ExitCode.Error, ""), (run.Code, run.Out));
        }
    }
}
