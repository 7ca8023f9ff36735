using System.IO.Compression;

namespace Search.Testing;

/// <summary>
/// Real texts and indexes that are not part of the project: in the folder that <c>SEARCH_TEST_DATA</c> names, else in <c>shared/data</c> beside the checkout.
/// </summary>
public static class TestData
{
    /// <summary>The checkout's root: the folder of Search.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The folder of test data, or null where there is none.</summary>
    public static string? Folder { get; } = FindFolder();

    /// <summary>Why a test is skipped.</summary>
    public const string Missing = "no test data (SEARCH_TEST_DATA)";

    /// <summary>Whether absence is a failure instead of a skipped test.</summary>
    public static bool Demanded => Environment.GetEnvironmentVariable("CI") == "true";

    /// <summary>The path of a file or folder of test data.</summary>
    public static string Path(params string[] parts) =>
        System.IO.Path.Combine([Folder ?? throw new DirectoryNotFoundException("No test data: set SEARCH_TEST_DATA"), .. parts]);

    /// <summary>The lines of a gzip file of test data.</summary>
    public static IEnumerable<string> GzipLines(params string[] parts)
    {
        using var reader = new StreamReader(new GZipStream(File.OpenRead(Path(parts)), CompressionMode.Decompress));
        while (reader.ReadLine() is { } line)
        {
            yield return line;
        }
    }

    private static string FindRoot()
    {
        for (string? folder = AppContext.BaseDirectory; folder != null; folder = System.IO.Path.GetDirectoryName(folder))
        {
            if (File.Exists(System.IO.Path.Combine(folder, "Search.sln")))
            {
                return folder;
            }
        }
        throw new DirectoryNotFoundException($"No Search.sln above {AppContext.BaseDirectory}");
    }

    private static string? FindFolder()
    {
        string? given = Environment.GetEnvironmentVariable("SEARCH_TEST_DATA");
        string folder = given is { Length: > 0 } ? given : System.IO.Path.GetFullPath(System.IO.Path.Combine(Root, "..", "shared", "data"));
        return Directory.Exists(folder) ? folder : null;
    }
}
