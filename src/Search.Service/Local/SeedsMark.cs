using System.Security.Cryptography;
using System.Text;
using Search.Ingest;

namespace Search.Service.Local;

/// <summary>
/// Names the content of a folder of articles: it changes with every file that comes, goes or changes, and with the code that reads them. So an index that
/// was made of them is known to be stale without being looked through.
/// </summary>
public static class SeedsMark
{
    /// <returns>16 hexadecimal digits.</returns>
    /// <exception cref="IOException">A file cannot be read.</exception>
    public static string Of(string folder)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(typeof(Article).Module.ModuleVersionId.ToByteArray());
        string[] files = [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)];
        foreach (string file in files)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(Path.GetRelativePath(folder, file) + "\0"));
            hash.AppendData(SHA256.HashData(File.ReadAllBytes(file)));
        }
        return Convert.ToHexStringLower(hash.GetHashAndReset().AsSpan(0, 8));
    }
}
