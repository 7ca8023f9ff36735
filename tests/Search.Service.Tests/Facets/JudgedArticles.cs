using System.Globalization;
using System.Text.Json;
using Search.Ingest;
using Search.Testing;

namespace Search.Service.Tests.Facets;

/// <summary>Articles with facts at random: dates of every precision and none, sources in several spellings, names of several people, mentioned years.</summary>
internal static class JudgedArticles
{
    private static readonly string[] Sources = ["Reuters", "REUTERS", "reuters", "BBC News", "bbc news", "Élan", "ÉLAN", "شبكة", "none"];
    private static readonly string[] Authors = ["Ann Lee", "Ann Lee, Bob Ray", "ANN LEE", "Bob Ray", "\u001b[31mEve", "O'Neil; Żak"];
    private static readonly string[] Sections = ["world", "World", "business", "sport", "a \"b\" c", "x=y"];
    private static readonly string[] Languages = ["en", "EN", "de", "ar"];
    private static readonly string[] Words = ["rain", "oil", "prices", "bank", "the", "of", "said", "dollar", "trade", "match", "limits"];

    /// <summary>Articles of few words.</summary>
    public static List<Article> MadeUp(TestRandom random, int count) =>
    [
        .. Enumerable.Range(0, count).Select(i => WithFacts(
            random, $"m{i}", string.Join(' ', Enumerable.Range(0, random.Next(1, 6)).Select(_ => Word(random))),
            string.Join(' ', Enumerable.Range(0, random.Next(1, 60)).Select(_ => Word(random))))),
    ];

    /// <summary>All of Reuters-21578 and BBC News that have a text.</summary>
    public static List<Article> News(TestRandom random)
    {
        var articles = new List<Article>();
        foreach (string name in (string[])["reuters21578", "bbc-news"])
        {
            foreach (string line in TestData.GzipLines(name, name + ".jsonl.gz"))
            {
                using JsonDocument json = JsonDocument.Parse(line);
                if (json.RootElement.GetProperty("body").GetString() is { Length: > 0 } body)
                {
                    articles.Add(WithFacts(random, $"{name} {articles.Count}", json.RootElement.GetProperty("title").GetString(), body));
                }
            }
        }
        return articles;
    }

    /// <summary>A query that a part of the articles may match; words are of the articles.</summary>
    public static string Query(TestRandom random, IReadOnlyList<Article> articles) => random.Next(9) switch
    {
        0 => "",
        1 => $"{WordOf(random, articles)} {WordOf(random, articles)} {WordOf(random, articles)}",
        2 => $"{WordOf(random, articles)} AND {WordOf(random, articles)}",
        3 => $"{WordOf(random, articles)} -{WordOf(random, articles)}",
        4 => $"\"{WordOf(random, articles)}\"",
        5 => $"{WordOf(random, articles)[..1]}*",
        6 => $"year:[{random.Next(1960, 2000)} TO {random.Next(2000, 2026)}] {WordOf(random, articles)}",
        7 => $"published:{random.Next(2019, 2023)} OR {WordOf(random, articles)}",
        _ => WordOf(random, articles),
    };

    private static Article WithFacts(TestRandom random, string id, string? title, string body)
    {
        DateTime date = random.Chance(0.7) ? new DateTime(2019, 11, 1).AddMinutes(random.Next(1_600_000)) : new DateTime(random.Next(1900, 2030), random.Next(1, 13), 28, 23, 59, 59);
        DatePrecision precision = random.Chance(0.15) ? DatePrecision.None : random.Pick([DatePrecision.Year, DatePrecision.Month, DatePrecision.Day, DatePrecision.Second]);
        return new Article
        {
            Id = id,
            Title = title,
            Body = body,
            PublishedPrecision = precision,
            PublishedSource = precision == DatePrecision.None ? DateSource.Inferred : DateSource.Metadata,
            Published = precision switch
            {
                DatePrecision.None => null,
                DatePrecision.Year => new DateTime(date.Year, 1, 1),
                DatePrecision.Month => new DateTime(date.Year, date.Month, 1),
                DatePrecision.Day => date.Date,
                _ => date,
            },
            NotBefore = precision == DatePrecision.None ? date : null,
            Mentions = [.. Enumerable.Range(0, random.Next(0, 4)).Select(_ => random.Next(2015, 2023)).Distinct().Order()],
            Source = Some(random, Sources),
            Author = Some(random, Authors),
            Section = Some(random, Sections),
            Language = Some(random, Languages),
            ContentHash = random.NextInt64(),
        };
    }

    private static string? Some(TestRandom random, string[] values) => random.Chance(0.8) ? random.Pick(values) : null;

    private static string Word(TestRandom random) => Words[Math.Min(random.Next(Words.Length), random.Next(Words.Length))];

    /// <summary>Long words are rare, short ones frequent.</summary>
    private static string WordOf(TestRandom random, IReadOnlyList<Article> articles)
    {
        string[] words = [.. random.Pick(articles).Body.ToLower(CultureInfo.InvariantCulture).Split([' ', '\n'], 200).Where(word => word.Length > 1 && word.All(char.IsAsciiLetter))];
        return words.Length == 0 ? "oil" : random.Pick(words);
    }
}
