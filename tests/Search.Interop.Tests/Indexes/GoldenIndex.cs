using System.IO.Compression;
using Search.Testing;

namespace Search.Interop.Tests.Indexes;

/// <summary>An index that some version of Lucene wrote, unpacked.</summary>
internal sealed class GoldenIndex : IDisposable
{
    private readonly TempFolder _folder = new();

    private GoldenIndex(string zip)
    {
        Name = System.IO.Path.GetFileNameWithoutExtension(zip);
        using ZipArchive files = ZipFile.OpenRead(zip);
        foreach (ZipArchiveEntry file in files.Entries.Where(file => file.Name.Length > 0))
        {
            file.ExtractToFile(_folder.File(file.Name), overwrite: true);       // some archives name folders that lead elsewhere
        }
    }

    /// <summary>Such as <c>unsupported.8.8.2-cfs</c>; what Lucene's newest version calls unsupported may well be read by another.</summary>
    public string Name { get; }

    public string Path => _folder.Path;

    /// <summary>Those whose name contains any of some parts, or all; one at a time: each is gone when the next comes.</summary>
    public static IEnumerable<GoldenIndex> All(params string[] parts)
    {
        bool IsMeant(string name) => parts.Length == 0 || parts.Any(part => name.Contains(part, StringComparison.Ordinal));
        string[] zips = Directory.GetFiles(TestData.Path("lucene-indexes"), "*.zip", SearchOption.AllDirectories);
        foreach (string zip in zips.Where(zip => IsMeant(System.IO.Path.GetFileName(zip))).Order(StringComparer.Ordinal))
        {
            using var index = new GoldenIndex(zip);
            yield return index;
        }
    }

    public void Dispose() => _folder.Dispose();
}
