using Search.Testing;

namespace Search.Ingest.Tests.Files;

public sealed class FileWalkTests : IDisposable
{
    private readonly TempFolder _folder = new();

    [Fact]
    public void FilesComeInTheOrderOfTheirNamesWithPathsAsIds()
    {
        Write("b.txt", "a.txt", "inner/z.text", "inner/deep/y.TXT", "Z.txt");
        Assert.Equal(["Z.txt", "a.txt", "b.txt", "inner/deep/y.TXT", "inner/z.text"], Articles(_folder).Select(a => a.Id));
        Assert.All(Articles(_folder), a => Assert.Equal((a.Id, Real(_folder), true), (a.Path, a.Origin, a.HasPathId)));
    }

    [Fact]
    public void APathWithASlashOrDotsInItIsTheSameOrigin()
    {
        Write("inner/a.txt");
        foreach (string path in (string[])[_folder.Path + "/", _folder.File("inner/../"), _folder.File("./.")])
        {
            Article article = Assert.Single(Articles(path));
            Assert.Equal(("inner/a.txt", Real(_folder)), (article.Id, article.Origin));
            Assert.Equal(article.Origin, ArticleSource.OriginOf(path));
        }
    }

    [Fact]
    public void OfAPathThatIsAFileTheIdIsItsName()
    {
        Write("inner/a.txt");
        Article article = Assert.Single(Articles(_folder.File("inner/a.txt")));
        Assert.Equal(("a.txt", System.IO.Path.Combine(Real(_folder), "inner", "a.txt")), (article.Id, article.Origin));
    }

    [Fact]
    public void HiddenFilesAndFoldersAreLeftOut()
    {
        Write(".a.txt", ".hidden/b.txt", "c.txt");
        Assert.Equal(["c.txt"], Articles(_folder).Select(a => a.Id));
    }

    [Fact]
    public void FilesOfOtherKindsAreNotedOnceAndRejectedWhenGiven()
    {
        Write("a.txt", "b.pdf", "c.PDF", "inner/d");
        ReadResult[] results = Read(_folder);
        Assert.Equal("a.txt", results[0].Article!.Id);
        Assert.Equal($"{_folder.Path}: 3 files of other extensions were left out: (none) .PDF .pdf", Assert.Single(results[1..]).Note);
        Assert.Contains("--format", Assert.Single(Read(_folder.File("b.pdf"))).Reject!.Reason, StringComparison.Ordinal);
        Assert.Equal(4, new ArticleSource(new ReadOptions { Format = ArticleFormat.Text }).Read(_folder).Count(r => r.Article != null));
    }

    [Fact]
    public void LinksToFilesWithinAreReadAndOthersNamed()
    {
        Write("a.txt", "inner/b.txt");
        using var elsewhere = new TempFolder();
        File.WriteAllText(elsewhere.File("secret.txt"), "Not to be read.");
        Link("c.txt", "inner/b.txt");
        Link("d.txt", elsewhere.File("secret.txt"));
        Link("inner/up", "..");
        Link("e.txt", "nowhere.txt");
        Link("f.txt", "f.txt");
        ReadResult[] results = Read(_folder);
        Assert.Equal(["a.txt", "c.txt", "inner/b.txt"], results.Where(r => r.Article != null).Select(r => r.Article!.Id));
        Assert.Equal(
            [_folder.File("d.txt"), _folder.File("e.txt"), _folder.File("inner/up")],
            results.Where(r => r.Note != null).Select(r => r.Note!.Split(": ")[0]));
        Assert.Equal(_folder.File("f.txt"), Assert.Single(results, r => r.Reject != null).Reject!.Path);
    }

    [Fact]
    public void AGivenLinkIsResolvedToItsOrigin()
    {
        Write("inner/a.txt");
        Link("door", "inner");
        Link("page.txt", "inner/a.txt");
        Article article = Assert.Single(Articles(_folder.File("door")));
        Assert.Equal(("a.txt", System.IO.Path.Combine(Real(_folder), "inner")), (article.Id, article.Origin));
        article = Assert.Single(Articles(_folder.File("page.txt")));
        Assert.Equal(("page.txt", System.IO.Path.Combine(Real(_folder), "inner", "a.txt")), (article.Id, article.Origin));
    }

    [Theory]
    [InlineData("nowhere", "no such file or folder")]
    [InlineData("a.txt/b.txt", "no such file or folder")]
    [InlineData("round/a.txt", "too many symbolic links")]
    public void PathsThatLeadNowhereAreRejected(string path, string reason)
    {
        Write("a.txt");
        Link("round", "back");
        Link("back", "round");
        Reject reject = Assert.Single(Read(_folder.File(path))).Reject!;
        Assert.Equal(_folder.File(path), reject.Path);
        Assert.Contains(reason, reject.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void AnIdPrefixStandsBeforePathsOnly()
    {
        Write("a.txt");
        File.WriteAllText(_folder.File("b.jsonl"), "{\"title\":\"t\"}\n{\"id\":\"own\",\"title\":\"t\"}\n");
        Assert.Equal(
            ["north/a.txt", "north/b.jsonl#1", "own"],
            new ArticleSource(new ReadOptions { IdPrefix = "north/" }).Read(_folder).Select(r => r.Article!.Id));
    }

    [Fact]
    public void IdsThatAreTooLongAreRejected()
    {
        string name = new string('x', 100) + "/";
        string path = string.Concat(Enumerable.Repeat(name, 5)) + "a.txt";
        Write(path, "b.txt");
        Assert.Equal(510, path.Length);
        Assert.Equal(2, Articles(_folder).Count());
        ReadResult[] results = [.. new ArticleSource(new ReadOptions { IdPrefix = "1234567" }).Read(_folder)];
        Assert.Contains("512", Assert.Single(results, r => r.Reject != null).Reject!.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SpecialFilesInAFolderAreNotWaitedFor()
    {
        Write("a.txt");
        using (var made = System.Diagnostics.Process.Start("mkfifo", [_folder.File("b.txt"), _folder.File("c.jsonl")]))
        {
            await made.WaitForExitAsync();
        }
        // Without end where reading waits for somebody to write.
        ReadResult[] results = await Task.Run(() => Read(_folder)).WaitAsync(TimeSpan.FromMinutes(1));
        Assert.Equal(["a.txt", null, null], results.Select(r => r.Article?.Id));
        Assert.All(results[1..], r => Assert.Contains("empty", r.Reject!.Reason, StringComparison.Ordinal));
    }

    public void Dispose() => _folder.Dispose();

    private static string Real(string path) => ArticleSource.OriginOf(path);

    private static ReadResult[] Read(string path) => [.. new ArticleSource().Read(path)];

    private static IEnumerable<Article> Articles(string path) => Read(path).Where(r => r.Article != null).Select(r => r.Article!);

    private void Write(params string[] names)
    {
        foreach (string name in names)
        {
            Directory.CreateDirectory(System.IO.Path.GetDirectoryName(_folder.File(name))!);
            File.WriteAllText(_folder.File(name), $"The text of {name} is short.");
        }
    }

    private void Link(string name, string target) => File.CreateSymbolicLink(_folder.File(name), target);
}
