namespace Search.Analysis.Stemming;

/// <summary>The ge of Dutch participles, in front (gewerkt) or inside (afgewerkt), and the d or t at their end.</summary>
internal static class DutchParticiple
{
    /// <summary>Takes it off; whether it was there.</summary>
    internal static bool Remove(ref Word word)
    {
        bool prefix = RemovePrefix(ref word);
        if (prefix)
        {
            RemoveEnding(ref word);
        }
        bool infix = RemoveInfix(ref word);
        if (infix)
        {
            RemoveEnding(ref word);
        }
        return prefix || infix;
    }

    private static bool RemovePrefix(ref Word word)
    {
        if (!word.Text.StartsWith("ge") || !IsStem(word, 2))
        {
            return false;
        }
        // geval has nothing to do with vallen, gevaar with varen, geeft with effen.
        ReadOnlySpan<char> stem = word.Text[2..];
        bool vali = stem.StartsWith("vali");
        if (!vali && (stem.StartsWith("eft") || stem.StartsWith("val") || stem.StartsWith("vaa") || stem.StartsWith("vare")))
        {
            return false;
        }
        Remove(ref word, 0, vali ? 4 : 0);
        return true;
    }

    private static bool RemoveInfix(ref Word word)
    {
        int at = word.Length < 2 ? -1 : word.Text[1..].IndexOf("ge") + 1;
        if (at < 1 || !IsStem(word, at + 2))
        {
            return false;
        }
        Remove(ref word, at, at);
        return true;
    }

    // At least three letters, with something behind the first vowels.
    private static bool IsStem(Word word, int from)
    {
        int vowel = DutchLetters.FirstVowel(word, from);
        return word.Length >= from + 3 && vowel < word.Length && DutchLetters.BehindVowels(word, vowel) < word.Length;
    }

    private static void Remove(ref Word word, int start, int diaeresis)
    {
        word.Replace(start, 2, "");
        if (diaeresis < word.Length && word[diaeresis] is 'ë' or 'ï')
        {
            word.Text[diaeresis] = word[diaeresis] == 'ë' ? 'e' : 'i';
        }
        DutchLetters.MarkRegions(ref word);
    }

    private static void RemoveEnding(ref Word word)
    {
        if (!word.IsIn(word.R1, 1) || !DutchLetters.IsAfterConsonant(word, 1))
        {
            return;
        }
        if (word.EndsWith("d") && !(word.EndsWith("n", before: 1) && word.IsIn(word.R1, 2)))
        {
            // ingeïnd is of innen, not of in.
            word.Replace(1, word.Text is "ind" ? "n" : "");
        }
        else if (word.EndsWith("t") && !(word.EndsWith("h", before: 1) && word.IsIn(word.R1, 2)) && word.Text is not "ent")
        {
            word.Cut(1);
        }
    }
}
