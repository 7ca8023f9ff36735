using Search.Analysis.Filters;
using Search.Analysis.Stemming;
using Search.Analysis.Tokenizing;

namespace Search.Analysis.Languages;

/// <summary>
/// The analyzers for articles of each language: words by StandardTokenizer, in lower case, stemmed, without accents, no stop words left out. A stemmer
/// sees the accents, which tell forms apart (calle, callé); what it leaves is folded, so that most names are written alike in all languages.
/// </summary>
public static class LanguageAnalyzers
{
    /// <summary>All of them.</summary>
    internal static IEnumerable<NamedAnalyzer> All =>
    [
        Stemmed("danish-news", () => new DanishStemmer()),
        Stemmed("dutch-news", () => new DutchStemmer()),
        Stemmed("finnish-news", () => new FinnishStemmer()),
        Stemmed("french-news", () => new FrenchStemmer(), words => new ElisionFilter(words, Elision.IsFrench)),
        Stemmed("german-news", () => new GermanStemmer()),
        Stemmed("italian-news", () => new ItalianStemmer(), words => new ElisionFilter(words, Elision.IsItalian)),
        Stemmed("norwegian-news", () => new NorwegianStemmer()),
        Stemmed("portuguese-news", () => new PortugueseStemmer()),
        Stemmed("russian-news", () => new RussianStemmer()),
        Stemmed("spanish-news", () => new SpanishStemmer()),
        Stemmed("swedish-news", () => new SwedishStemmer()),
        new("english-porter2-news", () => new SnowballStemFilter(FoldEnglish(new StandardTokenizer()), new EnglishStemmer()), Fold),
        new("french-exact", () => Fold(new ElisionFilter(new LowerCaseFilter(new StandardTokenizer()), Elision.IsFrench)), Fold),
        new("italian-exact", () => Fold(new ElisionFilter(new LowerCaseFilter(new StandardTokenizer()), Elision.IsItalian)), Fold),
        new("arabic-news", () => FoldArabic(new StandardTokenizer()), FoldArabic),
        new("cjk-news", () => new CjkBigramFilter(FoldCjk(new StandardTokenizer())), FoldCjk),
    ];

    /// <summary>The name of the analyzer for a language; null where there is none.</summary>
    /// <param name="language">A language tag of BCP 47, of which the primary part counts: <c>de</c>, <c>pt-BR</c>.</param>
    public static string? NameOf(string language) => LanguageTag.Primary(language) switch
    {
        "ar" => "arabic-news",
        "da" => "danish-news",
        "de" => "german-news",
        "en" => "english-news",
        "es" => "spanish-news",
        "fi" => "finnish-news",
        "fr" => "french-news",
        "it" => "italian-news",
        "ja" or "ko" or "zh" => "cjk-news",
        "no" => "norwegian-news",
        "nl" => "dutch-news",
        "pt" => "portuguese-news",
        "ru" => "russian-news",
        "sv" => "swedish-news",
        _ => null,
    };

    /// <summary>All languages that have an analyzer, as <see cref="LanguageTag"/> writes them.</summary>
    public static IReadOnlyList<string> Languages { get; } = ["ar", "da", "de", "en", "es", "fi", "fr", "it", "ja", "ko", "nl", "no", "pt", "ru", "sv", "zh"];

    /// <summary>
    /// The name of the analyzer for words of a language as they are written, with neither stems nor accents. Where a blank does not tell words apart, or letters are written in
    /// several ways, that is the language's own; French and Italian words are freed of what is elided before them; all others have <c>exact</c>.
    /// </summary>
    /// <param name="language">A language tag of BCP 47, of which the primary part counts.</param>
    public static string ExactNameOf(string language) => LanguageTag.Primary(language) switch
    {
        "ar" => "arabic-news",
        "fr" => "french-exact",
        "it" => "italian-exact",
        "ja" or "ko" or "zh" => "cjk-news",
        _ => "exact",
    };

    private static NamedAnalyzer Stemmed(string name, Func<Stemmer> stemmer, Func<TokenStream, TokenStream>? elision = null) => new(
        name,
        () =>
        {
            TokenStream words = new LowerCaseFilter(new StandardTokenizer());
            words = new ApostropheFilter(elision == null ? words : elision(words));
            return new AsciiFoldingFilter(new SnowballStemFilter(words, stemmer()));
        },
        Fold);

    private static AsciiFoldingFilter Fold(TokenStream words) => new(new LowerCaseFilter(words));

    private static AsciiFoldingFilter FoldEnglish(TokenStream words) => Fold(new EnglishPossessiveFilter(words));

    private static AsciiFoldingFilter FoldArabic(TokenStream words) =>
        new(new ArabicNormalizationFilter(new ArabicDigitFilter(new LowerCaseFilter(words))));

    private static AsciiFoldingFilter FoldCjk(TokenStream words) => Fold(new CjkWidthFilter(words));
}
