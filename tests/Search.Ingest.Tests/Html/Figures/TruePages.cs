using System.IO.Compression;
using System.Text.Json;
using Search.Testing;

namespace Search.Ingest.Tests.Html.Figures;

/// <summary>Pages of the web with what people found in them, from <c>html-extraction</c>.</summary>
internal static class TruePages
{
    /// <summary>A page and what a set knows of it.</summary>
    /// <param name="Name">Its name in the zip.</param>
    /// <param name="Url">Where it was.</param>
    /// <param name="Site">Its registered domain.</param>
    /// <param name="Truth">The set's line.</param>
    public sealed record TruePage(string Name, string? Url, string Site, JsonElement Truth)
    {
        /// <summary>A third of the sites: not looked at while rules are made.</summary>
        public bool IsHeldOut => Hash(Site) % 3 == 0;

        public string? Text(string name) => Truth.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

        public IEnumerable<string> Texts(string name) => Truth.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(v => v.GetString()!) : [];
    }

    public static List<TruePage> Set(string name)
    {
        var pages = new List<TruePage>();
        foreach (string line in TestData.GzipLines("html-extraction", "truth", name + ".jsonl.gz"))
        {
            JsonElement truth = JsonDocument.Parse(line.Replace(": NaN", ": null")).RootElement;
            pages.Add(new TruePage(
                truth.GetProperty("page").GetString()!, truth.TryGetProperty("url", out JsonElement url) ? url.GetString() : null,
                truth.TryGetProperty("site", out JsonElement site) ? site.GetString() ?? "" : "", truth));
        }
        return pages;
    }

    /// <summary>The bytes of every page, by name.</summary>
    public static Dictionary<string, byte[]> Bytes()
    {
        var pages = new Dictionary<string, byte[]>();
        using ZipArchive zip = ZipFile.OpenRead(TestData.Path("html-extraction", "pages.zip"));
        foreach (ZipArchiveEntry entry in zip.Entries.Where(e => e.Length > 0))
        {
            var bytes = new byte[entry.Length];
            using Stream stream = entry.Open();
            stream.ReadExactly(bytes);
            pages[entry.Name] = bytes;
        }
        return pages;
    }

    private static uint Hash(string text)
    {
        uint hash = 2166136261;
        foreach (char c in text)
        {
            hash = (hash ^ c) * 16777619;
        }
        return hash ^ (hash >> 15);
    }
}
