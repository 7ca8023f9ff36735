using System.Collections.Frozen;
using Search.Analysis.Filters;
using Search.Analysis.Languages;
using Search.Analysis.Tokenizing;

namespace Search.Analysis;

/// <summary>The analyzers that an index's schema can name.</summary>
public static class Analyzers
{
    // Not frozen: for so few names that would cost the start of a program more than it ever saves.
    private static readonly Dictionary<string, Analyzer> ByNames = new[]
    {
        new NamedAnalyzer("standard", () => Case(new StandardTokenizer()), Case),
        new NamedAnalyzer("english", () => English(EnglishStopWords.Lucene33), Case),
        new NamedAnalyzer("english-nostop", () => English([]), Case),
        new NamedAnalyzer("english-news", EnglishNews, CaseAndAccents),
        new NamedAnalyzer("exact", () => CaseAndAccents(new StandardTokenizer()), CaseAndAccents),
        new NamedAnalyzer("keyword", () => new KeywordTokenizer(), null),
        new NamedAnalyzer("keyword-folded", () => Case(new KeywordTokenizer()), Case),
    }.Concat(LanguageAnalyzers.All).ToDictionary(a => a.Name, a => (Analyzer)a, StringComparer.Ordinal);

    /// <summary>All names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByNames.Keys.Order(StringComparer.Ordinal)];

    /// <summary>
    /// <c>standard</c> (Lucene's StandardAnalyzer), <c>english</c> and <c>english-nostop</c> (its EnglishAnalyzer with its stop words and with none),
    /// <c>english-news</c> (stems of words without accents, no stop words), <c>exact</c> (words without case and accents),
    /// <c>keyword</c> and <c>keyword-folded</c> (the whole value, as it is or in lower case), and those of other languages that
    /// <see cref="LanguageAnalyzers"/> tells.
    /// </summary>
    /// <exception cref="ArgumentException">There is none of this name; the message lists those that there are.</exception>
    public static Analyzer ByName(string name) =>
        ByNames.TryGetValue(name, out Analyzer? analyzer)
            ? analyzer
            : throw new ArgumentException($"There is no analyzer '{name}'; there are: {string.Join(", ", Names)}", nameof(name));

    private static LowerCaseFilter Case(TokenStream words) => new(words);

    private static AsciiFoldingFilter CaseAndAccents(TokenStream words) => new(Case(words));

    private static PorterStemFilter English(FrozenSet<string> stopWords)
    {
        TokenStream words = Case(new EnglishPossessiveFilter(new StandardTokenizer()));
        return new PorterStemFilter(stopWords.Count == 0 ? words : new StopFilter(words, stopWords));
    }

    private static PorterStemFilter EnglishNews() => new(CaseAndAccents(new EnglishPossessiveFilter(new StandardTokenizer())));
}
