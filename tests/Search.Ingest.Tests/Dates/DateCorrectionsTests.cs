using System.Text;
using Search.Testing;

namespace Search.Ingest.Tests.Dates;

public sealed class DateCorrectionsTests
{
    private const string Undated = "A ferry ran aground in the fog. Nobody was hurt.";

    [Theory]
    [InlineData("2022", "2022-01-01", DatePrecision.Year)]
    [InlineData("2022-03", "2022-03-01", DatePrecision.Month)]
    [InlineData("2022-03-04", "2022-03-04", DatePrecision.Day)]
    [InlineData("2022-03-04T05:06:07+02:00", "2022-03-04T05:06:07", DatePrecision.Second)]
    public void PrecisionFollowsTheForm(string written, string expected, DatePrecision precision)
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("a.txt"), $"Published 1 May 1999\n\n{Undated}");
        File.WriteAllText(folder.File("dates.csv"), $"id,published,note\r\na.txt,{written},\"says the editor, \"\"surely\"\"\"\r\n");
        Article article = Assert.Single(new ArticleSource().Read(folder)).Article!;
        Assert.Equal((DateTime.Parse(expected, null, System.Globalization.DateTimeStyles.RoundtripKind), precision, DateSource.Corrected), (article.Published, article.PublishedPrecision, article.PublishedSource));
    }

    [Fact]
    public void TheNearestFileWinsAndIdsGoByPathOrRecord()
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder.File("inner"));
        File.WriteAllText(folder.File("inner/a.txt"), Undated);
        File.WriteAllText(folder.File("inner/b.txt"), Undated);
        File.WriteAllText(folder.File("inner/c.jsonl"), "{\"id\":\"seven\",\"title\":\"t\"}\n{\"title\":\"u\"}\n");
        File.WriteAllText(folder.File("dates.csv"), "note,published,id\nx,2001,inner/a.txt\nx,2002,inner/b.txt\nx,2003,seven\n");
        File.WriteAllText(folder.File("inner/dates.csv"), "\uFEFFID,Published\na.txt,2011\nc.jsonl#2,2012");
        Assert.Equal(
            ["inner/a.txt 2011", "inner/b.txt 2002", "seven 2003", "inner/c.jsonl#2 2012"],
            new ArticleSource().Read(folder).Select(r => $"{r.Article!.Id} {r.Article.Year}"));
        // An id prefix changes ids, not the names by which corrections know articles.
        Assert.Equal(
            ["p:inner/a.txt 2011", "p:inner/b.txt 2002", "seven 2003", "p:inner/c.jsonl#2 2012"],
            new ArticleSource(new ReadOptions { IdPrefix = "p:" }).Read(folder).Select(r => $"{r.Article!.Id} {r.Article.Year}"));
    }

    [Fact]
    public void ACorrectionChangesTheHashOfTheSameText()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("a.txt"), Undated);
        long before = Assert.Single(new ArticleSource().Read(folder)).Article!.ContentHash;
        Assert.Equal(before, Assert.Single(new ArticleSource().Read(folder)).Article!.ContentHash);
        File.WriteAllText(folder.File("dates.csv"), "id,published\na.txt,2011\n");
        Assert.NotEqual(before, Assert.Single(new ArticleSource().Read(folder)).Article!.ContentHash);
    }

    [Fact]
    public void BadLinesAreRejectedAndTheOthersCount()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("a.txt"), Undated);
        File.WriteAllText(folder.File("dates.csv"), "id,published,note\nb.txt,soon,\n\nc.txt\n\"d\nd\",x,\na.txt,2011,\n");
        ReadResult[] results = [.. new ArticleSource().Read(folder)];
        Assert.Equal([2L, 4L, 5L], results.Where(r => r.Reject != null).Select(r => r.Reject!.Line!.Value));
        Assert.All(results.Where(r => r.Reject != null), r => Assert.EndsWith("dates.csv", r.Reject!.Path, StringComparison.Ordinal));
        Assert.Equal(2011, results[^1].Article!.Year);
    }

    [Fact]
    public void AFileWithoutAHeaderCorrectsNothingAndOneInAnotherEncodingDoes()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("a.txt"), Undated);
        File.WriteAllText(folder.File("dates.csv"), "a.txt,2011\n");
        ReadResult[] results = [.. new ArticleSource().Read(folder)];
        Assert.Contains("no header", results[0].Reject!.Reason, StringComparison.Ordinal);
        Assert.Null(results[1].Article!.Published);
        File.WriteAllText(folder.File("dates.csv"), "id,published,note\na.txt,2011,é\n", Encoding.Latin1);
        Assert.Equal(2011, Assert.Single(new ArticleSource().Read(folder)).Article!.Year);
    }

    [Fact]
    public void ItIsNoArticleItself()
    {
        using var folder = new TempFolder();
        File.WriteAllText(folder.File("dates.csv"), "id,published\na.txt,2011\n");
        Assert.Empty(new ArticleSource().Read(folder));
        Assert.Contains("corrections", Assert.Single(new ArticleSource().Read(folder.File("dates.csv"))).Reject!.Reason, StringComparison.Ordinal);
    }
}
