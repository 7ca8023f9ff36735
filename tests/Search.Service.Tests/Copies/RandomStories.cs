using Search.Ingest;
using Search.Testing;

namespace Search.Service.Tests.Copies;

/// <summary>Articles of random words, many of which are copies of others: with words changed, cut, or with another head and tail; some very short.</summary>
internal static class RandomStories
{
    private static readonly string[] Known = ["river", "harbour", "council", "bridge"];

    public static IReadOnlyList<Article> Of(TestRandom random, int count)
    {
        var stories = new List<string[]>();
        var articles = new List<Article>();
        for (int i = 0; i < count; i++)
        {
            string[] words = stories.Count > 0 && random.Chance(0.6) ? Variant(random, random.Pick(stories)) : Words(random, random.Chance(0.2) ? random.Next(1, 25) : random.Next(60, 200));
            stories.Add(words);
            articles.Add(CollapseTests.Article(
                $"a{i:d3}", string.Join(' ', Words(random, 3)), string.Join(' ', words), random.Chance(0.2) ? null : $"1998-03-{random.Next(1, 29):d2}T{random.Next(24):d2}:{i % 60:d2}:00"));
        }
        return articles;
    }

    private static string[] Variant(TestRandom random, string[] words) => random.Next(4) switch
    {
        0 => [.. words.Select(word => random.Chance(0.1) ? Word(random) : word)],
        1 => [.. Words(random, words.Length / 5), .. words[(words.Length / 5)..^(words.Length / 5)], .. Words(random, words.Length / 5)],
        2 => words[..(words.Length * 6 / 10)],
        _ => words,
    };

    private static string[] Words(TestRandom random, int count) => [.. Enumerable.Range(0, count).Select(_ => Word(random))];

    private static string Word(TestRandom random) =>
        random.Chance(0.02) ? random.Pick(Known) : string.Concat(Enumerable.Range(0, random.Next(1, 4)).Select(_ => $"{(char)('a' + random.Next(26))}{"aeiou"[random.Next(5)]}"));
}
