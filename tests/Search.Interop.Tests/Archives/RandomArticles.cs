using Search.Engine;
using Search.Testing;

namespace Search.Interop.Tests.Archives;

/// <summary>
/// Made-up articles of few words: the same word stands at neighbouring places, phrases overlap, many documents score the same, and much that articles have is missing.
/// </summary>
internal static class RandomArticles
{
    private static readonly string[] Syllables = ["ra", "re", "ri", "no", "na", "lim", "lit", "xi", "pu", "tin", "é", "ß", "мир", "水", "🙂", "s", "ing", "ed"];

    public static List<Document> Make(TestRandom random, int count)
    {
        string[] vocabulary = [.. Enumerable.Range(0, 80).Select(_ => string.Concat(Enumerable.Range(0, random.Next(1, 5)).Select(_ => random.Pick(Syllables))))];
        return [.. Enumerable.Range(0, count).Select(i => Make(random, vocabulary, i))];
    }

    private static Document Make(TestRandom random, string[] vocabulary, int number)
    {
        var article = new Document
        {
            ["id"] = $"random-{number}",
            ["title"] = random.Chance(0.9) ? Words(random, vocabulary, 6) : null,
            ["body"] = random.Chance(0.95) ? Words(random, vocabulary, random.Chance(0.02) ? 2000 : 60) : null,
            ["split"] = random.Pick(["TRAIN", "TEST", "NOT-USED"]),
            ["year"] = random.Chance(0.8) ? random.Next(1980, 2020) : null,
        };
        for (int i = random.Next(4); i > 0; i--)
        {
            article.Add("topic", random.Pick(vocabulary));
        }
        if (random.Chance(0.8))
        {
            article["published"] = random.NextInt64(-2_000_000, 2_000_000) * 1_000_000;
        }
        for (int i = random.Next(6); i > 0; i--)
        {
            article.Add("numbers", random.Chance(0.9) ? random.NextInt64(0, 1000) : random.NextInt64(long.MinValue, long.MaxValue));
        }
        return article;
    }

    /// <summary>Frequent words stand at the front of the vocabulary.</summary>
    private static string Words(TestRandom random, string[] vocabulary, int most) => string.Join(
        ' ', Enumerable.Range(0, random.Next(1, most)).Select(_ => vocabulary[(int)(vocabulary.Length * Math.Pow(random.NextDouble(), 3))]));
}
