namespace Search.Analysis.Stemming;

/// <summary>Snowball's English stemmer, also called Porter2: better than the one of 1980 at plurals, -ly, short words and words in y.</summary>
internal sealed class EnglishStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouy");
    private static readonly LetterSet VowelsWxY = new("aeiouywxY");
    private static readonly LetterSet BeforeLi = new("cdeghkmnrt");

    private static readonly string[] Prefixes = ["gener", "commun", "arsen", "past", "univers", "later", "emerg", "organ", "inter"];

    private static readonly Suffixes Plurals = new("sses", "ied ies", "s", "us ss");
    private static readonly Suffixes Pasts = new("eed eedly", "ed edly ingly", "ing");
    private static readonly Suffixes WantsE = new("at bl iz", "bb dd ff gg mm nn pp rr tt");

    private static readonly Suffixes Doubles = new(
        "tional", "enci", "anci", "abli", "entli", "izer ization", "ational ation ator", "alism aliti alli", "fulness", "ousli ousness",
        "iveness iviti", "biliti bli", "ogist", "ogi", "fulli", "lessli", "li");

    private static readonly Suffixes Singles = new("tional", "ational", "alize", "icate iciti ical", "ful ness", "ative");
    private static readonly Suffixes Lasts = new("al ance ence er ic able ible ant ement ment ent ism ate iti ous ive ize", "ion");

    private protected override void Stem(ref Word word)
    {
        if (word.Length < 3 || IsException(ref word))
        {
            return;
        }
        MarkConsonants(ref word);
        word.R1 = word.BehindConsonant(Vowels, 0);
        foreach (string prefix in Prefixes)
        {
            if (word.Text.StartsWith(prefix))
            {
                word.R1 = prefix.Length;
            }
        }
        word.R2 = word.BehindConsonant(Vowels, word.R1);
        RemovePlural(ref word);
        RemovePast(ref word);
        if (word.Text is [_, .., 'y' or 'Y'] && word.Length > 2 && word.EndsOutside(Vowels, before: 1))
        {
            word.Replace(1, "i");
        }
        ReplaceDouble(ref word);
        ReplaceSingle(ref word);
        RemoveSingle(ref word);
        RemoveLast(ref word);
        word.Text.Replace('Y', 'y');
    }

    // Words that would otherwise fall together with others.
    private static bool IsException(ref Word word)
    {
        string? stem = word.Text switch
        {
            "skis" => "ski",
            "skies" => "sky",
            "idly" => "idl",
            "gently" => "gentl",
            "ugly" => "ugli",
            "early" => "earli",
            "only" => "onli",
            "singly" => "singl",
            "sky" => "sky",
            "news" => "news",
            "howe" => "howe",
            "atlas" => "atlas",
            "cosmos" => "cosmos",
            "bias" => "bias",
            "andes" => "andes",
            _ => null,
        };
        if (stem != null)
        {
            word.Replace(word.Length, stem);
        }
        return stem != null;
    }

    // y is a consonant at the start and behind a vowel: Y on the way.
    private static void MarkConsonants(ref Word word)
    {
        if (word[0] == '\'')
        {
            word.Replace(0, 1, "");
        }
        Span<char> text = word.Text;
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == 'y' && (i == 0 || Vowels.Contains(text[i - 1])))
            {
                text[i] = 'Y';
            }
        }
    }

    private static void RemovePlural(ref Word word)
    {
        word.Cut(word.EndsWith("'s'") ? 3 : word.EndsWith("'s") ? 2 : word.EndsWith("'") ? 1 : 0);
        switch (Plurals.Longest(word.Text, out int suffix))
        {
            case "sses":
                word.Replace(suffix, "ss");
                break;
            case "ied":
                word.Replace(suffix, word.Length - suffix >= 2 ? "i" : "ie");
                break;
            case "s" when word.Length >= 2 && HasVowel(word.Before(suffix + 1)):
                word.Cut(suffix);
                break;
        }
    }

    private static void RemovePast(ref Word word)
    {
        string? group = Pasts.Longest(word.Text, out int suffix);
        ReadOnlySpan<char> stem = word.Before(suffix);
        switch (group)
        {
            case null:
                return;
            case "eed":
                if (stem is not ("proc" or "exc" or "succ"))
                {
                    word.ReplaceIn(word.R1, suffix, "ee");
                }
                return;
            case "ing" when stem is "inn" or "out" or "cann" or "herr" or "earr" or "even":
                return;
            case "ing" when stem is [_, 'y'] && !Vowels.Contains(stem[0]):
                word.Replace(suffix + 1, "ie");
                return;
        }
        if (!HasVowel(stem))
        {
            return;
        }
        word.Cut(suffix);
        group = WantsE.Longest(word.Text, out _);
        if (group == "bb")
        {
            word.Cut(word.Length == 3 && word[0] is 'a' or 'e' or 'o' ? 0 : 1);
        }
        else if (group != null || (word.Length == word.R1 && EndsInShortSyllable(word, 0)))
        {
            word.Replace(0, "e");
        }
    }

    private static bool HasVowel(ReadOnlySpan<char> text)
    {
        foreach (char c in text)
        {
            if (Vowels.Contains(c))
            {
                return true;
            }
        }
        return false;
    }

    // Before a suffix: consonant, vowel, consonant other than w, x, Y; or a word that is only vowel and consonant; or past.
    private static bool EndsInShortSyllable(Word word, int suffix) =>
        (word.EndsOutside(VowelsWxY, suffix) && word.EndsIn(Vowels, suffix + 1) && word.EndsOutside(Vowels, suffix + 2))
        || (word.Length - suffix == 2 && word.EndsOutside(Vowels, suffix) && word.EndsIn(Vowels, suffix + 1))
        || word.EndsWith("past", suffix);

    private static void ReplaceDouble(ref Word word)
    {
        string? group = Doubles.Longest(word.Text, out int suffix);
        string? by = group switch
        {
            "tional" => "tion",
            "enci" => "ence",
            "anci" => "ance",
            "abli" => "able",
            "entli" => "ent",
            "izer" => "ize",
            "ational" => "ate",
            "alism" => "al",
            "fulness" => "ful",
            "ousli" => "ous",
            "iveness" => "ive",
            "biliti" => "ble",
            "ogist" => "og",
            "ogi" when word.EndsWith("l", before: suffix) => "og",
            "fulli" => "ful",
            "lessli" => "less",
            "li" when word.EndsIn(BeforeLi, before: suffix) => "",
            _ => null,
        };
        if (by != null)
        {
            word.ReplaceIn(word.R1, suffix, by);
        }
    }

    private static void RemoveSingle(ref Word word)
    {
        string? group = Lasts.Longest(word.Text, out int suffix);
        if (group == "al" || (group == "ion" && word.Before(suffix) is [.., 's' or 't']))
        {
            word.CutIn(word.R2, suffix);
        }
    }

    private static void RemoveLast(ref Word word)
    {
        bool goes = word.EndsWith("e")
            ? word.IsIn(word.R2, 1) || (word.IsIn(word.R1, 1) && !EndsInShortSyllable(word, 1))
            : word.EndsWith("ll") && word.IsIn(word.R2, 1);
        word.Cut(goes ? 1 : 0);
    }

    private static void ReplaceSingle(ref Word word)
    {
        string? by = Singles.Longest(word.Text, out int suffix) switch
        {
            "tional" => "tion",
            "ational" => "ate",
            "alize" => "al",
            "icate" => "ic",
            "ful" => "",
            "ative" when word.IsIn(word.R2, suffix) => "",
            _ => null,
        };
        if (by != null)
        {
            word.ReplaceIn(word.R1, suffix, by);
        }
    }
}
