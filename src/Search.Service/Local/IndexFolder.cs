namespace Search.Service.Local;

/// <summary>What a folder looks like from outside.</summary>
internal static class IndexFolder
{
    /// <summary>An index is made only where no files of other kinds are: a mistyped folder must not fill up with segments.</summary>
    /// <exception cref="UsageException">It is a file, or a folder with other files.</exception>
    public static void CheckUsable(string path)
    {
        if (File.Exists(path))
        {
            throw new UsageException($"'{path}' is a file", "--index names a folder.");
        }
        if (Directory.Exists(path) && Directory.EnumerateFileSystemEntries(path).Select(entry => Path.GetFileName(entry)).FirstOrDefault(name => !MayBeOfAnIndex(name)) is { } other)
        {
            throw new UsageException($"'{path}' holds other files than an index, such as '{other}'", "Name a new or empty folder with --index.");
        }
    }

    /// <summary>Bytes of all files.</summary>
    public static long BytesOf(string path) => Directory.Exists(path) ? new DirectoryInfo(path).EnumerateFiles().Sum(file => file.Length) : 0;

    private static bool MayBeOfAnIndex(string name) => name[0] is '_' or '.' || name.Contains("segments", StringComparison.Ordinal) || name == "write.lock";
}
