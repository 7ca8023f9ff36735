using System.Globalization;
using System.Text.RegularExpressions;
using Search.Engine;
using Search.Ingest;
using Search.Service.Articles;
using Search.Service.Copies;
using Search.Service.Indexing;
using Search.Testing;
using Xunit.Abstractions;

namespace Search.Service.Tests.Copies;

/// <summary>
/// Variants of articles of Reuters-21578 and BBC News among all of these: with a tenth of the words changed, with another head and tail (a fifth each, of other articles), cut to 60 %. How
/// many are in the group of their article, and how many of all pairs of a group are right. A pair is right when both are of one planted article, or when at least half of the words of the
/// shorter text stand in the other one in the same order (the longest common subsequence, which shares no code with what is tested): both collections have near-duplicates of their own.
/// </summary>
public sealed partial class PlantedCopiesTests(ITestOutputHelper output) : IDisposable
{
    private static readonly string? Wanted = Environment.GetEnvironmentVariable("SEARCH_PLANTED_COPIES");
    private static readonly int Planted = int.Parse(Wanted ?? "150", CultureInfo.InvariantCulture);

    /// <summary>Groups of one article in so many are looked at, besides those that something was planted into; of all where the number of planted ones is said.</summary>
    private static readonly int Step = Wanted == null ? 6 : 1;

    private readonly TestArchive _archive = new();

    public void Dispose() => _archive.Dispose();

    [DataFact]
    public void Variants_are_found_and_hardly_anything_else()
    {
        var random = TestRandom.Create();
        List<Article> articles =
        [
            .. new ArticleSource().Read([TestData.Path("reuters21578", "reuters21578.jsonl.gz"), TestData.Path("bbc-news", "bbc-news.jsonl.gz")])
                .Select(result => result.Article).OfType<Article>(),
        ];
        string[][] words = [.. articles.Select(article => $"{article.Title}\n{article.Body}".Split((char[])[' ', '\n'], StringSplitOptions.RemoveEmptyEntries))];
        int[] origins = [.. Enumerable.Range(0, articles.Count).Where(i => words[i].Length >= 50).OrderBy(_ => random.Next()).Take(Planted)];
        List<Article> variants = [];
        foreach (int origin in origins)
        {
            for (int kind = 0; kind < 3; kind++)
            {
                variants.Add(new Article
                {
                    Id = $"{kind} of {articles[origin].Id}",
                    Body = string.Join(' ', Variant(random, kind, words[origin], words)),
                    ContentHash = variants.Count,
                });
            }
        }
        // Some come before the articles that they are copies of, and in runs of their own.
        int first = variants.Count / 2;
        _archive.Add(new IndexingOptions(), variants.Take(first).Concat(articles).Select(ReadResult.Of), default);
        _archive.Add(new IndexingOptions(), variants.Skip(first).Select(ReadResult.Of), default);

        Dictionary<string, string> texts = articles.Concat(variants).ToDictionary(article => article.Id, article => $"{article.Title}\n{article.Body}");
        using SearchIndex index = SearchIndex.Open(_archive.Index);
        using Snapshot snapshot = index.OpenSnapshot();
        var finder = new CopyFinder(snapshot);
        var lookup = new DocumentLookup(snapshot, ArticleSchema.Id);
        int[] found = new int[3];
        foreach (int origin in origins)
        {
            IEnumerable<string> group = (finder.GroupOf(lookup.Find(articles[origin].Id)!.Value)?.DocIds ?? new HashSet<int>()).Select(Id);
            foreach (string member in group.Where(member => OriginOf(member) == articles[origin].Id && member != articles[origin].Id))
            {
                found[member[0] - '0']++;
            }
        }
        (int right, int wrong, int background, int wrongBackground) = (0, 0, 0, 0);
        var seen = new HashSet<int>();
        IEnumerable<int> planted = origins.Select(origin => lookup.Find(articles[origin].Id)!.Value);
        foreach (int docId in planted.Concat(Enumerable.Range(0, snapshot.MaxDoc).Where(doc => doc % Step == 0)))
        {
            if (seen.Contains(docId) || finder.GroupOf(docId) is not { } group)
            {
                continue;
            }
            seen.UnionWith(group.DocIds);
            string[] members = [.. group.DocIds.Select(Id)];
            foreach ((string one, string other) in members.SelectMany((one, i) => members.Take(i).Select(other => (one, other))))
            {
                bool isPlanted = OriginOf(one) == OriginOf(other);
                bool isRight = isPlanted || CommonShare(texts[one], texts[other]) >= 0.5;
                right += isRight ? 1 : 0;
                wrong += isRight ? 0 : 1;
                bool isBackground = OriginOf(one) == one && OriginOf(other) == other;
                background += isBackground ? 1 : 0;
                wrongBackground += isBackground && !isRight ? 1 : 0;
            }
        }
        double precision = right / (double)(right + wrong);
        string figures = string.Create(
            CultureInfo.InvariantCulture,
            $"{origins.Length} articles; found: words changed {found[0] / (double)origins.Length:F3}, head and tail {found[1] / (double)origins.Length:F3}, "
                + $"cut {found[2] / (double)origins.Length:F3}; of {right + wrong} pairs {precision:F4} right; of {background} without planted ones {wrongBackground} wrong");
        output.WriteLine(figures);
        Assert.True(found.All(kind => kind >= 0.95 * origins.Length) && precision >= 0.99, $"{figures} {random.Explain}");
        Assert.False(finder.HasLeftOut);

        string Id(int docId) => lookup.Load(docId).Text(ArticleSchema.Id)!;
    }

    private static string OriginOf(string id) => id.Length > 5 && id.AsSpan(1, 4) is " of " ? id[5..] : id;

    private static IEnumerable<string> Variant(TestRandom random, int kind, string[] words, string[][] others)
    {
        int fifth = words.Length / 5;
        return kind switch
        {
            0 => words.Select(word => random.Chance(0.1) ? random.Pick(random.Pick(others)) : word),
            1 => [.. Part(random, fifth, others), .. words[fifth..^fifth], .. Part(random, fifth, others)],
            _ => words[..(words.Length * 6 / 10)],
        };
    }

    private static string[] Part(TestRandom random, int count, string[][] others)
    {
        string[] other = random.Pick(others);
        while (other.Length < count)
        {
            other = random.Pick(others);
        }
        int start = random.Next(other.Length - count + 1);
        return other[start..(start + count)];
    }

    /// <summary>The longest common subsequence of words, as a share of the shorter text.</summary>
    private static double CommonShare(string one, string other)
    {
        string[] first = [.. Word().Matches(one).Select(match => match.Value.ToUpperInvariant())];
        string[] second = [.. Word().Matches(other).Select(match => match.Value.ToUpperInvariant())];
        int[] row = new int[second.Length + 1];
        foreach (string word in first)
        {
            int diagonal = 0;
            for (int j = 1; j <= second.Length; j++)
            {
                int above = row[j];
                row[j] = word == second[j - 1] ? diagonal + 1 : Math.Max(above, row[j - 1]);
                diagonal = above;
            }
        }
        return row[^1] / (double)Math.Min(first.Length, second.Length);
    }

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();
}
