using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Search.Ingest.Files;
using Search.Ingest.Packed;
using Search.Ingest.Warc;
using Search.Testing;

namespace Search.Ingest.Tests.Warc;

/// <summary>Other people's WARC files, good and bad.</summary>
public sealed partial class WarcSamplesTests
{
    public static TheoryData<string> Files()
    {
        var files = new TheoryData<string>();
        string folder = TestData.Folder == null ? "" : TestData.Path("warc");
        if (folder.Length == 0)
        {
            // A theory without data is an error.
            files.Add("");
            return files;
        }
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal))
        {
            if (!file.EndsWith(".md", StringComparison.Ordinal) && !file.EndsWith(".tsv", StringComparison.Ordinal))
            {
                files.Add(Path.GetRelativePath(folder, file));
            }
        }
        return files;
    }

    [DataTheory]
    [MemberData(nameof(Files))]
    public void EachFileGivesArticlesOrReasons(string file)
    {
        ReadResult[] results = [.. new ArticleSource().Read(TestData.Path("warc", file))];
        bool isGood = !file.Contains("invalid", StringComparison.Ordinal) && !file.Contains("bad", StringComparison.Ordinal);
        if (file.Contains(".arc", StringComparison.Ordinal) || file.EndsWith(".wacz", StringComparison.Ordinal))
        {
            Assert.Contains("is not read", Assert.Single(results).Reject!.Reason, StringComparison.Ordinal);
        }
        else if (!isGood)
        {
            Assert.All(results, r => Assert.True(r.Article != null || r.Reject != null || r.Skipped != null || r.Note != null));
        }
    }

    /// <summary>A record of this type is a line of a head that begins with WARC/, whatever reads it.</summary>
    [DataTheory]
    [MemberData(nameof(Files))]
    public void AsManyResponsesAreReadAsThereAre(string file)
    {
        string[] bad = ["invalid", ".arc", ".wacz", "trunc"];
        if (bad.Any(part => file.Contains(part, StringComparison.Ordinal)))
        {
            return;
        }
        byte[] bytes = File.ReadAllBytes(TestData.Path("warc", file));
        if (bytes is [0x1F, 0x8B, ..])
        {
            using var unpacked = new MemoryStream();
            using (var gzip = new GZipStream(new MemoryStream(bytes), CompressionMode.Decompress))
            {
                gzip.CopyTo(unpacked);
            }
            bytes = unpacked.ToArray();
        }
        int expected = Response().Count(Encoding.Latin1.GetString(bytes));
        Assert.Equal(expected, Responses(file));
    }

    private static int Responses(string file)
    {
        var packed = new PeekStream(File.OpenRead(TestData.Path("warc", file)));
        GzipMembers? members = GzipMembers.IsGzip(packed.Peek(4, 4)) ? new GzipMembers(packed) : null;
        using var reader = new WarcReader(members == null ? packed : members, members);
        int count = 0;
        while (reader.TryRead(out WarcRecord? record))
        {
            count += record?.Type == "response" ? 1 : 0;
        }
        return count;
    }

    [GeneratedRegex(@"^warc/[01]\.[0-9]+\r*\n(?:[^\r\n]+\r*\n)*?warc-type: *response\r*\n", RegexOptions.IgnoreCase | RegexOptions.Multiline)]
    private static partial Regex Response();
}
