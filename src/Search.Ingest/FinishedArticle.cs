using Search.Analysis.Languages;

namespace Search.Ingest;

/// <summary>What every reader does last: it tells the article's language, and hashes what is then known.</summary>
internal static class FinishedArticle
{
    /// <summary>What archives are in unless it is said.</summary>
    private const string UsualLanguage = "en";

    /// <summary>More of a text is not looked at.</summary>
    private const int MostLetters = 6000;

    /// <param name="article">As its reader made it: its language is the one stated, in any way of writing languages, or null.</param>
    /// <param name="options">How it was read.</param>
    public static Article Of(Article article, ReadOptions options) => ContentHash.WithHash(article with { Language = LanguageOf(article, options) });

    /// <summary>A stated language wins, also one that is unknown here; null where the text tells none, and the archive has no main one.</summary>
    private static string? LanguageOf(Article article, ReadOptions options)
    {
        string? stated = article.Language?.Trim();
        bool isTold = stated is null or "" or "und" or "mul" or "zxx" or "unknown";
        return isTold ? Told(article, options) : LanguageTag.Parse(stated!) ?? stated;
    }

    private static string? Told(Article article, ReadOptions options)
    {
        ReadOnlySpan<char> body = article.Body.AsSpan(0, Math.Min(article.Body.Length, MostLetters));
        ReadOnlySpan<char> text = article.Title is { } title ? string.Concat(title.AsSpan(0, Math.Min(title.Length, MostLetters)), "\n", body) : body;
        return LanguageIdentifier.Identify(text, options.MainLanguage ?? UsualLanguage) ?? options.MainLanguage;
    }
}
