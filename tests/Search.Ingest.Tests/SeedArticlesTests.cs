using Search.Testing;

namespace Search.Ingest.Tests;

/// <summary>The five articles in <c>seeds/</c>, as users find them.</summary>
public sealed class SeedArticlesTests
{
    private static readonly Article[] Seeds = Read(System.IO.Path.Combine(TestData.Root, "seeds"));

    [Fact]
    public void AllFiveAreRead() => Assert.Equal(["000", "001", "002", "003", "004"], Seeds.Select(a => a.Id[..3]));

    [Fact]
    public void TitlesAreFirstLinesThatAreNoParagraphs() => Assert.Equal(
        [null, "Putin and Xi hail Russia-China relations in virtual meet!", null,
            "Putin Meets Xi Jinping in Beijing: Deepening Friendship and Closer Bilateral Ties",
            "Xi Greets Putin in China as Both Leaders Aim to Bolster Strategic Partnership"],
        Seeds.Select(a => a.Title));

    [Fact]
    public void FurnitureIsSplitOff() => Assert.Equal(
        [
            "Leave a Reply|Your email address will not be published.",
            "Russia | China | 17th January 2022 | Virtual Wire|Picture -https://cdn1.i-scmp.com/|Picture -https://storage.googleapis.com/|2 views0 comments|Recent Posts|See All",
            "California18|Welcome to California18, your number one source for Breaking News from the World. We’re dedicated to giving you the very best of News.|Leave a Reply",
            "by time news|You may also like|Leave a Comment",
            "Share this article|Shareable URL|Prev Post|Pelosi Advises Against Biden-Trump Debate, Citing Past Concerns|Next Post"
                + "|Global Leaders Condemn Attack on Slovak Prime Minister Robert Fico|Leave a Reply"
                + "|Your email address will not be published. Required fields are marked *|Read next",
        ],
        Seeds.Select(a => a.Furniture!.Replace('\n', '|')));

    [Fact]
    public void HeadingsAndParagraphsStay()
    {
        Assert.Contains("Xi sees bumpy road to peace talks", Seeds[2].Body, StringComparison.Ordinal);
        Assert.Contains("USA as one of the opponents", Seeds[2].Body, StringComparison.Ordinal);
        Assert.Contains("Russian President Vladimir Putin Arrives in Beijing for Bilateral Talks", Seeds[3].Body, StringComparison.Ordinal);
        Assert.Equal([12, 5, 14, 7, 6], Seeds.Select(a => a.Body.Split("\n\n").Length));
        foreach (string word in (string[])["pelosi", "fico", "california18", "reply", "views0"])
        {
            Assert.DoesNotContain(Seeds, a => $"{a.Title} {a.Body}".Contains(word, StringComparison.OrdinalIgnoreCase));
        }
    }

    [Fact]
    public void DatesAreThoseOfTheCorrections()
    {
        Assert.Equal(["2022-02-04", "2022-01-17", "2022-12-30", "2023-10-17", "2024-05-16"], Seeds.Select(a => a.Published?.ToString("yyyy-MM-dd")));
        Assert.All(Seeds, a => Assert.Equal((DatePrecision.Day, DateSource.Corrected), (a.PublishedPrecision, a.PublishedSource)));
    }

    [Fact]
    public void WithoutCorrectionsOnlyTheSecondStatesItsDate()
    {
        using var folder = new TempFolder();
        foreach (string path in Directory.GetFiles(System.IO.Path.Combine(TestData.Root, "seeds"), "*.txt"))
        {
            File.Copy(path, folder.File(System.IO.Path.GetFileName(path)));
        }
        Article[] articles = Read(folder);
        Assert.Equal([null, new DateTime(2022, 1, 17), null, null, null], articles.Select(a => a.Published));
        Assert.Equal((DatePrecision.Day, DateSource.Dateline), (articles[1].PublishedPrecision, articles[1].PublishedSource));
        for (int i = 0; i < 5; i++)
        {
            // What is inferred is never later than the truth.
            Assert.True(articles[i].NotBefore is not { } bound || (bound <= Seeds[i].Published && articles[i].PublishedSource == DateSource.Inferred), articles[i].Id);
            Assert.NotEqual(articles[i].ContentHash, Seeds[i].ContentHash);
        }
        Assert.Equal([2020, null, 2021, 2022, 2022], articles.Select(a => a.NotBefore?.Year));
    }

    [Fact]
    public void MentionsAreTheYearsOfTheText() => Assert.Equal(
        ["2020 2021 2022", "2022", "2021 2023", "2013 2019 2022", "2019 2022"], Seeds.Select(a => string.Join(' ', a.Mentions)));

    private static Article[] Read(string folder)
    {
        ReadResult[] results = [.. new ArticleSource().Read(folder)];
        Assert.All(results, r => Assert.NotNull(r.Article));
        return [.. results.Select(r => r.Article!)];
    }
}
