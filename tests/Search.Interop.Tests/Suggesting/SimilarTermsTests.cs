using System.Globalization;
using Search.Engine;
using Search.Interop.Tests.Archives;
using Search.Interop.Tests.Queries;
using Search.Testing;

namespace Search.Interop.Tests.Suggesting;

/// <summary>
/// Terms that are like a word, over indexes of several segments with deletions: as Lucene's <c>DirectSpellChecker</c> gives them, with the same similarities and counts and in the same
/// order. <c>SEARCH_SIMILAR_TERMS=20000</c> is a long run.
/// </summary>
public class SimilarTermsTests
{
    private const int Few = 300;
    private const int News = 1000;
    private const int Made = 500;

    private static int Count => int.Parse(Environment.GetEnvironmentVariable("SEARCH_SIMILAR_TERMS") ?? $"{Few}", CultureInfo.InvariantCulture);

    [LuceneFact(NeedsData = true)]
    public void Words_of_news_have_the_terms_that_Lucene_gives()
    {
        TestRandom random = TestRandom.Create();
        Compare(random, NewsArticles.Read(News));
    }

    [LuceneFact]
    public void Made_up_words_of_all_scripts_have_the_terms_that_Lucene_gives()
    {
        TestRandom random = TestRandom.Create();
        Compare(random, RandomArticles.Make(random, Made));
    }

    private static void Compare(TestRandom random, List<Document> articles)
    {
        using var searched = new SearchedIndex(random, articles);
        using var folder = new TempFolder();
        var words = new NewsWords(random, articles);
        Asked[] asked = [.. Enumerable.Range(0, Count).Select(_ => Any(random, words))];
        File.WriteAllLines(folder.File("lines"), asked.Select(each => each.Line));
        JavaLucene.Program("SimilarTerms", searched.Folder, folder.File("lines"), folder.File("answers"));
        string[] expected = File.ReadAllLines(folder.File("answers"));
        Assert.Equal(asked.Length, expected.Length);
        using SearchIndex index = SearchIndex.Open(searched.Folder);
        using Snapshot snapshot = index.OpenSnapshot();
        List<string> differences = [];
        for (int i = 0; i < asked.Length; i++)
        {
            string found = string.Join('\t', snapshot.SimilarTerms(asked[i].Field, asked[i].Word, asked[i].Wanted, asked[i].Options).Select(Told));
            if (found != expected[i])
            {
                differences.Add($"{asked[i].Line}: {found}\n  expected {expected[i]}");
            }
        }
        Assert.True(differences.Count == 0, $"{differences.Count} of {asked.Length} differ {random.Explain}\n{string.Join('\n', differences.Take(20))}");
        int some = expected.Count(line => line.Length > 0);
        Assert.True(some > asked.Length / 8, $"{some} of {asked.Length} {random.Explain}");
    }

    private static string Told(SimilarTerm term) =>
        string.Create(CultureInfo.InvariantCulture, $"{term.Term}\t{BitConverter.SingleToInt32Bits(term.Similarity):x}\t{term.DocFreq}");

    private static Asked Any(TestRandom random, NewsWords words)
    {
        (string field, List<(string Text, int Position)> tokens) = words.OfSomeText();
        string word = random.Pick(tokens).Text;
        for (int edits = random.Next(4); edits > 0; edits--)
        {
            word = Edited(random, word);
        }
        return new Asked(field, word, random.Next(1, 20), random.Chance(0.3) ? new SimilarTermOptions { Mode = SimilarTermMode.Always } : new SimilarTermOptions
        {
            MaxEdits = random.Next(1, 3),
            MinPrefix = random.Next(0, 3),
            MaxInspections = random.Next(1, 8),
            MinSimilarity = random.Pick([0f, 0f, 0.3f, 0.5f, 0.75f]),
            MinFrequency = random.Pick([0f, 0f, 0.01f, 0.1f, 1f, 3f]),
            MinLength = random.Next(1, 5),
            MaxLength = random.Pick([6, 12, int.MaxValue, int.MaxValue]),
            MaxWordFrequency = random.Pick([0f, 0.01f, 0.3f, 2f, 100f, 100_000f]),
            Mode = random.Pick([SimilarTermMode.NotInIndex, SimilarTermMode.MoreFrequent, SimilarTermMode.Always]),
        });
    }

    /// <summary>With a code point more, fewer or other, or with two changed places.</summary>
    private static string Edited(TestRandom random, string word)
    {
        string[] characters = [.. word.EnumerateRunes().Select(rune => rune.ToString())];
        int at = random.Next(characters.Length);
        string other = random.Pick(["a", "e", "s", "t", "\u00E9", "\u043C", "\u6C34", "\U0001F642"]);
        switch (random.Next(4))
        {
            case 0 when characters.Length > 1:
                characters[at] = "";
                break;
            case 1:
                characters[at] += other;
                break;
            case 2 when at > 0:
                (characters[at], characters[at - 1]) = (characters[at - 1], characters[at]);
                break;
            default:
                characters[at] = other;
                break;
        }
        return string.Concat(characters);
    }

    private sealed record Asked(string Field, string Word, int Wanted, SimilarTermOptions Options)
    {
        /// <summary>As Java's program SimilarTerms reads it.</summary>
        public string Line => string.Create(
            CultureInfo.InvariantCulture,
            $"{Field}\t{Word}\t{Wanted}\t{Mode}\t{Options.MaxEdits}\t{Options.MinPrefix}\t{Options.MaxInspections}\t{Options.MinSimilarity}\t{Options.MinFrequency}\t{Options.MinLength}\t{Options.MaxLength}\t{Options.MaxWordFrequency}");

        /// <summary>Lucene's <c>SuggestMode</c>, in its order.</summary>
        private int Mode => Options.Mode switch { SimilarTermMode.NotInIndex => 0, SimilarTermMode.MoreFrequent => 1, _ => 2 };
    }
}
