using System.IO.Compression;
using System.Text;
using Search.Ingest.Tests.Warc;
using Search.Testing;

namespace Search.Ingest.Tests.Dates;

/// <summary>Which number is the day, where an article itself does not tell: other articles of its source do.</summary>
public sealed class NeighboursOrderTests : IDisposable
{
    private const string Prose = "<p>The river rose two metres in a night, the mayor said on Monday, and took the old bridge with it. Nobody was hurt.</p>"
        + "<p>A second bridge and a ferry will serve until the summer, according to the ministry, which promised a new one by next year.</p>";

    private readonly TempFolder _folder = new();

    [Theory]
    [InlineData("17/04/2022", "2022-04-03")]
    [InlineData("04/17/2022", "2022-03-04")]
    [InlineData("03/04/2022", null)]
    public void FilesOfAFolderTellEachOther(string other, string? expected)
    {
        foreach (string folder in (string[])["text/", "page/"])
        {
            Write(folder, "03/04/2022", "1");
            Write(folder, other, "2");
        }
        AssertDays(expected, "1.");
        using (ZipArchive zip = ZipFile.Open(_folder.File("a.zip"), ZipArchiveMode.Create))
        {
            foreach (string file in Directory.EnumerateFiles(_folder, "*.*", SearchOption.AllDirectories).Where(f => !f.EndsWith(".zip", StringComparison.Ordinal)).ToList())
            {
                zip.CreateEntryFromFile(file, Path.GetRelativePath(_folder, file));
                File.Delete(file);
            }
        }
        AssertDays(expected, "1.");
    }

    [Fact]
    public void WhereFilesOfAFolderDifferNothingIsGuessed()
    {
        Write("page/", "03/04/2022", "1");
        Write("page/", "17/04/2022", "2");
        Write("page/", "04/17/2022", "3");
        AssertDays(null, "1.");
    }

    [Fact]
    public void PagesOfOtherSitesTellNothing()
    {
        Write("", "03/04/2022", "1", "https://one.example/a");
        Write("", "17/04/2022", "2", "https://www.one.example/b");
        Write("", "03/04/2022", "3", "https://two.example/a");
        Write("", "04/17/2022", "4", "https://two.example/b");
        Write("", "03/04/2022", "5", "https://three.example/a");
        Dictionary<string, Article> articles = Read().ToDictionary(a => a.Url!);
        Assert.Equal(new DateTime(2022, 4, 3), articles["https://one.example/a"].Published);
        Assert.Equal(new DateTime(2022, 3, 4), articles["https://two.example/a"].Published);
        Assert.Equal(DatePrecision.Year, articles["https://three.example/a"].PublishedPrecision);
    }

    /// <summary>A crawl is read once: a page knows what its host's pages before it showed.</summary>
    [Fact]
    public void PagesOfACrawlTellThoseBehindThemOfTheirHost()
    {
        byte[] warc =
        [
            .. Response("https://one.example/a", "03/04/2022"), .. Response("https://one.example/b", "17/04/2022"), .. Response("https://two.example/a", "03/04/2022"),
            .. Response("https://one.example/c", "03/04/2022"), .. Response("https://one.example/d", "04/17/2022"), .. Response("https://one.example/e", "03/04/2022"),
        ];
        Assert.Equal(
            ["Year", "2022-04-17", "Year", "2022-04-03", "2022-04-17", "Year"],
            Warcs.Read(warc).Select(r => r.Article!.PublishedPrecision == DatePrecision.Year ? "Year" : r.Article.Published!.Value.ToString("yyyy-MM-dd", null)));
    }

    public void Dispose() => _folder.Dispose();

    private static byte[] Response(string url, string day) => Warcs.Response(url, Encoding.UTF8.GetBytes(Page(day, "")));

    private static string Page(string day, string head) =>
        $"<!doctype html><html lang=en><head><title>The bridge is lost</title>{head}</head><body><h1>The bridge is lost</h1><p class=date>{day}</p>{Prose}</body></html>";

    private void AssertDays(string? expected, string name)
    {
        foreach (Article article in Read().Where(a => a.Id.Contains(name, StringComparison.Ordinal)))
        {
            if (expected == null)
            {
                Assert.Equal((DatePrecision.Year, new DateTime(2022, 3, 4)), (article.PublishedPrecision, article.NotBefore));
            }
            else
            {
                Assert.Equal(expected, article.Published?.ToString("yyyy-MM-dd", null));
            }
        }
    }

    private Article[] Read() => [.. new ArticleSource().Read(_folder).Select(r => r.Article!)];

    private void Write(string folder, string day, string name, string? address = null)
    {
        Directory.CreateDirectory(_folder.File(folder));
        if (folder == "text/")
        {
            File.WriteAllText(_folder.File($"{folder}{name}.txt"), $"The bridge is lost\n\nPublished {day}\n\nThe river rose two metres in a night, the mayor said on Monday.\n");
        }
        else
        {
            File.WriteAllText(_folder.File($"{folder}{name}.html"), Page(day, address == null ? "" : $"<link rel=canonical href='{address}'>"));
        }
    }
}
