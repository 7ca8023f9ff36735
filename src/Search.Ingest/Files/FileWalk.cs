using Search.Ingest.Charsets;
using Search.Ingest.Dates;

namespace Search.Ingest.Files;

/// <summary>
/// Finds the files under a PATH, folder by folder in the order of their names. Hidden files and folders (a dot before the name) are left out;
/// symbolic
/// links are followed to files within PATH only.
/// </summary>
internal sealed class FileWalk(string givenPath)
{
    /// <summary>What a walk meets: a file, or something that could not be read, or a note.</summary>
    public readonly record struct Found(SourceFile? File, ReadResult Other);

    public IEnumerable<Found> Files()
    {
        string origin;
        bool isFolder;
        Found? problem = null;
        try
        {
            origin = RealPath.Of(givenPath);
            isFolder = Directory.Exists(origin);
            if (!isFolder && !File.Exists(origin))
            {
                problem = Rejected(givenPath, "no such file or folder");
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            (origin, isFolder, problem) = ("", false, Rejected(givenPath, e.Message));
        }
        if (problem != null)
        {
            return [problem.Value];
        }
        return isFolder ? Folder(new DirectoryInfo(origin), origin, "", null) : Single(origin);
    }

    private IEnumerable<Found> Single(string origin)
    {
        string name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(givenPath)));
        if (name == DateCorrections.FileName)
        {
            yield return Rejected(givenPath, "holds corrections of dates, no articles");
            yield break;
        }
        var rejects = new List<Reject>();
        DateCorrections? corrections = ReadCorrections(Path.GetDirectoryName(origin)!, "", null, rejects, Path.GetDirectoryName(givenPath) ?? "");
        foreach (Reject reject in rejects)
        {
            yield return new Found(null, ReadResult.Of(reject));
        }
        yield return new Found(new SourceFile(origin, origin, name, givenPath, corrections), default);
    }

    private IEnumerable<Found> Folder(DirectoryInfo folder, string origin, string prefix, DateCorrections? above)
    {
        var rejects = new List<Reject>();
        string shownFolder = Shown(prefix);
        DateCorrections? corrections = ReadCorrections(folder.FullName, prefix, above, rejects, shownFolder);
        FileSystemInfo[] entries = [];
        try
        {
            entries = folder.GetFileSystemInfos();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            rejects.Add(new Reject(shownFolder, null, e.Message));
        }
        foreach (Reject reject in rejects)
        {
            yield return new Found(null, ReadResult.Of(reject));
        }
        FolderSample sample = FolderSample.Of(entries);
        Array.Sort(entries, static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        foreach (FileSystemInfo entry in entries)
        {
            string path = prefix + entry.Name;
            if (entry.Name.StartsWith('.') || entry.Name == DateCorrections.FileName)
            {
                continue;
            }
            if (entry.LinkTarget != null)
            {
                yield return Link(entry, origin, path, corrections);
            }
            else if (entry is DirectoryInfo inner)
            {
                foreach (Found found in Folder(inner, origin, path + "/", corrections))
                {
                    yield return found;
                }
            }
            else
            {
                yield return new Found(new SourceFile(entry.FullName, origin, path, Shown(path), corrections, Folder: sample), default);
            }
        }
    }

    /// <summary>
    /// A link to a file within PATH is read like a file; any other is named in a note: folders within would come twice, or without end.
    /// </summary>
    private Found Link(FileSystemInfo link, string origin, string path, DateCorrections? corrections)
    {
        try
        {
            string target = RealPath.Of(link.FullName);
            if (File.Exists(target) && RealPath.IsWithin(target, origin))
            {
                return new Found(new SourceFile(target, origin, path, Shown(path), corrections), default);
            }
            return new Found(null, ReadResult.Of($"{Shown(path)}: the symbolic link was not followed"));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Rejected(Shown(path), e.Message);
        }
    }

    private static DateCorrections? ReadCorrections(string folder, string prefix, DateCorrections? above, List<Reject> rejects, string shownFolder)
    {
        string path = Path.Combine(folder, DateCorrections.FileName);
        string shown = Path.Combine(shownFolder, DateCorrections.FileName);
        try
        {
            if (!File.Exists(path))
            {
                return above;
            }
            return DateCorrections.Parse(CharsetDecoder.Decode(File.ReadAllBytes(path)).Text, shown, prefix, above, rejects);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            rejects.Add(new Reject(shown, null, e.Message));
        }
        return above;
    }

    private string Shown(string path) => path.Length == 0 ? givenPath : Path.Combine(givenPath, path.TrimEnd('/'));

    private static Found Rejected(string path, string reason) => new(null, ReadResult.Of(new Reject(path, null, reason)));
}
