using System.Diagnostics;
using System.Text;
using Search.Testing;

namespace Search.Cli.Tests.Commands;

/// <summary>The program as a process: the bare command, pipes and signals.</summary>
public sealed class ProcessTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void The_bare_command_indexes_the_seeds_and_answers()
    {
        CopySeeds();
        CliRun first = ProgramProcess.Run(_folder, "\"no limits\" xi\n");
        Assert.Equal(ExitCode.Done, first.Code);
        Assert.StartsWith("5 articles read for 'index': 5 added", first.Error, StringComparison.Ordinal);
        Assert.Equal(3, first.Out.Split("[no-limits]").Length);
        Assert.Contains("  2022     3 █", first.Out, StringComparison.Ordinal);

        CliRun second = ProgramProcess.Run(_folder, "putin\n");
        Assert.Equal((ExitCode.Done, ""), (second.Code, second.Error));
    }

    [Fact]
    public void Seeds_that_changed_are_indexed_anew_but_no_other_index_is_touched()
    {
        CopySeeds();
        ProgramProcess.Run(_folder, "");
        File.Delete(Directory.GetFiles(_folder.File("seeds"), "000*").Single());
        File.WriteAllText(_folder.File("seeds/005.txt"), "Rain fell on the town.");
        CliRun run = ProgramProcess.Run(_folder, "rain\nyear:2022\n");
        Assert.Equal(ExitCode.Done, run.Code);
        Assert.StartsWith("5 articles read for 'index': 1 added, 0 updated, 4 unchanged, 0 rejected, 1 deleted", run.Error, StringComparison.Ordinal);
        Assert.Contains("1 article (", run.Out, StringComparison.Ordinal);
        Assert.Contains("2 articles (", run.Out, StringComparison.Ordinal);

        // Own articles beside the seeds: from now on the index is the user's.
        Directory.CreateDirectory(_folder.File("own"));
        File.WriteAllText(_folder.File("own/mine.txt"), "Rain at home.");
        Assert.Equal(ExitCode.Done, ProgramProcess.Run(_folder, "", "index", "own").Code);
        File.Delete(_folder.File("seeds/005.txt"));
        CliRun kept = ProgramProcess.Run(_folder, "rain\n");
        Assert.Equal((ExitCode.Done, ""), (kept.Code, kept.Error));
        Assert.Contains("2 articles (", kept.Out, StringComparison.Ordinal);
    }

    [Fact]
    public void With_neither_seeds_nor_index_there_is_a_hint()
    {
        CliRun run = ProgramProcess.Run(_folder, "putin\n");
        Assert.Equal((ExitCode.Error, ""), (run.Code, run.Out));
        Assert.Contains("neither an index in 'index' nor a folder 'seeds'", run.Error, StringComparison.Ordinal);
        Assert.Contains("search index PATH", run.Error, StringComparison.Ordinal);
        Assert.False(Directory.Exists(_folder.File("index")));
    }

    [Fact]
    public void Standard_input_is_read_as_JSON_Lines()
    {
        CliRun run = ProgramProcess.Run(_folder, "{\"title\":\"Rain\"}\n{\"title\":\n{\"title\":\"Sun\"}\n", "index", "-");
        Assert.Equal(ExitCode.Nothing, run.Code);
        Assert.Contains("rejected: -:2: ", run.Error, StringComparison.Ordinal);
        Assert.Equal("2\n", ProgramProcess.Run(_folder, "", "query", "--count", "").Out);
        Assert.Contains("\"id\":\"-#3\"", ProgramProcess.Run(_folder, "", "get", "-#3", "--json").Out, StringComparison.Ordinal);
    }

    [Fact]
    public void An_interrupted_run_keeps_what_it_read_and_says_so()
    {
        using Process process = ProgramProcess.Start(_folder, "index", "-");
        process.StandardInput.Write("{\"title\":\"Rain\"}\n{\"title\":\"Sun\"}\n");
        process.StandardInput.Flush();
        WaitForIndexing(process);
        Signal(process, "INT");
        CliRun run = ProgramProcess.Finish(process);
        Assert.Equal(ExitCode.Interrupted, run.Code);
        Assert.StartsWith("Interrupted: ", run.Out, StringComparison.Ordinal);
        Assert.Contains("articles read for 'index'", run.Out.Replace("article read", "articles read", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void A_reader_that_leaves_is_no_error()
    {
        var many = new StringBuilder();
        for (int i = 0; i < 3000; i++)
        {
            many.Append($"{{\"id\":\"{i}\",\"title\":\"Rain {i}\",\"body\":\"{new string('x', 100)}\"}}\n");
        }
        File.WriteAllText(_folder.File("many.jsonl"), many.ToString());
        ProgramProcess.Run(_folder, "", "index", "many.jsonl");
        using Process process = ProgramProcess.Start(_folder, "query", "rain", "-n", "3000");
        process.StandardOutput.ReadLine();
        process.StandardOutput.Close();
        string error = process.StandardError.ReadToEnd();
        process.WaitForExit();
        Assert.Equal((0, ""), (process.ExitCode, error));
    }

    private void CopySeeds()
    {
        Directory.CreateDirectory(_folder.File("seeds"));
        foreach (string file in Directory.GetFiles(SeedsIndex.Seeds))
        {
            File.Copy(file, Path.Combine(_folder.File("seeds"), Path.GetFileName(file)));
        }
    }

    /// <summary>The writer's lock is there as soon as the run has begun.</summary>
    private void WaitForIndexing(Process process)
    {
        string file = _folder.File("index/write.lock");
        for (int i = 0; i < 600 && !File.Exists(file); i++)
        {
            Thread.Sleep(100);
        }
        Assert.True(File.Exists(file) && !process.HasExited);
    }

    private static void Signal(Process process, string signal)
    {
        using Process kill = Process.Start("kill", [$"-{signal}", $"{process.Id}"]);
        kill.WaitForExit();
    }
}
