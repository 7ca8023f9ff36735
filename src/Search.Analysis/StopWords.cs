using System.Collections.Concurrent;
using System.Collections.Frozen;
using Search.Analysis.Languages;

namespace Search.Analysis;

/// <summary>
/// Words that say little, by language: the Snowball project's lists, and for Arabic that of Lucene's ArabicAnalyzer.
/// All in lower case, with their accents.
/// </summary>
public static class StopWords
{
    private static readonly ConcurrentDictionary<string, IReadOnlySet<string>> Sets = [];

    /// <summary>The list of a language; empty where there is none.</summary>
    /// <param name="language">A language tag of BCP 47, of which the primary part counts.</param>
    public static IReadOnlySet<string> Of(string language)
    {
        string primary = LanguageTag.Primary(language);
        if (primary == "en")
        {
            return EnglishStopWords.Snowball174;
        }
        // What is no language of ours is not remembered: there is no end to those.
        return Sets.TryGetValue(primary, out IReadOnlySet<string>? known) ? known
            : ListOf(primary) is { Length: > 0 } list ? Sets.GetOrAdd(primary, new HashSet<string>(list, StringComparer.Ordinal))
            : FrozenSet<string>.Empty;
    }

    private static string[] ListOf(string language) => language switch
    {
        "ar" => StopWordLists.Arabic,
        "da" => StopWordLists.Danish,
        "de" => StopWordLists.German,
        "es" => StopWordLists.Spanish,
        "fi" => StopWordLists.Finnish,
        "fr" => StopWordLists.French,
        "it" => StopWordLists.Italian,
        "no" => StopWordLists.Norwegian,
        "nl" => StopWordLists.Dutch,
        "pt" => StopWordLists.Portuguese,
        "ru" => StopWordLists.Russian,
        "sv" => StopWordLists.Swedish,
        _ => [],
    };
}
