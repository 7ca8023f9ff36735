namespace Search.Analysis.Languages;

/// <summary>French and Italian words that lose their vowel before another word, which they are written with: l'homme, dell'anno.</summary>
internal static class Elision
{
    /// <summary>Whether what stands before an apostrophe, in lower case, is such a French word: the articles of Lucene's FrenchAnalyzer.</summary>
    internal static bool IsFrench(ReadOnlySpan<char> text) =>
        text is "l" or "m" or "t" or "qu" or "n" or "s" or "j" or "d" or "c" or "jusqu" or "quoiqu" or "lorsqu" or "puisqu";

    /// <summary>Whether it is such an Italian word: those of Lucene's ItalianAnalyzer.</summary>
    internal static bool IsItalian(ReadOnlySpan<char> text) =>
        text is "c" or "l" or "all" or "dall" or "dell" or "nell" or "sull" or "coll" or "pell" or "gl" or "agl" or "dagl" or "degl" or "negl"
            or "sugl" or "un" or "m" or "t" or "s" or "v" or "d";
}
