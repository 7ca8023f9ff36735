using System.Globalization;
using System.Text.RegularExpressions;

namespace Search.Engine.Tests.Checking;

/// <summary>What the names of the indexes of other versions say: such as unsupported.8.8.2-cfs.zip, unsupported.sorted.8.11.0.zip, index.461.cfs.zip, unsupported.19.cfs.zip.</summary>
internal static partial class GoldenVersions
{
    /// <summary>Lucene 8.0 to 8.11 wrote it.</summary>
    public static bool IsReadable(string name) =>
        Release().Match(name) is { Success: true } match && int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) <= 11;

    /// <summary>How a commit of an index that is not readable tells what wrote it, as exactly as that is known.</summary>
    public static string WrittenBy(string name)
    {
        string version = Special(name) ?? (Full().Match(name) is { Success: true } full ? full.Value : string.Join('.', Short().Match(name).Groups[1].Value.AsEnumerable()));
        int[] parts = [.. version.Split('.').Select(part => int.Parse(part, CultureInfo.InvariantCulture))];
        return (parts[0], parts[1]) switch
        {
            (1, _) or (2, 0) => "before 2.1",
            (2, 2) => "2.2",
            (2, 4) => "2.4",
            (2, _) or (3, 0) => "2.9 or 3.0",
            (3, _) => "3.1 to 3.6",
            (4, <= 5) => "4.0 to 4.5",
            (4, 6 or 7) => "4.6 or 4.7",
            (4, 8) => "4.8",
            (4, _) => "4.9 or 4.10",
            (5, 0) => "5.0",
            (5, 1 or 2) => "5.1 or 5.2",
            _ => version,
        };
    }

    // Those that another version wrote than their names say.
    private static string? Special(string name) => name switch
    {
        "unsupported.12895.9.8.0.zip" => "9.8.0",
        "unsupported.5x-with-4x-segments-cfs.zip" or "unsupported.5x-with-4x-segments-nocfs.zip" => "5.0.0",
        "unsupported.sorted-invalid.7.5.0.zip" => "7.5.1",
        "int7_hnsw.10.2.0.zip" => "10.2.1",
        "bogus24.upgraded.to.36.zip" => "3.6.0",
        _ => null,
    };

    [GeneratedRegex(@"^[a-z_.]*\.8\.(\d+)\.\d+[-.]")]
    private static partial Regex Release();

    [GeneratedRegex(@"\d+\.\d+\.\d+")]
    private static partial Regex Full();

    [GeneratedRegex(@"\.(\d\d+)\.")]
    private static partial Regex Short();
}
