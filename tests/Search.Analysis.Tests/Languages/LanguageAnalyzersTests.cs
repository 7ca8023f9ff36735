using Search.Analysis.Filters;
using Search.Analysis.Languages;
using Search.Analysis.Tests.Stemming;
using Search.Analysis.Tokenizing;
using Search.Testing;

namespace Search.Analysis.Tests.Languages;

public class LanguageAnalyzersTests
{
    // The stemmers of an older Snowball that Lucene 8 has: on the whole vocabularies they give the same stem to all words but so many in a thousand.
    private static readonly (string Language, string Lucene)[] Stemmers =
    [
        ("danish", "Danish"), // 0
        ("dutch", "Kp"), // 6
        ("finnish", "Finnish"), // 1
        ("french", "French"), // 43
        ("german", "German2"), // 36
        ("italian", "Italian"), // 1
        ("norwegian", "Norwegian"), // 7
        ("portuguese", "Portuguese"), // 1
        ("russian", "Russian"), // 3
        ("spanish", "Spanish"), // 1
        ("swedish", "Swedish"), // 18
    ];

    // A language, and ten times as many words.
    private static readonly int Texts = int.Parse(Environment.GetEnvironmentVariable("SEARCH_RANDOM_LANGUAGE_TEXTS") ?? "30");

    /// <summary>Every chain but for its stemmer, which the vocabularies judge: on words whose stems are the same.</summary>
    [LuceneFact(NeedsData = true)]
    public void RandomTextsGiveLucenesTokens()
    {
        TestRandom random = TestRandom.Create();
        string[][] words = WordsInCommon(random);
        string[][] texts = new string[words.Length][];
        for (int n = 0; n < texts.Length; n++)
        {
            texts[n] = [.. Enumerable.Range(0, Texts).Select(_ => RandomText(Stemmers[n].Language, words[n], random))];
        }
        string[] chains = [.. Stemmers.Select(s => $"{s.Language}-news:{s.Lucene}")];
        long[][] hashes = LuceneTokens.Hashes([.. texts.SelectMany(t => t)], chains);
        for (int n = 0; n < chains.Length; n++)
        {
            TokenStream stream = Analyzers.ByName($"{Stemmers[n].Language}-news").CreateStream();
            for (int i = 0; i < texts[n].Length; i++)
            {
                if (LuceneTokens.Hash(stream, texts[n][i]) != hashes[n][(n * Texts) + i])
                {
                    List<string> expected = LuceneTokens.Tokens([texts[n][i]], chains[n])[0];
                    List<string> ours = LuceneTokens.Tokens(stream, texts[n][i]);
                    Assert.Fail($"{chains[n]} {random.Explain}: {string.Join(", ", expected.Except(ours))}; "
                        + $"ours: {string.Join(", ", ours.Except(expected))}");
                }
            }
        }
    }

    [Theory]
    [InlineData("de", "german-news")]
    [InlineData("DE-at", "german-news")]
    [InlineData("pt_BR", "portuguese-news")]
    [InlineData("nb", "norwegian-news")]
    [InlineData("en", "english-news")]
    [InlineData("zh-Hant", "cjk-news")]
    [InlineData("sw", null)]
    [InlineData("", null)]
    public void ALanguageHasItsAnalyzer(string language, string? name)
    {
        Assert.Equal(name, LanguageAnalyzers.NameOf(language));
        Assert.True(name == null || Analyzers.Names.Contains(name));
    }

    [Theory]
    [InlineData("de", "nicht", 231)]
    [InlineData("fr-CA", "à", 164)]
    [InlineData("ar", "في", 119)]
    [InlineData("ru", "что", 159)]
    [InlineData("nn", "ikkje", 172)]
    [InlineData("en", "don't", 174)]
    public void ALanguageHasItsStopWords(string language, string word, int count)
    {
        Assert.Contains(word, StopWords.Of(language));
        Assert.Equal(count, StopWords.Of(language).Count);
        Assert.Same(StopWords.Of(language), StopWords.Of(language));
        Assert.Empty(StopWords.Of("x-" + language));
    }

    // For each language, words of its vocabulary and such words joined by an apostrophe, where both stemmers give the same.
    private static string[][] WordsInCommon(TestRandom random)
    {
        string[][] words = [.. Stemmers.Select(s => Sample(SnowballVocabulary.Read(s.Language), random))];
        long[][] theirs = LuceneTokens.Hashes([.. words.SelectMany(w => w)], [.. Stemmers.Select(s => $"stem-{s.Lucene}")]);
        for (int n = 0, start = 0; n < words.Length; n++)
        {
            var stems = new SnowballStemFilter(new KeywordTokenizer(), SnowballVocabulary.Stemmers[Stemmers[n].Language]);
            string[] common = [.. words[n].Where((word, i) => LuceneTokens.Hash(stems, word) == theirs[n][start + i])];
            Assert.True(common.Length > words[n].Length * 0.9, $"{Stemmers[n]}: {common.Length} of {words[n].Length} {random.Explain}");
            start += words[n].Length;
            words[n] = common;
        }
        return words;
    }

    private static string[] Sample(List<(string Word, string Stem)> vocabulary, TestRandom random)
    {
        string[] words = [.. Enumerable.Range(0, 10 * Texts).Select(_ => random.Pick(vocabulary).Word)];
        return [.. words, .. Enumerable.Range(0, Texts).Select(_ => $"{random.Pick(words)}'{random.Pick(words)}")];
    }

    private static string RandomText(string language, string[] words, TestRandom random)
    {
        string[] elided = language == "italian" ? ["L'", "dell’", "negl'", "Un’"] : language == "french" ? ["l'", "D’", "jusqu’", "Qu'"] : [];
        return string.Concat(Enumerable.Range(0, random.Next(30)).Select(_ =>
        {
            string word = random.Pick(words);
            string article = elided.Length > 0 && !word.Contains('\'') && random.Chance(0.2) ? random.Pick(elided) : "";
            word = random.Chance(0.2) ? word.ToUpperInvariant() : word;
            word = random.Chance(0.5) ? word.Replace('\'', random.Chance(0.8) ? '’' : '＇') : word;
            return article + word + random.Pick([" ", ", ", ". ", "-", " 17 ", " 我们 ", "; "]);
        }));
    }
}
