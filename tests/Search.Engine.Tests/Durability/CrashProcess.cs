using System.Diagnostics;
using System.Globalization;
using System.Text;
using Search.Testing;

namespace Search.Engine.Tests.Durability;

/// <summary>A process that writes to an index (<c>Search.CrashWriter</c>), and is killed.</summary>
internal static class CrashProcess
{
    private const int KilledBySignal9 = 128 + 9;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Starts it, kills it, and gives how many steps of each thread it said to be committed.</summary>
    /// <param name="folder">The index.</param>
    /// <param name="cycle">The number of the process.</param>
    /// <param name="threads">How many threads it writes with.</param>
    /// <param name="lines">It is killed after it has said so many lines: 1, when it begins, or more for commits ...</param>
    /// <param name="after">... and then some time later.</param>
    internal static int[] RunAndKill(string folder, int cycle, int threads, int lines, TimeSpan after)
    {
        string program = System.IO.Path.Combine(AppContext.BaseDirectory, "Search.CrashWriter.dll");
        var start = new ProcessStartInfo(
            "dotnet", [program, folder, cycle.ToString(CultureInfo.InvariantCulture), threads.ToString(CultureInfo.InvariantCulture)])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        using var ready = new CountdownEvent(lines);
        Task<string> said = Task.Run(() => Listen(process.StandardOutput, ready));
        try
        {
            ready.Wait(Patience);
            Thread.Sleep(after);
        }
        finally
        {
            process.Kill();         // SIGKILL, of this process alone
            process.WaitForExit();
        }
        Assert.True(process.ExitCode == KilledBySignal9, $"the process ended by itself, with {process.ExitCode}: {errors.GetAwaiter().GetResult()}");
        // A line without an end was not said.
        string[] all = said.GetAwaiter().GetResult().Split('\n')[..^1];
        Assert.Equal("ready", all[0]);
        return all.Length == 1 ? new int[threads] : [.. all[^1].Split(' ').Select(step => int.Parse(step, CultureInfo.InvariantCulture))];
    }

    private static string Listen(StreamReader output, CountdownEvent ready)
    {
        var all = new StringBuilder();
        for (int c; (c = output.Read()) >= 0;)
        {
            all.Append((char)c);
            if (c == '\n' && !ready.IsSet)
            {
                ready.Signal();
            }
        }
        if (!ready.IsSet)
        {
            ready.Signal(ready.CurrentCount);       // it ended: nobody need wait any longer
        }
        return all.ToString();
    }
}
