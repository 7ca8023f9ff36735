namespace Search.Ingest.Files;

/// <summary>Absolute paths with all symbolic links resolved, in every part of the path.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <exception cref="IOException">The links go round in a circle.</exception>
    public static string Of(string path)
    {
        string full = Path.GetFullPath(path);
        for (int links = 0; links < MostLinks; links++)
        {
            string? resolved = ResolveFirstLink(full);
            if (resolved == null)
            {
                return full.Length > 1 ? Path.TrimEndingDirectorySeparator(full) : full;
            }
            full = Path.GetFullPath(resolved);
        }
        throw new IOException($"too many symbolic links in '{path}'");
    }

    /// <summary>Whether a path lies in a folder or is it; both are resolved.</summary>
    public static bool IsWithin(string path, string folder) =>
        path == folder || path.StartsWith(Path.EndsInDirectorySeparator(folder) ? folder : folder + Path.DirectorySeparatorChar, StringComparison.Ordinal);

    private static string? ResolveFirstLink(string full)
    {
        string root = Path.GetPathRoot(full)!;
        int end = root.Length;
        while (end < full.Length)
        {
            int next = full.IndexOf(Path.DirectorySeparatorChar, end);
            end = next < 0 ? full.Length : next;
            string prefix = full[..end];
            if (new FileInfo(prefix).LinkTarget is { } target)
            {
                string resolved = Path.Combine(Path.GetDirectoryName(prefix)!, target);
                return end == full.Length ? resolved : Path.Combine(resolved, full[(end + 1)..]);
            }
            end++;
        }
        return null;
    }
}
