using System.Diagnostics;

namespace Search.Testing;

/// <summary>
/// Runs real Apache Lucene 8.8.1, the judge that we did not write: its own tools, and single-file Java programs from <c>tests/Search.Interop.Tests/Java</c>
/// (compiled once into a cache folder beside the test binaries).
/// </summary>
public static class JavaLucene
{
    private static readonly Lock Guard = new();

    private static readonly string[] Parts =
        ["core", "analyzers-common", "queryparser", "queries", "sandbox", "highlighter", "memory", "misc", "suggest", "backward-codecs", "facet"];

    /// <summary>The class path of Lucene's jars, as Debian's liblucene8-java installs them (named 8.7.0, really 8.8.1).</summary>
    public static string ClassPath { get; } = string.Join(':', Parts.Select(part => $"/usr/share/java/lucene-{part}-8.7.0.jar"));

    /// <summary>Why a test is skipped.</summary>
    public const string Missing = "no Java Lucene 8.8.1 (Debian: liblucene8-java and a JDK)";

    public static bool IsInstalled { get; } =
        File.Exists("/usr/share/java/lucene-core-8.7.0.jar") && Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(p => File.Exists(Path.Combine(p, "java")));

    /// <summary>Lucene's CheckIndex with assertions on. Throws with its whole output unless the index is clean.</summary>
    public static string CheckIndex(string folder)
    {
        (int exit, string output) = Run("-ea", "-cp", ClassPath, "org.apache.lucene.index.CheckIndex", folder);
        return exit == 0 && output.Contains("No problems were detected with this index.", StringComparison.Ordinal)
            ? output
            : throw new InvalidOperationException($"CheckIndex on {folder}: exit {exit}\n{output}");
    }

    /// <summary>Runs a program from <c>tests/Search.Interop.Tests/Java/NAME.java</c> and gives what it printed. Throws unless it ends with 0.</summary>
    public static string Program(string name, params string[] arguments)
    {
        string classes = Compile(name);
        (int exit, string output) = Run(["-ea", "-Xmx1g", "-cp", $"{classes}:{ClassPath}", name, .. arguments]);
        return exit == 0 ? output : throw new InvalidOperationException($"java {name} {string.Join(' ', arguments)}: exit {exit}\n{output}");
    }

    /// <summary>Lucene 9.12.3 with its readers of older formats, from the folder beside the test data; null where there is none.</summary>
    public static string? ClassPath9 { get; } = FindLucene9();

    /// <summary>Starts a program from the same folder that reads lines from its input and answers them.</summary>
    /// <param name="name">Of the program.</param>
    /// <param name="classPath">Of Lucene's jars: <see cref="ClassPath"/> or another version, for a program that runs with it too.</param>
    public static Process Start(string name, string classPath)
    {
        string classes = Compile(name);
        var start = new ProcessStartInfo("java", ["-ea", "-Xmx1g", "-cp", $"{classes}:{classPath}", name])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        return Process.Start(start)!;
    }

    private static string? FindLucene9()
    {
        string? shared = Path.GetDirectoryName(TestData.Folder?.TrimEnd('/'));
        string[] jars = [.. new[] { "core", "backward-codecs" }.Select(part => Path.Combine(shared ?? "", "opensearch", "lib", $"lucene-{part}-9.12.3.jar"))];
        return jars.All(File.Exists) ? string.Join(':', jars) : null;
    }

    private static string Compile(string name)
    {
        string sources = Path.Combine(TestData.Root, "tests", "Search.Interop.Tests", "Java");
        string source = Path.Combine(sources, name + ".java");
        string folder = Path.Combine(AppContext.BaseDirectory, "java-classes", name);
        lock (Guard)
        {
            string done = Path.Combine(folder, name + ".class");
            if (!File.Exists(done) || File.GetLastWriteTimeUtc(done) < Directory.GetFiles(sources).Max(File.GetLastWriteTimeUtc))
            {
                Directory.CreateDirectory(folder);
                // The compiler's module, so that a runtime with it but without the javac program is enough.
                (int exit, string output) = Run("-m", "jdk.compiler/com.sun.tools.javac.Main", "-nowarn", "-cp", ClassPath, "-sourcepath", sources, "-d", folder, source);
                if (exit != 0)
                {
                    throw new InvalidOperationException($"javac {source}: exit {exit}\n{output}");
                }
            }
        }
        return folder;
    }

    private static (int Exit, string Output) Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("java", arguments) { RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, process.ExitCode == 0 ? output : output + errors.Result);
    }
}
