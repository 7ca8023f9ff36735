namespace Search.Benchmarks.Peers;

/// <summary>
/// What is not part of the project: real texts (<c>data</c>), Tantivy's driver (<c>bench/tantivy</c>) and Lucene 9 (<c>opensearch/lib</c>). In the
/// folder that the option names, else beside
/// the folder of test data that <c>SEARCH_TEST_DATA</c> names, else in <c>shared</c> beside the checkout.
/// </summary>
internal static class SharedFolder
{
    /// <summary>The folder; null where there is none.</summary>
    public static string? Find(string? given)
    {
        if (given != null)
        {
            return Directory.Exists(given) ? Path.GetFullPath(given) : throw new ArgumentException($"--shared {given}: there is no such folder");
        }
        string? data = Environment.GetEnvironmentVariable("SEARCH_TEST_DATA");
        string? folder = data is { Length: > 0 } ? Path.GetDirectoryName(Path.GetFullPath(data).TrimEnd('/')) : BesideCheckout();
        return Directory.Exists(folder) ? folder : null;
    }

    private static string? BesideCheckout()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder != null && !File.Exists(Path.Combine(folder, "Search.sln")))
        {
            folder = Path.GetDirectoryName(folder);
        }
        return folder == null ? null : Path.GetFullPath(Path.Combine(folder, "..", "shared"));
    }
}
