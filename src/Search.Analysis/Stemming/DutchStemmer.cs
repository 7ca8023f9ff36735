namespace Search.Analysis.Stemming;

/// <summary>Snowball's Dutch stemmer since release 3, by Wessel Kraaij and Renée Pohlmann. It also takes off ge- and -ge-.</summary>
internal sealed class DutchStemmer : Stemmer
{
    private static readonly Suffixes Inflections = new("'s", "s", "ies", "es", "és", "aus", "en", "nde");
    private static readonly Suffixes Endings = new("je", "ge", "lijke", "ische", "de", "te", "se", "re", "le", "ene", "ieve");
    private static readonly Suffixes Nouns = new("atie", "iteit", "heid sel ster", "rder", "ing isme erij", "arij", "fie", "gie", "tst", "dst");

    private static readonly Suffixes Adjectives = new(
        "ioneel", "atief", "baar", "naar", "laar", "raar", "tant", "lijker lijkst", "achtig achtiger achtigst", "eriger erigst erig end");

    private static readonly Suffixes Ig = new("iger igst ig");

    private protected override void Stem(ref Word word)
    {
        DutchLetters.MarkRegions(ref word);
        bool stemmed = RemoveInflection(ref word);
        stemmed |= RemoveEnding(ref word);
        stemmed |= RemoveNoun(ref word);
        stemmed |= RemoveAdjective(ref word) || RemoveIg(ref word);
        stemmed |= DutchParticiple.Remove(ref word);
        if (word.EndsWith("kt") || word.EndsWith("ft") || word.EndsWith("pt"))
        {
            word.Cut(1);
            stemmed = true;
        }
        if (stemmed)
        {
            Respell(ref word);
        }
    }

    private static bool RemoveInflection(ref Word word)
    {
        string? group = Inflections.Longest(word.Text, out int suffix);
        bool inR1 = word.IsIn(word.R1, suffix);
        switch (group)
        {
            case "'s":
            case "s" when inR1 && !(word.EndsWith("t", before: 1) && word.IsIn(word.R1, 2)) && DutchLetters.IsAfterConsonant(word, suffix):
                word.Cut(suffix);
                return true;
            case "ies":
            case "és":
            case "aus" when DutchLetters.IsAfterVowel(word, suffix):
                word.Cut(inR1 ? 1 : 0);
                return inR1;
            case "es":
                return RemoveEs(ref word);
            case "en":
                return RemoveEn(ref word);
            case "nde":
                word.Cut(1);
                return true;
            default:
                return false;
        }
    }

    private static bool RemoveEs(ref Word word)
    {
        bool ar = word.EndsWith("ar", before: 2);
        if ((ar || word.EndsWith("er", before: 2)) && word.IsIn(word.R1, 4) && DutchLetters.IsAfterConsonant(word, 4))
        {
            word.Cut(2);
            if (ar)
            {
                DutchLetters.LengthenVowel(ref word);
            }
            return true;
        }
        bool goes = word.IsIn(word.R1, 2) && DutchLetters.IsAfterConsonant(word, 2);
        word.Cut(goes ? 1 : 0);
        return goes;
    }

    private static bool RemoveEn(ref Word word)
    {
        if (word.EndsWith("heden") && word.IsIn(word.R1, 5))
        {
            word.Replace(3, "id");
        }
        else if (word.EndsWith("nden"))
        {
            word.Cut(2);
        }
        else if (word.EndsWith("den") && word.IsIn(word.R1, 3) && DutchLetters.IsAfterConsonant(word, 3))
        {
            word.Cut(3);
        }
        else if (word.Before(2) is [.., 'i' or 'j'] && DutchLetters.IsAfterVowel(word, 3))
        {
            word.Cut(2);
        }
        else
        {
            return DutchLetters.IsAfterConsonant(word, 2) && CutAndLengthen(ref word, word.R1, 2);
        }
        return true;
    }

    // Takes a suffix off if it lies in a region, keeping its first letters, and lengthens the vowel that is then in a closed syllable.
    private static bool CutAndLengthen(ref Word word, int region, int suffix, int kept = 0)
    {
        if (!word.IsIn(region, suffix))
        {
            return false;
        }
        word.Cut(suffix - kept);
        DutchLetters.LengthenVowel(ref word);
        return true;
    }

    private static bool RemoveEnding(ref Word word)
    {
        string? group = Endings.Longest(word.Text, out int suffix);
        switch (group)
        {
            case null:
                return false;
            case "je":
                return RemoveDiminutive(ref word);
            case "de":
                return DutchLetters.IsAfterConsonant(word, suffix) && word.CutIn(word.R1, suffix);
            case "le":
                return CutAndLengthen(ref word, word.R1, suffix, kept: 1);
            case "ene":
                return DutchLetters.IsAfterConsonant(word, suffix) && CutAndLengthen(ref word, word.R1, suffix, kept: 2);
            case "ieve":
                return DutchLetters.IsAfterConsonant(word, suffix) && word.ReplaceIn(word.R1, suffix, "ief");
            default:
                // Without its e.
                bool goes = word.IsIn(word.R1, suffix);
                word.Cut(goes ? 1 : 0);
                return goes;
        }
    }

    private static bool RemoveDiminutive(ref Word word)
    {
        if (word.EndsWith("'tje"))
        {
            word.Cut(4);
            return true;
        }
        if (word.EndsWith("etje") && word.IsIn(word.R1, 4) && DutchLetters.IsAfterConsonant(word, 4))
        {
            word.Cut(4);
            return true;
        }
        if (word.EndsWith("rntje"))
        {
            word.Cut(3);
            return true;
        }
        if (word.EndsWith("tje") && word.IsIn(word.R1, 3) && word.Length > 3 && DutchLetters.IsAfterVowel(word, 4))
        {
            word.Cut(3);
            return true;
        }
        if (word.EndsWith("inkje"))
        {
            word.Replace(3, "g");
            return true;
        }
        if (word.EndsWith("mpje"))
        {
            word.Cut(3);
            return true;
        }
        if (word.EndsWith("'je") && word.CutIn(word.R1, 3))
        {
            return true;
        }
        return DutchLetters.IsAfterConsonant(word, 2) && word.CutIn(word.R1, 2);
    }

    private static bool RemoveNoun(ref Word word)
    {
        switch (Nouns.Longest(word.Text, out int suffix))
        {
            case "atie":
                return word.ReplaceIn(word.R1, suffix, "eer");
            case "iteit":
                return CutAndLengthen(ref word, word.R1, suffix);
            case "heid":
                return word.CutIn(word.R1, suffix);
            case "rder":
                word.Cut(3);
                return true;
            case "ing":
                // schilderij is no schild.
                return word.EndsWith("ild", before: suffix) ? word.ReplaceIn(0, suffix, "er") : CutAndLengthen(ref word, word.R1, suffix);
            case "arij":
                return DutchLetters.IsAfterConsonant(word, suffix) && word.ReplaceIn(word.R1, suffix, "aar");
            case "fie":
            case "gie":
                return CutAndLengthen(ref word, word.R2, suffix, kept: 1);
            case "tst":
                return DutchLetters.IsAfterConsonant(word, suffix) && word.ReplaceIn(word.R1, suffix, "t");
            case "dst":
                return DutchLetters.IsAfterConsonant(word, suffix) && word.ReplaceIn(word.R1, suffix, "d");
            default:
                return false;
        }
    }

    private static bool RemoveAdjective(ref Word word)
    {
        switch (Adjectives.Longest(word.Text, out int suffix))
        {
            case "ioneel":
                return word.ReplaceIn(word.R1, suffix, "ie");
            case "atief":
                return word.ReplaceIn(word.R1, suffix, "eer");
            case "baar":
            case "achtig":
                return word.CutIn(word.R1, suffix);
            case "naar":
            case "laar":
            case "raar":
                // Only their first letter stays.
                return DutchLetters.IsAfterVowel(word, suffix) && word.IsIn(word.R1, suffix) && word.CutIn(0, suffix - 1);
            case "tant":
                return word.ReplaceIn(word.R1, suffix, "teer");
            case "lijker":
                return word.ReplaceIn(word.R1, suffix, "lijk");
            case "eriger":
                return DutchLetters.IsAfterConsonant(word, suffix) && CutAndLengthen(ref word, word.R1, suffix);
            default:
                return false;
        }
    }

    // innig has nothing to do with in.
    private static bool RemoveIg(ref Word word) =>
        Ig.Longest(word.Text, out int suffix) != null && word.Before(suffix) is not "inn"
        && DutchLetters.IsAfterConsonant(word, suffix) && CutAndLengthen(ref word, word.R1, suffix);

    // A stem ends in no double consonant, v or z.
    private static void Respell(ref Word word)
    {
        if (word.Text is [.., char first, char last] && first == last && last is >= 'b' and <= 'z' and not ('e' or 'i' or 'o' or 'u' or 'y'))
        {
            word.Cut(word.Text is "inn" ? 0 : 1);
        }
        else if (word.Text is [.., 'v' or 'z'])
        {
            word.Replace(1, word.EndsWith("v") ? "f" : "s");
        }
    }
}
