using System.IO.Compression;
using Search.Ingest.Dates;
using Search.Ingest.Text;
using Search.Testing;

namespace Search.Ingest.Tests;

/// <summary>Real articles of many publishers and languages: all are read, and what is found out about them is sane.</summary>
public sealed class RealTextsTests
{
    /// <summary>What is known of a collection.</summary>
    /// <param name="Name">Its folder.</param>
    /// <param name="Records">How many it has.</param>
    /// <param name="Empty">How many have neither title nor body.</param>
    /// <param name="Dated">How many say their date.</param>
    /// <param name="FirstYear">The earliest year of a date.</param>
    /// <param name="LastYear">The latest.</param>
    /// <param name="Furnished">How many texts may have furniture: agencies' texts have next to none, pages from the web many.</param>
    public sealed record Collection(string Name, int Records, int Empty, int Dated, int FirstYear, int LastYear, int Furnished)
    {
        public override string ToString() => Name;
    }

    public static TheoryData<Collection> Collections =>
    [
        new("reuters21578", 21_578, 737, 21_578, 1987, 1987, 20),
        new("bbc-news", 2_225, 0, 0, 0, 0, 5),
        new("agnews-test", 7_600, 0, 0, 0, 0, 20),
        new("giveme5w1h", 527, 0, 505, 1990, 2019, 300),
        new("saudinewsnet", 31_030, 57, 31_030, 2015, 2015, 50),
        new("xwlb-zh", 19_594, 0, 19_594, 2022, 2026, 15),
        new("masakhanews", 20_168, 0, 0, 0, 0, 300),
        new("fakebr", 3_600, 0, 3_600, 2009, 2018, 5),
    ];

    [DataTheory]
    [MemberData(nameof(Collections))]
    public void EveryRecordIsAnArticleWithSaneFacts(Collection collection)
    {
        var ids = new HashSet<string>();
        int empty = 0;
        int dated = 0;
        foreach (ReadResult result in Read(collection))
        {
            if (result.Reject is { } reject)
            {
                Assert.Equal("neither title nor body", reject.Reason);
                empty++;
            }
            if (result.Article is { } article)
            {
                CheckSane(article);
                Assert.True(ids.Add(article.Id), article.Id);
                if (article.PublishedSource == DateSource.Metadata)
                {
                    dated++;
                    Assert.InRange(article.Year!.Value, collection.FirstYear, collection.LastYear);
                }
            }
        }
        Assert.Equal((collection.Records - collection.Empty, collection.Empty), (ids.Count, empty));
        Assert.InRange(dated, collection.Dated - collection.Empty, collection.Dated);
    }

    [DataTheory]
    [MemberData(nameof(Collections))]
    public void EveryTextIsTakenApartWithoutLoss(Collection collection)
    {
        int furnished = 0;
        foreach (Article record in Articles(collection))
        {
            var page = new PageText(record.Title + "\n\n" + record.Body);
            ArticleText parts = ArticleText.Of(page);
            int kept = Letters(parts.Title) + Letters(parts.Body);
            Assert.True(kept > 0 || Letters(page.Text) == 0, record.Id);
            Assert.Equal(Letters(page.Text), kept + Letters(parts.Furniture));
            furnished += parts.Furniture == null ? 0 : 1;
        }
        Assert.InRange(furnished, collection.Name == "giveme5w1h" ? 80 : 0, collection.Furnished);
    }

    [DataTheory]
    [InlineData("reuters21578", 21_578, 1_500, 0.03)]
    [InlineData("giveme5w1h", 527, 150, 0.02)]
    public void WhatTextsTellOfTheirDateIsHardlyEverLaterThanTheTruth(string name, int records, int atLeast, double mostWrong)
    {
        int told = 0;
        int wrong = 0;
        foreach (Article record in Articles(new Collection(name, records, 0, 0, 0, 0, 0)).Where(a => a.PublishedSource == DateSource.Metadata))
        {
            DateFacts facts = DateFacts.FromText(null, new PageText(record.Title + "\n\n" + record.Body), record.Body);
            if ((facts.Published ?? facts.NotBefore) is { } found)
            {
                told++;
                wrong += found.Date > record.Published!.Value.Date ? 1 : 0;
            }
        }
        Assert.InRange(told, atLeast, records);
        Assert.InRange(wrong, 0, (int)(told * mostWrong));
    }

    private static int Letters(string? text) => text?.Count(char.IsLetterOrDigit) ?? 0;

    private static IEnumerable<Article> Articles(Collection collection) => Read(collection).Where(r => r.Article != null).Select(r => r.Article!);

    private static IEnumerable<ReadResult> Read(Collection collection) => new ArticleSource(
        null, () => new GZipStream(File.OpenRead(TestData.Path(collection.Name, collection.Name + ".jsonl.gz")), CompressionMode.Decompress)).Read(ArticleSource.StandardInput);

    private static void CheckSane(Article article)
    {
        Assert.NotEmpty(article.Id);
        Assert.True(article.Title != null || article.Body.Length > 0, article.Id);
        Assert.NotEqual(0, article.ContentHash);
        Assert.Equal(article.Published == null, article.PublishedPrecision == DatePrecision.None);
        Assert.Equal(article.Published == null, article.PublishedSource is DateSource.None or DateSource.Inferred);
        Assert.True(article.PublishedSource != DateSource.Inferred || article.NotBefore != null, article.Id);
        Assert.True(article.Published == null || article.NotBefore == null || article.NotBefore <= article.Published, article.Id);
        Assert.All(article.Mentions, year => Assert.InRange(year, 1000, 2100));
        Assert.Equal(article.Mentions.Distinct().Order(), article.Mentions);
    }
}
