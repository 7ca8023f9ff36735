namespace Search.Benchmarks.Corpora;

/// <summary>
/// Texts where there are no real ones: function words between invented words, some frequent everywhere (by Zipf's law), some in one article only
/// often. Their
/// statistics are near those of news, their sentences mean nothing.
/// </summary>
internal static class InventedTexts
{
    private const int Articles = 2_000;
    private const int Vocabulary = 40_000;
    private const int WordsOfArticle = 40;

    private static readonly string[] FunctionWords =
        [
            "the", "of", "to", "and", "a", "in", "that", "for", "on", "is", "with", "was",
            "as", "at", "by", "from", "it", "be", "are", "but", "not", "this", "or", "have",
        ];

    public static BaseArticle[] Create(int seed)
    {
        var random = new Random(seed);
        string[] words = [.. Enumerable.Range(0, Vocabulary).Select(InventedNames.Word)];
        var articles = new BaseArticle[Articles];
        for (int i = 0; i < Articles; i++)
        {
            string[] own = [.. Enumerable.Range(0, WordsOfArticle).Select(_ => words[Rank(random, Vocabulary)])];
            var sentences = new string[8 + random.Next(24)];
            for (int j = 0; j < sentences.Length; j++)
            {
                sentences[j] = Sentence(random, words, own);
            }
            articles[i] = new BaseArticle(string.Join(' ', own.Take(5)), sentences);
        }
        return articles;
    }

    private static string Sentence(Random random, string[] words, string[] own)
    {
        var sentence = new string[8 + random.Next(16)];
        for (int i = 0; i < sentence.Length; i++)
        {
            double kind = random.NextDouble();
            sentence[i] = kind < 0.45 ? FunctionWords[Rank(random, FunctionWords.Length)]
                : kind < 0.8 ? words[Rank(random, Vocabulary)]
                : own[random.Next(own.Length)];
        }
        sentence[0] = char.ToUpperInvariant(sentence[0][0]) + sentence[0][1..];
        return string.Join(' ', sentence) + ".";
    }

    // The logarithm of a rank is drawn evenly: the frequency of a rank falls as its reciprocal.
    private static int Rank(Random random, int count) => (int)Math.Exp(random.NextDouble() * Math.Log(count + 1)) - 1;
}
