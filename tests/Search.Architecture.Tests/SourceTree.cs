using System.Diagnostics;
using Search.Testing;

namespace Search.Architecture.Tests;

/// <summary>The files of the checkout that belong to the project: what git tracks, or would.</summary>
internal static class SourceTree
{
    /// <summary>Paths relative to the root, with '/'.</summary>
    public static IReadOnlyList<string> Files { get; } = List();

    public static IEnumerable<string> CSharp(string under = "") =>
        Files.Where(f => f.StartsWith(under, StringComparison.Ordinal) && f.EndsWith(".cs", StringComparison.Ordinal));

    public static string Read(string file) => File.ReadAllText(Path.Combine(TestData.Root, file));

    public static string[] Lines(string file) => File.ReadAllLines(Path.Combine(TestData.Root, file));

    public static bool IsGenerated(string file) => file.EndsWith(".Generated.cs", StringComparison.Ordinal);

    private static List<string> List()
    {
        var start = new ProcessStartInfo("git", ["-C", TestData.Root, "ls-files", "--cached", "--others", "--exclude-standard"])
        {
            RedirectStandardOutput = true,
        };
        using Process git = Process.Start(start)!;
        var files = new List<string>();
        while (git.StandardOutput.ReadLine() is { } line)
        {
            if (File.Exists(Path.Combine(TestData.Root, line)))
            {
                files.Add(line);
            }
        }
        git.WaitForExit();
        return git.ExitCode == 0 ? files : throw new InvalidOperationException("git ls-files failed: the tests of the source need a checkout");
    }
}
