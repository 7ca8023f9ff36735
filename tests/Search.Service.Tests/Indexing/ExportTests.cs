using System.IO.Compression;
using System.Text;
using Search.Engine;
using Search.Ingest;
using Search.Service.Answers;
using Search.Service.Articles;
using Search.Service.Indexing;
using Search.Testing;

namespace Search.Service.Tests.Indexing;

/// <summary>An index of exported articles holds what the first one held, field by field, and so does the first one when it reads its own export.</summary>
public sealed class ExportTests : IDisposable
{
    private readonly TestArchive _archive = new();
    private readonly TestArchive _copy = new();

    public void Dispose()
    {
        _archive.Dispose();
        _copy.Dispose();
    }

    [Fact]
    public void Articles_of_all_formats_come_back_as_they_were()
    {
        string page = "<html lang=de><head><title>Ferry aground</title><meta property=article:published_time content=2020-01-02T23:30:00-05:00><meta name=author content='Ann Lee'>"
            + "<meta property=og:site_name content=News></head><body><nav>Home</nav><article><h1>Ferry aground</h1><p>"
            + string.Concat(Enumerable.Repeat("The ferry ran aground in thick fog on Monday morning of 1999. ", 8)) + "</p></article></body></html>";
        string block = "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + page.Replace("Ferry", "Boat");
        _archive.Write("in/ a file.txt", "Rain on the town\n\nJanuary 17, 2022\n\nIt rained in 1998 and in 2001.\r\n\r\nLeave a Reply\n");
        _archive.Write("in/corrected/b.txt", "Snow fell in 1987.");
        _archive.Write("in/corrected/dates.csv", "id,published,note\nb.txt,1998-03,\n");
        _archive.Write("in/c.html", page);
        _archive.Write("in/d.csv", "id,title,body,published,source,author,section,language,url\n7, A title ,\" Body, with\nlines \",2001,BBC,Ann,World,en,https://news.example/7\n,,Only a body of 1990,,,,,,\n");
        _archive.Write("in/e.jsonl",
            "{\"title\":\"\\ud800 \\u202e \\u0000\",\"published\":\"2020-05-06T07:08:09+02:00\"}\n"
            + "{\"id\":\"own\",\"body\":\"x\",\"published\":\"2020-05-06T07:08:09\",\"published_precision\":\"day\",\"not_before\":\"1999-01-01T10:00:00\",\"mentions\":[]}\n"
            + "{\"body\":\"x\",\"published\":\"2020\",\"published_precision\":\"second\",\"published_source\":\"dateline\"}\n{\"body\":\"y\",\"not_before\":\"1999-02\"}\n");
        _archive.Write("in/f.warc", $"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: https://news.example/boat\r\nContent-Length: {Encoding.UTF8.GetByteCount(block)}\r\n\r\n{block}\r\n\r\n");
        using (ZipArchive zip = ZipFile.Open(_archive.Folder("in/g.zip"), ZipArchiveMode.Create))
        {
            using var member = new StreamWriter(zip.CreateEntry("h.txt").Open());
            member.Write("Hail fell on the town.");
        }
        IndexingReport report = _archive.Add(_archive.Folder("in")).Report;
        Assert.Equal((11L, 0L), (report.Added, report.Rejected));
        string[] lines = ComesBack();
        Assert.Equal(11, lines.Length);
        Assert.Contains("\"id\":\" a file.txt\",\"title\":\"Rain on the town\"", lines[0], StringComparison.Ordinal);
        Assert.Contains("\"furniture\":\"January 17, 2022\\nLeave a Reply\"", lines[0], StringComparison.Ordinal);
        foreach (string precision in (string[])["second", "day", "month", "year", "none"])
        {
            Assert.Contains(lines, line => line.Contains($"\"published_precision\":\"{precision}\"", StringComparison.Ordinal));
        }
    }

    [Fact]
    public void What_a_folder_taught_comes_back_as_it_was_and_is_not_learned_twice()
    {
        string[] towns = ["Aberdeen", "Bremen", "Calais", "Dublin", "Esbjerg", "Falmouth", "Gdansk", "Hull"];
        foreach (string town in towns)
        {
            _archive.Write($"in/{town}.txt", $"Rain on {town}\n\nIt rained in {town} again.\n\nThe voice of the coast\n\nPeople of {town} stayed at home.\n");
        }
        Assert.Equal(towns.Length, _archive.Add(_archive.Folder("in")).Report.Added);
        Assert.Equal((towns.Length, 0L), (_archive.Search("furniture:voice").Total, _archive.Search("body:voice").Total));
        Assert.All(ComesBack(), line => Assert.Contains("\"furniture\":\"The voice of the coast\"", line, StringComparison.Ordinal));
        Assert.Equal(towns.Length, _archive.Add(_archive.Folder("in")).Report.Unchanged);
        // One article fewer says the same of the others.
        File.Delete(_archive.Folder("in/Hull.txt"));
        Assert.Equal(towns.Length - 1, _archive.Add(_archive.Folder("in")).Report.Unchanged);
    }

    [Fact]
    public void Articles_at_random_come_back_as_they_were()
    {
        TestRandom random = TestRandom.Create();
        string[] parts = ["a", "Ä", " ", "\n", "\r\n", "\t", "\"", "\\", "\u0085", "\u2028", "😀", "\u0301", "\uFEFF", "1998", "By Ann", ",", "\u0001", "\uFFFD", "<p>", "17 January 2022"];
        string Text() => string.Concat(Enumerable.Range(0, random.Next(1, 12)).Select(_ => random.Pick(parts)));
        string? Name() => random.Chance(0.5) ? null : "n" + Text();
        DateTime Date() => new DateTime(1, 1, 1).AddSeconds(random.NextInt64(9998L * 365 * 86_400));
        var articles = new List<ReadResult>();
        for (int i = 0; i < 300; i++)
        {
            DatePrecision precision = random.Pick([DatePrecision.None, DatePrecision.Year, DatePrecision.Month, DatePrecision.Day, DatePrecision.Second]);
            DateTime date = Date();
            DateTime first = new(date.Year, precision > DatePrecision.Year ? date.Month : 1, precision > DatePrecision.Month ? date.Day : 1);
            DateTime? notBefore = random.Chance(0.5) ? null : random.Chance(0.5) ? Date().Date : Date();
            articles.Add(ReadResult.Of(new Article
            {
                Id = $"{Text()}{i}{Text()}",
                Title = Name(),
                Body = "b" + Text(),
                Furniture = Name(),
                Published = precision == DatePrecision.None ? null : precision == DatePrecision.Second ? date : first,
                PublishedPrecision = precision,
                PublishedSource = precision != DatePrecision.None ? random.Pick([DateSource.Dateline, DateSource.Url, DateSource.Metadata, DateSource.Corrected])
                    : notBefore != null ? DateSource.Inferred : DateSource.None,
                NotBefore = notBefore,
                Mentions = [.. Enumerable.Range(0, random.Next(3)).Select(_ => random.Next(1, 3000)).Distinct().Order()],
                Source = Name(),
                Author = Name(),
                Section = Name(),
                // As a reader tells it. Of texts like these it would be a guess, which reading them again need not repeat.
                Language = random.Pick(["de", "en", "pt", "tlh", "klingon"]),
                Url = Name(),
                Path = "p" + Text(),
                Origin = "/" + Text(),
            }));
        }
        Assert.Equal(300, _archive.Add(new IndexingOptions(), articles, default).Report.Added);
        Assert.Equal(300, ComesBack(areHashed: false).Length);
        // What was made up here has no hash; the copy's articles were read.
        using TestArchive third = new();
        Assert.Equal(300, third.Add(Export(_copy)).Report.Added);
        Assert.Equal(Hashes(_copy), Hashes(third));
    }

    [DataFact]
    public void Real_pages_come_back_as_they_were()
    {
        using (ZipArchive zip = ZipFile.OpenRead(TestData.Path("html-extraction", "pages.zip")))
        {
            foreach ((int i, ZipArchiveEntry entry) in zip.Entries.Where(entry => entry.Length is > 0 and < 200_000).Index())
            {
                if (i % 25 == 0)
                {
                    _archive.Write("in/x", "");
                    entry.ExtractToFile(_archive.Folder($"in/{i}.html"));
                }
            }
        }
        File.Delete(_archive.Folder("in/x"));
        IndexingReport report = _archive.Add(_archive.Folder("in")).Report;
        Assert.True(report.Added > 20, $"{report}");
        Assert.Equal(report.Added, ComesBack().Length);
    }

    /// <summary>The exported lines by id, once both ways back are compared.</summary>
    private string[] ComesBack(bool areHashed = true)
    {
        string file = Export(_archive);
        string[] lines = [.. File.ReadLines(file).Order(StringComparer.Ordinal)];
        Assert.Equal(lines.Length, _copy.Add(file).Report.Added);
        Assert.Equal(lines, File.ReadLines(Export(_copy)).Order(StringComparer.Ordinal));
        if (areHashed)
        {
            Assert.Equal(Hashes(_archive), Hashes(_copy));
            IndexingReport again = _archive.Add(file).Report;
            Assert.Equal((lines.Length, again.Read), (again.Unchanged, again.Unchanged));
        }
        return lines;
    }

    private static string Export(TestArchive archive)
    {
        string file = archive.Folder("export.jsonl");
        File.WriteAllLines(file, archive.Ask(async local =>
        {
            var lines = new List<string>();
            await foreach (Article article in local.ArticlesAsync(default))
            {
                lines.Add(AnswerJson.Write(ArticleRecord.Of(article)));
            }
            return lines;
        }));
        return file;
    }

    /// <summary>By id, what the index keeps of all that it indexed.</summary>
    private static SortedDictionary<string, long?> Hashes(TestArchive archive)
    {
        using SearchIndex index = SearchIndex.Open(archive.Index);
        using Snapshot snapshot = index.OpenSnapshot();
        var lookup = new DocumentLookup(snapshot, ArticleSchema.Id);
        var hashes = new SortedDictionary<string, long?>(StringComparer.Ordinal);
        for (int docId = 0; docId < snapshot.MaxDoc; docId++)
        {
            if (lookup.IsLive(docId))
            {
                hashes[lookup.Load(docId).Text(ArticleSchema.Id)!] = lookup.Number(docId, ArticleSchema.ContentHash);
            }
        }
        return hashes;
    }
}
