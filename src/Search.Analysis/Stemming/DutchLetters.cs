namespace Search.Analysis.Stemming;

/// <summary>Vowels and consonants of Dutch, where ij is one vowel.</summary>
internal static class DutchLetters
{
    private static readonly LetterSet Vowels = new("aäáàâeëéèêiïíìîoöóòôuüúùûy");
    private static readonly LetterSet VowelsWx = new("aäáàâeëéèêiïíìîoöóòôuüúùûywx");
    private static readonly LetterSet VowelsButY = new("aäáàâeëéèêiïíìîoöóòôuüúùû");
    private static readonly LetterSet VowelsButEAndY = new("aäáàâiïíìîoöóòôuüúùû");
    private static readonly LetterSet E = new("eëéèê");
    private static readonly Suffixes Lengthened = new("a ä á à â o ö ó ò ô u ü ú ù û", "e é è ê", "eë", "ië");

    /// <summary>Whether a vowel stands before a suffix.</summary>
    internal static bool IsAfterVowel(Word word, int suffix) => word.EndsIn(Vowels, suffix) || word.EndsWith("ij", suffix);

    /// <summary>Whether a consonant stands before a suffix.</summary>
    internal static bool IsAfterConsonant(Word word, int suffix) => word.EndsOutside(Vowels, suffix) && !word.EndsWith("ij", suffix);

    /// <summary>Sets R1 behind the first consonant that follows a vowel, and R2 behind the next such.</summary>
    internal static void MarkRegions(ref Word word)
    {
        word.R1 = BehindConsonant(word, 0);
        word.R2 = BehindConsonant(word, word.R1);
    }

    /// <summary>The place behind the vowels that stand from a place on.</summary>
    internal static int BehindVowels(Word word, int from)
    {
        int at = from;
        while (at < word.Length && (Vowels.Contains(word[at]) || (at > from && word[at] == 'j' && word[at - 1] == 'i')))
        {
            at++;
        }
        return at;
    }

    /// <summary>The first vowel from a place on, or the word's end.</summary>
    internal static int FirstVowel(Word word, int from)
    {
        int at = from;
        while (at < word.Length && !Vowels.Contains(word[at]))
        {
            at++;
        }
        return at;
    }

    /// <summary>Writes the vowel of the last syllable twice, if it is short and the syllable ends in one consonant: lop -> loop.</summary>
    internal static void LengthenVowel(ref Word word)
    {
        if (!word.EndsOutside(VowelsWx))
        {
            return;
        }
        string? group = Lengthened.Longest(word.Before(1), out int length);
        switch (group)
        {
            case "a" when IsLone(word):
            case "e" when IsLone(word) && !IsBehindUnstressed(word):
                word.Replace(word.Length - 1, 0, [word[word.Length - 2]]);
                break;
            case "eë":
                word.Replace(word.Length - 1, 0, "e");
                break;
            case "ië":
                word.Replace(word.Length - 1 - length, length, "iee");
                break;
        }
    }

    private static int BehindConsonant(Word word, int from) => Math.Min(BehindVowels(word, FirstVowel(word, from)) + 1, word.Length);

    // Whether no other vowel stands before the last one.
    private static bool IsLone(Word word) => word.Length == 2 || word.EndsOutside(VowelsButY, 2);

    // Where an e is likely not the stressed vowel.
    private static bool IsBehindUnstressed(Word word)
    {
        int suffix = Math.Min(3, word.Length);
        return word.EndsIn(VowelsButEAndY, suffix)
            || (word.EndsIn(E, suffix) && word.Length == suffix + 1)
            || (word.Length > suffix && word.EndsIn(VowelsButEAndY, suffix + 1) && word.EndsOutside(VowelsButY, suffix + 2));
    }
}
