using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Search.Testing;
using Xunit.Abstractions;

namespace Search.Engine.Tests.Checking;

/// <summary>
/// Many damaged indexes, each asked everything (<c>tests/Search.DamageRuns</c>): an answer, or <c>CorruptIndexException</c> with file and offset; no
/// other exception, no crash, no hang, no memory
/// by a count that damage made up; and with checksums compared nothing silently wrong. <c>SEARCH_DAMAGED_INDEXES</c> says how many.
/// </summary>
public sealed class DamageRunTests(ITestOutputHelper output)
{
    private const int Batch = 250;

    [Fact]
    public void Damaged_indexes_are_answered_or_refused()
    {
        string? given = Environment.GetEnvironmentVariable("SEARCH_DAMAGED_INDEXES");
        int count = given is { Length: > 0 } ? int.Parse(given, CultureInfo.InvariantCulture) : 60;
        TestRandom random = TestRandom.Create();
        // Ten seeds have one index, so a run begins with the first of ten.
        int first = random.Next(100_000_000) * 10;
        output.WriteLine($"seeds {first} to {first + count - 1} {random.Explain}");
        var failures = new List<string>();
        for (int seed = first; seed < first + count;)
        {
            seed = Run(seed, Math.Min(Batch, first + count - seed), failures);
        }
        Assert.True(failures.Count == 0, $"{failures.Count} failures {random.Explain}:\n{string.Join('\n', failures.Take(20))}");
    }

    /// <summary>Runs seeds in another process. When it crashes, the one that it was at is the cause, and the next run goes on behind it.</summary>
    private int Run(int first, int count, List<string> failures)
    {
        string program = Path.Combine(AppContext.BaseDirectory, "Search.DamageRuns.dll");
        var start = new ProcessStartInfo("dotnet", [program, first.ToString(CultureInfo.InvariantCulture), count.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        int current = first;
        bool isDone = false;
        while (process.StandardOutput.ReadLine() is { } line)
        {
            if (line.StartsWith("begin ", StringComparison.Ordinal))
            {
                current = int.Parse(line.AsSpan(6), CultureInfo.InvariantCulture);
            }
            else if (line.StartsWith("FAIL ", StringComparison.Ordinal))
            {
                failures.Add(line);
            }
            else
            {
                isDone |= line.StartsWith("sum ", StringComparison.Ordinal);
                output.WriteLine(line);
            }
        }
        process.WaitForExit();
        if (isDone && process.ExitCode == 0)
        {
            return first + count;
        }
        failures.Add($"seed {current}: the process ended with {process.ExitCode}: {Regex.Replace(errors.Result, @"\s+", " ")}");
        return current + 1;
    }
}
