using System.IO.Compression;
using System.Text;
using Search.Ingest.Files;
using Search.Ingest.Tests.Furniture;
using Search.Ingest.Tests.Warc;
using Search.Testing;

namespace Search.Ingest.Tests.Files;

/// <summary>The files of a folder are one source, on a disk and in an archive.</summary>
public sealed class FolderSampleTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void FilesOfAFolderLoseWhatTheyShareAndASingleFileDoesNot()
    {
        TestRandom random = TestRandom.Create();
        List<PlantedArchive.Planted> planted = PlantedArchive.Make(random, 30, 1);
        for (int i = 0; i < planted.Count; i++)
        {
            Write($"{i:D2}.txt", planted[i].Text);
        }
        Article[] articles = Read(_folder);
        for (int i = 0; i < planted.Count; i++)
        {
            Assert.True(planted[i].Title == articles[i].Title, random.Explain);
            Assert.True(string.Join("\n\n", planted[i].Body) == articles[i].Body, random.Explain);
            Assert.True(string.Join('\n', planted[i].Furniture) == articles[i].Furniture, random.Explain);
        }
        Article single = Assert.Single(Read(_folder.File("00.txt")));
        Assert.Contains(planted[0].Furniture[^1], single.Body, StringComparison.Ordinal);
        Assert.Equal(articles.Select(a => a.ContentHash), Read(_folder).Select(a => a.ContentHash));
    }

    /// <summary>Whatever the order of an archive's members, its folders teach what they would on a disk.</summary>
    [Fact]
    public void FoldersOfAnArchiveTeachAsThoseOfADisk()
    {
        TestRandom random = TestRandom.Create();
        foreach (string folder in (string[])["", "a/", "a/b/"])
        {
            int number = 0;
            foreach (PlantedArchive.Planted planted in PlantedArchive.Make(random, 250, 0.9))
            {
                string name = $"in/{folder}{number++}.txt";
                Write(number % 3 == 0 ? name + ".gz" : name, planted.Text);
                if (number % 3 == 0)
                {
                    File.WriteAllBytes(_folder.File(name + ".gz"), Warcs.Gzip(Encoding.UTF8.GetBytes(planted.Text)));
                }
            }
        }
        string[] files = [.. Directory.EnumerateFiles(_folder.File("in"), "*", SearchOption.AllDirectories).OrderBy(_ => random.Next())];
        using (ZipArchive zip = ZipFile.Open(_folder.File("a.zip"), ZipArchiveMode.Create))
        {
            foreach (string file in files)
            {
                zip.CreateEntryFromFile(file, Path.GetRelativePath(_folder.File("in"), file), CompressionLevel.Fastest);
            }
        }
        Dictionary<string, Article> onDisk = Read(_folder.File("in")).ToDictionary(a => a.Id);
        Article[] inZip = Read(_folder.File("a.zip"));
        Assert.Equal(750, inZip.Length);
        Assert.True(inZip.Count(a => a.Furniture != null) > 600, random.Explain);
        foreach (Article article in inZip)
        {
            Article same = onDisk[article.Id["a.zip/".Length..]];
            Assert.True((same.Title, same.Body, same.Furniture) == (article.Title, article.Body, article.Furniture), $"{article.Id} {random.Explain}");
        }
    }

    [Fact]
    public void EachFolderIsASourceOfItsOwn()
    {
        TestRandom random = TestRandom.Create();
        List<PlantedArchive.Planted> planted = PlantedArchive.Make(random, 10, 1);
        for (int i = 0; i < planted.Count; i++)
        {
            Write($"a/{i}.txt", planted[i].Text);
        }
        Write("b/0.txt", planted[0].Text);
        Write("a/inner/0.txt", planted[0].Text);
        Article[] articles = Read(_folder);
        Assert.Equal(12, articles.Length);
        foreach (Article article in articles)
        {
            bool hasMany = article.Id.StartsWith("a/", StringComparison.Ordinal) && !article.Id.Contains("inner", StringComparison.Ordinal);
            Assert.True(hasMany == !article.Body.Contains(planted[0].Furniture[^1], StringComparison.Ordinal), $"{article.Id} {random.Explain}");
        }
    }

    [Fact]
    public void OfManyFilesAFewAreChosenByTheirNames()
    {
        string[] names = [.. Enumerable.Range(0, 100_000).Select(i => $"{i:D6}.txt"), ".hidden.txt", "page.html", "dates.csv"];
        string[] chosen = [.. FolderSample.ChooseTexts(names)];
        Assert.Equal(FolderSample.MostTexts, chosen.Distinct().Count());
        Assert.Equal(chosen, FolderSample.ChooseTexts(names.Reverse()));
        Assert.InRange(chosen.Count(name => string.CompareOrdinal(name, "050000") < 0), 60, 140);
        Assert.InRange(FolderSample.ChooseTexts([.. names, "another.txt"]).Except(chosen).Count(), 0, 1);
        Assert.Equal(["a.md"], FolderSample.ChooseTexts(["a.md", "b.html", ".c.txt"]));
        Assert.Equal(["b.HTML.gz"], FolderSample.ChoosePages(["a.md", "b.HTML.gz", ".c.htm", "d.jsonl"]));
    }

    [Fact]
    public void OtherFilesAreNotLookedAt()
    {
        string[] names = [.. Enumerable.Range(0, 600).Select(i => $"{i}.txt")];
        var chosen = FolderSample.ChooseTexts(names).ToHashSet();
        foreach (string name in names)
        {
            string line = $"{(chosen.Contains(name) ? "Chosen" : "Passed")} line of the harbour";
            Write(name, $"The ferry {Letters(name)} left.\n\n{line}\n\nThe boat {Letters(name)} arrived.");
        }
        foreach (Article article in Read(_folder))
        {
            Assert.Equal(chosen.Contains(article.Id), article.Furniture != null);
        }
    }

    [Fact]
    public void LongFilesAndThoseThatAreNoTextTeachNothing()
    {
        for (int i = 0; i < 10; i++)
        {
            string page = $"The ferry {(char)('a' + i)} left.\n\nA line of the harbour\n\nThe boat {(char)('k' + i)} arrived.\n\n";
            Write($"{i}.txt", i < 6 ? page + string.Concat(Enumerable.Repeat($"{i} boats left the harbour. ", 3000)) : page);
            Write($"{i}.md", "\0" + page);
        }
        File.CreateSymbolicLink(_folder.File("link.txt"), _folder.File("9.txt"));
        Assert.All(new ArticleSource().Read(_folder), r => Assert.Null(r.Article?.Furniture));
    }

    public void Dispose() => _folder.Dispose();

    private static Article[] Read(string path) => [.. new ArticleSource().Read(path).Select(r => r.Article!)];

    private static string Letters(string name) => new([.. name.Select(c => char.IsDigit(c) ? (char)('a' + c - '0') : c)]);

    private void Write(string name, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_folder.File(name))!);
        File.WriteAllText(_folder.File(name), text);
    }
}
