using System.Diagnostics;

namespace Search.Cli.Tests;

/// <summary>The program as a process of its own.</summary>
internal static class ProgramProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Starts it in a folder. Without colour, history and environment of whoever runs the tests.</summary>
    public static Process Start(string folder, params string[] arguments)
    {
        string program = System.IO.Path.Combine(AppContext.BaseDirectory, "search.dll");
        var start = new ProcessStartInfo("dotnet", [program, .. arguments])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment.Remove("SEARCH_INDEX");
        start.Environment["XDG_STATE_HOME"] = folder;
        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end.</summary>
    public static CliRun Run(string folder, string input, params string[] arguments)
    {
        using Process process = Start(folder, arguments);
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        return Finish(process);
    }

    /// <summary>Waits for its end; kills it when that does not come.</summary>
    public static CliRun Finish(Process process)
    {
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        Task<string> error = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience))
        {
            process.Kill();
            throw new TimeoutException($"The program did not end. It said: {error.GetAwaiter().GetResult()}");
        }
        return new CliRun((ExitCode)process.ExitCode, output.GetAwaiter().GetResult(), error.GetAwaiter().GetResult());
    }
}
