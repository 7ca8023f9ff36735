using System.Collections.Frozen;
using Search.Analysis.Filters;
using Search.Analysis.Tokenizing;

namespace Search.Analysis;

/// <summary>The analyzers that an index's schema can name.</summary>
public static class Analyzers
{
    // Not frozen: for seven names that would cost the start of a program more than it ever saves.
    private static readonly Dictionary<string, Analyzer> ByNames = new Analyzer[]
    {
        new NamedAnalyzer("standard", () => new LowerCaseFilter(new StandardTokenizer()), Folding.Case),
        new NamedAnalyzer("english", () => English(EnglishStopWords.Lucene33), Folding.Case),
        new NamedAnalyzer("english-nostop", () => English([]), Folding.Case),
        new NamedAnalyzer("english-news", EnglishNews, Folding.CaseAndAccents),
        new NamedAnalyzer("exact", () => new AsciiFoldingFilter(new LowerCaseFilter(new StandardTokenizer())), Folding.CaseAndAccents),
        new NamedAnalyzer("keyword", () => new KeywordTokenizer(), Folding.None),
        new NamedAnalyzer("keyword-folded", () => new LowerCaseFilter(new KeywordTokenizer()), Folding.Case),
    }.ToDictionary(a => a.Name, StringComparer.Ordinal);

    /// <summary>All names, in order.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. ByNames.Keys.Order(StringComparer.Ordinal)];

    /// <summary>
    /// <c>standard</c> (Lucene's StandardAnalyzer), <c>english</c> and <c>english-nostop</c> (its EnglishAnalyzer with its stop words and with none),
    /// <c>english-news</c> (stems of words without accents, no stop words), <c>exact</c> (words without case and accents),
    /// <c>keyword</c> and <c>keyword-folded</c> (the whole value, as it is or in lower case).
    /// </summary>
    /// <exception cref="ArgumentException">There is none of this name; the message lists those that there are.</exception>
    public static Analyzer ByName(string name) =>
        ByNames.TryGetValue(name, out Analyzer? analyzer)
            ? analyzer
            : throw new ArgumentException($"There is no analyzer '{name}'; there are: {string.Join(", ", Names)}", nameof(name));

    private static PorterStemFilter English(FrozenSet<string> stopWords)
    {
        TokenStream words = new LowerCaseFilter(new EnglishPossessiveFilter(new StandardTokenizer()));
        return new PorterStemFilter(stopWords.Count == 0 ? words : new StopFilter(words, stopWords));
    }

    private static PorterStemFilter EnglishNews() =>
        new(new AsciiFoldingFilter(new LowerCaseFilter(new EnglishPossessiveFilter(new StandardTokenizer()))));
}
