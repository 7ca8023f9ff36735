using System.IO.Compression;
using Search.Ingest.Files;
using Search.Ingest.Furniture;
using Search.Ingest.Text;
using Search.Testing;

namespace Search.Ingest.Tests.Furniture;

/// <summary>Lines that repeat over articles of one source are furniture, those that repeat within one are not.</summary>
public sealed class RepeatedLinesTests
{
    private const string Slogan = "The voice of the coast";

    [Theory]
    [InlineData(30, 1.0)]
    [InlineData(60, 0.8)]
    [InlineData(200, 0.9)]
    [InlineData(200, 0.2)]
    public void PlantedFurnitureIsFoundAndNothingElse(int count, double share)
    {
        TestRandom random = TestRandom.Create();
        List<PlantedArchive.Planted> articles = PlantedArchive.Make(random, count, share);
        RepeatedLines repeated = RepeatedLines.Learn(articles.Select(a => new PageText(a.Text)));
        int planted = 0;
        int found = 0;
        foreach (PlantedArchive.Planted article in articles)
        {
            ArticleText parts = ArticleText.Of(new PageText(article.Text), repeated);
            string[] furniture = parts.Furniture?.Split('\n') ?? [];
            IEnumerable<string> body = parts.Body.Split("\n\n").Where(line => !article.Furniture.Contains(line));
            Assert.True(article.Body.SequenceEqual(body), $"{article.Text} {random.Explain}");
            Assert.True(article.Title == parts.Title, $"{article.Title}: {parts.Title} {random.Explain}");
            planted += article.Furniture.Length;
            found += article.Furniture.Intersect(furniture).Count();
        }
        // Lines that change must stand in more of the articles.
        Assert.True(found >= planted * (share < 0.3 ? 0.7 : 0.99), $"{found} of {planted} {random.Explain}");
    }

    [Fact]
    public void NeitherTheOrderOfArticlesNorThoseThatRepeatThemMatter()
    {
        TestRandom random = TestRandom.Create();
        PlantedArchive.Planted[] articles = [.. PlantedArchive.Make(random, 40, 0.5)];
        string[] Furniture() => [.. articles.OrderBy(a => a.Text, StringComparer.Ordinal)
            .Select(a => ArticleText.Of(new PageText(a.Text), RepeatedLines.Learn(articles.Select(b => new PageText(b.Text)))).Furniture ?? "")];
        string[] before = Furniture();
        Assert.Contains(before, f => f.Length > 0);
        random.Shuffle(articles);
        Assert.True(before.SequenceEqual(Furniture()), random.Explain);
    }

    [Fact]
    public void FewArticlesTeachNothing()
    {
        Assert.Empty(Learn(Texts(1)).Shapes);
        Assert.Empty(Learn(Texts(RepeatedLines.LeastArticles - 1)).Shapes);
        Assert.Single(Learn(Texts(RepeatedLines.LeastArticles)).Shapes);
        Assert.Empty(Learn([]).Shapes);
    }

    [Fact]
    public void ALineMustStandInATenthOfTheArticles()
    {
        string[] others = [.. Enumerable.Range(0, 90).Select(i => Own(1000 + i))];
        Assert.Empty(Learn([.. others, .. Texts(9)]).Shapes);
        Assert.Single(Learn([.. others, .. Texts(10)]).Shapes);
    }

    [Fact]
    public void ARefrainIsNoFurniture()
    {
        Assert.Empty(Learn([.. Ten(Own), string.Concat(Enumerable.Range(100, 30).Select(j => $"{Slogan}\n\n{Own(j)}\n\n"))]).Shapes);
        // Who speaks, in conversations.
        Assert.Empty(Learn(Ten(i => $"Ann Lee:\n\n{Own(i)}\n\nAnn Lee:\n\n{Own(i + 100)}\n\nAnn Lee:\n\n{Own(i + 200)}")).Shapes);
        Assert.Single(Learn(Ten(i => $"Ann Lee:\n\n{Own(i)}\n\nAnn Lee:\n\n{Own(i + 100)}")).Shapes);
    }

    [Fact]
    public void CopiesAndFormsTeachNothing()
    {
        string story = string.Join("\n\n", Enumerable.Range(0, 10).Select(Own));
        Assert.Empty(Learn(Ten(i => $"{story}\n\n{Words(i)}")).Shapes);
        Assert.Empty(Learn(Ten(i =>
            $"Company {Words(i)}\n\nShr {i} cts vs {i + 1} cts\n\nNet {i} mln vs {i * 2} mln\n\nRevs {i} mln vs {i * 3} mln")).Shapes);
    }

    [Fact]
    public void LinesOfWrappedParagraphsStay()
    {
        string[] texts = Ten(i => $"{Words(i)} and {Words(i + 50)} met on the pier this time\nand agreed to talk again.\n\n{Own(i)}");
        Assert.Empty(Learn(texts).Shapes);
        RepeatedLines repeated = Learn(Ten(i => $"{Own(i)}\n\nand agreed to talk again.\n\n{Own(i + 100)}"));
        Assert.Single(repeated.Shapes);
        Assert.Null(ArticleText.Of(new PageText(texts[0]), repeated).Furniture);
    }

    [Fact]
    public void ATitleStaysUnlessAnotherFollows()
    {
        RepeatedLines repeated = Learn(Texts(10));
        ArticleText series = ArticleText.Of(new PageText($"{Slogan}\n\n{Own(1)}"), repeated);
        Assert.Equal((Slogan, null), (series.Title, series.Furniture));
        ArticleText titled = ArticleText.Of(new PageText($"{Slogan}\n\nFerry runs aground\n\n{Own(1)}"), repeated);
        Assert.Equal(("Ferry runs aground", Slogan), (titled.Title, titled.Furniture));
    }

    [Fact]
    public void WhatIsAllOfATextStays()
    {
        RepeatedLines repeated = Learn(Texts(10));
        Assert.Equal((null, Slogan, null), Parts(Slogan, repeated));
        Assert.Equal((null, Slogan, "Leave a Reply"), Parts($"{Slogan}\n\nLeave a Reply", repeated));
    }

    [Theory]
    [InlineData("Printed on Monday, 3 May 2021 | 17 readers", "printed on 0, 0 0 0 | 0 readers")]
    [InlineData("1,234,567  Views.", "0 views.")]
    [InlineData("٣٤ قارئ", "0 قارئ")]
    [InlineData("2022年1月17日 读者", "0年0 读者")]
    [InlineData("You may like", "you may like")]
    [InlineData("Page 3 of 1.5", "page 0 of 0")]
    [InlineData("Reader’s choice", "reader's choice")]
    [InlineData("* * *", "")]
    [InlineData("17 / 20", "")]
    public void NumbersAndDatesOfALineMayChange(string line, string expected)
    {
        Span<char> shape = stackalloc char[LineShape.MostLetters];
        Assert.Equal(expected, shape[..LineShape.Of(line, folds: true, shape, out _)].ToString());
    }

    [Theory]
    [InlineData("Printed on Monday, 3 May 2021 | 17", 1)]
    [InlineData("Monday, 3 May 2021 | 17 readers", 1)]
    [InlineData("Monday, 3 May 2021 at 10:30", 2)]
    [InlineData("Shr 12 cts vs 10 cts", 2)]
    [InlineData("You may like", 0)]
    public void NumbersWithoutWordsBetweenThemAreOne(string line, int expected)
    {
        Span<char> shape = stackalloc char[LineShape.MostLetters];
        Assert.Equal(line.ToLowerInvariant(), shape[..LineShape.Of(line, folds: false, shape, out int numbers)].ToString());
        Assert.Equal(expected, numbers);
    }

    [Fact]
    public void ANumberThatDoesNotChangeIsPartOfTheLine()
    {
        RepeatedLines repeated = Learn([.. Enumerable.Range(0, 40).Select(i => i < 5 ? $"{Own(i)}\n\nChannel 4 News" : Own(i))]);
        Assert.Equal(["channel 4 news"], repeated.Shapes);
        Assert.Null(ArticleText.Of(new PageText($"{Own(1)}\n\nChannel 5 News"), repeated).Furniture);
        repeated = Learn([.. Enumerable.Range(0, 40).Select(i => i < 12 ? $"{Own(i)}\n\nChannel {i} News" : Own(i))]);
        Assert.Equal(["channel 0 news"], repeated.Shapes);
        Assert.Equal("Channel 99 News", ArticleText.Of(new PageText($"{Own(1)}\n\nChannel 99 News"), repeated).Furniture);
    }

    /// <summary>Real articles as text files: nothing is learned but how agencies sign, and two rubrics of news in brief.</summary>
    [DataTheory]
    [InlineData("bbc-news", "")]
    [InlineData("agnews-test", "")]
    [InlineData("fakebr", "")]
    [InlineData("reuters21578", "reuter")]
    [InlineData("giveme5w1h", "")]
    [InlineData("xwlb-zh", "央视网消息（新闻联播）：|国内联播快讯|国际联播快讯")]
    public void RealArticlesLoseNoText(string name, string furniture)
    {
        TestRandom random = TestRandom.Create();
        using Stream stream = new GZipStream(File.OpenRead(TestData.Path(name, name + ".jsonl.gz")), CompressionMode.Decompress);
        PageText[] pages = [.. new ArticleSource(null, () => stream).Read(ArticleSource.StandardInput)
            .Where(r => r.Article != null).Select(r => new PageText(r.Article!.Title + "\n\n" + r.Article.Body))];
        for (int i = 0; i < 5; i++)
        {
            random.Shuffle(pages);
            string[] others = [.. RepeatedLines.Learn(pages.Take(FolderSample.MostTexts)).Shapes.Except(furniture.Split('|'))];
            Assert.True(others.Length == 0, $"{string.Join(" | ", others)} {random.Explain}");
        }
    }

    private static (string? Title, string Body, string? Furniture) Parts(string text, RepeatedLines repeated)
    {
        ArticleText parts = ArticleText.Of(new PageText(text), repeated);
        return (parts.Title, parts.Body, parts.Furniture);
    }

    private static RepeatedLines Learn(string[] texts) => RepeatedLines.Learn(texts.Select(text => new PageText(text)));

    private static string[] Texts(int count) => [.. Enumerable.Range(0, count).Select(i => $"{Own(i)}\n\n{Slogan}\n\n{Own(i + 100)}")];

    private static string[] Ten(Func<int, string> text) => [.. Enumerable.Range(0, 10).Select(text)];

    /// <summary>A paragraph that no other number has.</summary>
    private static string Own(int number) =>
        $"The ferry {Words(number)} left the harbour of {Words(number + 7)} in thick fog and ran aground near {Words(number + 13)}.";

    private static string Words(int number) => new([.. $"{number * 7919 % 100_003:D6}".Select(digit => (char)('a' + digit - '0'))]);
}
