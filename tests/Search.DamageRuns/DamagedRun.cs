using System.Globalization;
using Search.Codecs.Framing;
using Search.Engine;
using Search.Storage;
using Search.Testing;

namespace Search.DamageRuns;

/// <summary>
/// One seed: damages an index in a folder of its own, asks it everything with and without comparing checksums, checks it, writes to it, saves what
/// is whole.
/// </summary>
internal sealed class DamagedRun(int seed, BaseIndex index, Guard guard, Tally tally)
{
    private readonly TestRandom _random = TestRandom.WithSeed(seed);
    private DamagedFiles _damaged = new(index.Files, "", false);
    private bool _isChanged;

    public void Run()
    {
        _damaged = new Accident(index, _random).Happen();
        _isChanged = !SameFiles(_damaged.Files, index.Files);
        tally.Add("indexes");
        tally.Add(_damaged.IsRepaired ? "repaired" : "unrepaired");
        tally.Add("unchanged", _isChanged ? 0 : 1);
        using var folder = new TempFolder();
        foreach ((string name, byte[] bytes) in _damaged.Files)
        {
            File.WriteAllBytes(folder.File(name), bytes);
        }
        AskAll(folder, verify: true);
        AskAll(folder, verify: false);
        Check(folder, fast: true);
        Check(folder, fast: false);
        if (_random.Chance(0.25))
        {
            Salvage(folder);
        }
        if (!SameFiles(Directory.GetFiles(folder).ToDictionary(path => Path.GetFileName(path), File.ReadAllBytes), _damaged.Files))
        {
            Fail("reading", "changed files");
        }
        Write(folder);
    }

    private static bool SameFiles(IReadOnlyDictionary<string, byte[]> some, IReadOnlyDictionary<string, byte[]> others) =>
        some.Count == others.Count && some.All(file => others.TryGetValue(file.Key, out byte[]? other) && other.AsSpan().SequenceEqual(file.Value));

    private void AskAll(string folder, bool verify)
    {
        string how = verify ? "verified" : "unverified";
        SearchIndex? open = null;
        Result opening = Try($"{how} open", () =>
        {
            open = SearchIndex.Open(folder, new OpenOptions { Verify = verify });
            return "";
        });
        tally.Add($"{how}-refused", opening.Error == null ? 0 : 1);
        using (open)
        {
            foreach (Question question in open == null ? [] : index.Questions)
            {
                Result result = Try($"{how} {question.Text}", () => question.Ask(open!));
                bool isRight = result.Error == null && result.Answer == question.Answer;
                tally.Add($"{how}-{(isRight ? "right" : result.Error != null ? "damage" : "wrong")}");
                if (!isRight && result.Error == null && verify && !_damaged.IsRepaired)
                {
                    Fail($"{how} {question.Text}", $"a wrong answer, silently: {Short(result.Answer!)} instead of {Short(question.Answer)}");
                }
            }
        }
    }

    private void Check(string folder, bool fast)
    {
        CheckReport? report = null;
        Try(fast ? "fast check" : "check", () =>
        {
            report = IndexChecker.Check(folder, new CheckOptions { Fast = fast });
            return "";
        });
        if (report == null)
        {
            return;
        }
        tally.Add(report.IsClean ? "checks-clean" : "checks-damaged");
        if (report.IsClean && _isChanged && !_damaged.IsRepaired)
        {
            Fail("check", "found nothing");
        }
        foreach (CheckProblem problem in report.Problems)
        {
            if (problem.Message.Contains("Exception: ", StringComparison.Ordinal))
            {
                Fail("check", problem.ToString());
            }
            JudgePlace("check", problem.File, problem.Offset);
        }
    }

    private void Salvage(string folder)
    {
        using var into = new TempFolder();
        Try("salvage", () =>
        {
            SalvageReport report = IndexSalvager.Salvage(folder, into);
            tally.Add("salvaged-segments", report.Saved.Count);
            if (report.IsWhole && _isChanged && !_damaged.IsRepaired)
            {
                Fail("salvage", "found nothing");
            }
            return "";
        });
    }

    /// <summary>A writer may refuse, or find out in the middle of a merge; what it commits must be whole.</summary>
    private void Write(string folder)
    {
        bool isWritten = false;
        Result result = Try("write", () =>
        {
            using SearchIndex open = SearchIndex.Open(folder);
            if (open.Schema?.IdField is not { } id)
            {
                return "";
            }
            using IndexWriter writer = open.OpenWriter(new() { MergeInBackground = false });
            writer.Update(new Document { [id] = "a1" });
            writer.Delete(new PrefixQuery(id, "a2"));
            writer.Commit();
            writer.ForceMerge();
            writer.Commit();
            isWritten = true;
            return "";
        });
        tally.Add(result.Error == null ? "written" : "not-written");
        // A merge compares checksums: whatever went into it was whole, as far as those tell.
        if (isWritten && !_damaged.IsRepaired && IndexChecker.Check(folder) is { IsClean: false } report)
        {
            Fail("write", $"left an index that is damaged: {report.Problems.First()}");
        }
    }

    private Result Try(string what, Func<string> ask)
    {
        guard.Begin(string.Create(CultureInfo.InvariantCulture, $"seed {seed}, {_damaged.What}: {what}"));
        long bytes = GC.GetAllocatedBytesForCurrentThread();
        TimeSpan time = ProcessorTime();
        Result result = Judge(what, ask);
        time = ProcessorTime() - time;
        bytes = GC.GetAllocatedBytesForCurrentThread() - bytes;
        tally.Most("most-allocated-KB", bytes >> 10);
        tally.Most("longest-ms", (long)time.TotalMilliseconds);
        if (bytes > 4 * Math.Max(index.Bytes, _damaged.Files.Values.Sum(file => (long)file.Length)) + (64 << 20))
        {
            Fail(what, string.Create(CultureInfo.InvariantCulture, $"{bytes >> 20} MB allocated for an index of {index.Bytes >> 10} KB"));
        }
        if (time > Guard.Longest)
        {
            Fail(what, string.Create(CultureInfo.InvariantCulture, $"took {time.TotalSeconds:F1} s"));
        }
        return result;
    }

    private Result Judge(string what, Func<string> ask)
    {
        try
        {
            return new Result(ask(), null);
        }
        catch (InvalidOperationException error) when (error.InnerException is CorruptIndexException cause)
        {
            // A writer that a merge has ended says so, and why, at the next call.
            JudgePlace(what, cause.File, cause.Offset);
            return new Result(null, cause);
        }
        catch (CorruptIndexException error)
        {
            JudgePlace(what, error.File, error.Offset);
            return new Result(null, error);
        }
        catch (IndexFormatException error)
        {
            // Damage that nobody repaired must not look like another version.
            if (!_damaged.IsRepaired)
            {
                Fail(what, $"told as another version: {error.Message}");
            }
            return new Result(null, error);
        }
        catch (Exception error)
        {
            Fail(what, $"{error.GetType().Name}: {error.Message} {string.Join(" < ", Frames(error))}");
            return new Result(null, error);
        }
    }

    private static IEnumerable<string> Frames(Exception error) =>
        (error.StackTrace ?? "").Split('\n').Take(7).Select(line => line.Trim().Split('(')[0].Replace("at ", "", StringComparison.Ordinal));

    private void JudgePlace(string what, string file, long offset)
    {
        long length = _damaged.Files.TryGetValue(file, out byte[]? bytes) ? bytes.Length : index.Bytes;
        bool isName = _damaged.Files.ContainsKey(file)
            || IndexFileNames.IsSegmentFile(file) || IndexFileNames.TryParseCommit(file, out _) || IndexFileNames.IsSegmentName(file);
        if (!isName || offset < 0 || offset > length)
        {
            Fail(what, string.Create(CultureInfo.InvariantCulture, $"names no place of the index: '{file}', offset {offset}"));
        }
    }

    private void Fail(string what, string problem)
    {
        tally.Add("FAILURES");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"FAIL seed {seed}, {_damaged.What}: {what}: {problem.ReplaceLineEndings(" ")}"));
    }

    private static TimeSpan ProcessorTime() => Environment.CpuUsage.TotalTime;

    private static string Short(string text) => text.Length < 100 ? text : text[..100] + " ...";

    private readonly record struct Result(string? Answer, Exception? Error);
}
