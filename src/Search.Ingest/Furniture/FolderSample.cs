using Search.Ingest.Charsets;
using Search.Ingest.Text;

namespace Search.Ingest.Furniture;

/// <summary>
/// Looks at some text files of a folder, whose articles are taken as those of one source, before the first of them is read. Which ones depends on
/// nothing but the names in the folder, so that an unchanged folder always teaches the same, and a file more or less changes at most one of those
/// that are looked at.
/// </summary>
internal static class FolderSample
{
    public const int MostFiles = 200;

    /// <summary>Longer files, in bytes, are not looked at.</summary>
    public const int LongestFile = 64 << 10;

    private static readonly string[] Extensions = [".txt", ".text", ".md", ".markdown"];

    /// <param name="entries">What is in the folder.</param>
    public static Lazy<RepeatedLines> Of(IReadOnlyList<FileSystemInfo> entries) => new(() => RepeatedLines.Learn(Pages(entries)));

    /// <summary>Those whose names have the smallest hashes: files are often named by date, and the first ones would be the oldest.</summary>
    public static IEnumerable<string> Choose(IEnumerable<string> names) => names
        .Where(name => !name.StartsWith('.') && Extensions.Contains(Path.GetExtension(name), StringComparer.OrdinalIgnoreCase))
        .Select(name => (Hash: Hash(name), Name: name)).Order().Take(MostFiles).Select(file => file.Name);

    private static IEnumerable<PageText> Pages(IReadOnlyList<FileSystemInfo> entries)
    {
        if (entries.Count == 0 || Path.GetDirectoryName(entries[0].FullName) is not { } folder)
        {
            yield break;
        }
        foreach (string name in Choose(entries.OfType<FileInfo>().Select(file => file.Name)))
        {
            if (Text(Path.Combine(folder, name)) is { } text && !text.Contains('\0'))
            {
                yield return new PageText(text);
            }
        }
    }

    /// <summary>Null for what is no file of that size, or cannot be read: that is told when its turn comes.</summary>
    private static string? Text(string path)
    {
        try
        {
            // A pipe has no length, and opening one waits until somebody writes to it.
            return new FileInfo(path) is { LinkTarget: null, Length: > 0 and <= LongestFile }
                ? CharsetDecoder.Decode(File.ReadAllBytes(path)).Text : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>FNV-1a with its bits mixed at the end (as MurmurHash3 does), since names that end in numbers differ in few bits.</summary>
    private static ulong Hash(string name)
    {
        ulong hash = 14_695_981_039_346_656_037;
        foreach (char c in name)
        {
            hash = (hash ^ c) * 1_099_511_628_211;
        }
        hash = (hash ^ (hash >> 33)) * 0xFF51_AFD7_ED55_8CCD;
        hash = (hash ^ (hash >> 33)) * 0xC4CE_B9FE_1A85_EC53;
        return hash ^ (hash >> 33);
    }
}
