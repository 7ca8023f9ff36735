using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace Search.Benchmarks.Peers;

/// <summary>A program and what it is given.</summary>
internal sealed record Command(string Program, params string[] Arguments)
{
    private const int LongestError = 2_000;

    public static bool IsOnPath(string program) =>
        Environment.GetEnvironmentVariable("PATH")?.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program))) == true;

    /// <summary>The same on the first processor alone, where the machine has taskset.</summary>
    public Command OnOneCore() => IsOnPath("taskset") ? new Command("taskset", ["-c", "0", Program, .. Arguments]) : this;

    /// <exception cref="InvalidOperationException">It ended with another code than 0; with the end of what it said about it.</exception>
    public Finished Run()
    {
        var start = new ProcessStartInfo(Program, Arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        var errors = new StringBuilder();
        var clock = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        process.ErrorDataReceived += (_, line) => errors.AppendLine(line.Data);
        process.BeginErrorReadLine();
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        long peak = 0;
        while (!process.WaitForExit(50))
        {
            peak = Math.Max(peak, Anonymous(process.Id));
        }
        // Waits for the rest of both streams too.
        process.WaitForExit();
        TimeSpan elapsed = clock.Elapsed;
        if (process.ExitCode != 0)
        {
            string said = errors.ToString();
            throw new InvalidOperationException($"{this}: exit {process.ExitCode}\n{said[Math.Max(0, said.Length - LongestError)..]}");
        }
        return new Finished(output.GetAwaiter().GetResult(), elapsed, peak);
    }

    /// <summary>How long it takes from start to end, without anyone looking at its memory meanwhile.</summary>
    public TimeSpan Time()
    {
        var start = new ProcessStartInfo(Program, Arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        long began = Stopwatch.GetTimestamp();
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        TimeSpan elapsed = Stopwatch.GetElapsedTime(began);
        return process.ExitCode == 0 && output.Length > 0
            ? elapsed
            : throw new InvalidOperationException($"{this}: exit {process.ExitCode}, no answer\n{errors.GetAwaiter().GetResult()}");
    }

    public override string ToString() => string.Join(' ', [Program, .. Arguments]);

    private static long Anonymous(int process)
    {
        try
        {
            string? line = File.ReadLines($"/proc/{process}/status").FirstOrDefault(line => line.StartsWith("RssAnon:", StringComparison.Ordinal));
            return line == null ? 0 : long.Parse(line["RssAnon:".Length..].Trim().Split(' ')[0], CultureInfo.InvariantCulture) * 1024;
        }
        catch (IOException)
        {
            // It has just ended.
            return 0;
        }
    }
}

/// <summary>
/// What a program printed, how long it ran, and the peak of its anonymous memory in bytes (mapped files do not count; sampled every 50 ms; 0 where
/// the system does not tell).
/// </summary>
internal sealed record Finished(string Output, TimeSpan Elapsed, long PeakAnonymous);
