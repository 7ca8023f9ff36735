namespace Search.Analysis.English;

/// <summary>
/// M. F. Porter's algorithm of 1980 ("An algorithm for suffix stripping") with its author's two later changes (-bli, -logi), as Lucene's PorterStemFilter has
/// it. Every unit but a, e, i, o, u and some y counts as a consonant. Words of one or two units stay as they are.
/// </summary>
internal static class PorterStemmer
{
    /// <summary>Stems a word in place and gives the length of its stem, which is never longer.</summary>
    internal static int Stem(Span<char> word)
    {
        if (word.Length <= 2)
        {
            return word.Length;
        }
        word = RemovePlural(word);
        word = RemovePast(word);
        if (word.Length > 0 && word[^1] == 'y' && HasVowel(word[..^1]))
        {
            word[^1] = 'i';
        }
        word = ReplaceDouble(word);
        word = ReplaceSingle(word);
        word = RemoveLast(word);
        return Tidy(word).Length;
    }

    // Step 1a.
    private static Span<char> RemovePlural(Span<char> word)
    {
        if (word[^1] != 's')
        {
            return word;
        }
        if (word.EndsWith("sses") || word.EndsWith("ies"))
        {
            return word[..^2];
        }
        return word[^2] != 's' ? word[..^1] : word;
    }

    // Step 1b.
    private static Span<char> RemovePast(Span<char> word)
    {
        if (word.EndsWith("eed"))
        {
            return Measure(word[..^3]) > 0 ? word[..^1] : word;
        }
        int suffix = word.EndsWith("ed") ? 2 : word.EndsWith("ing") ? 3 : 0;
        if (suffix == 0 || !HasVowel(word[..^suffix]))
        {
            return word;
        }
        Span<char> stem = word[..^suffix];
        if (stem.EndsWith("at") || stem.EndsWith("bl") || stem.EndsWith("iz"))
        {
            return WithE(word, stem.Length);
        }
        if (EndsInDouble(stem))
        {
            return stem[^1] is 'l' or 's' or 'z' ? stem : stem[..^1];
        }
        return Measure(stem) == 1 && EndsInShortSyllable(stem) ? WithE(word, stem.Length) : stem;
    }

    private static Span<char> WithE(Span<char> word, int length)
    {
        word[length] = 'e';
        return word[..(length + 1)];
    }

    // Step 2: the first of its suffixes that the word ends with, tried by the last letter but one.
    private static Span<char> ReplaceDouble(Span<char> word) => (word.Length < 2 ? '\0' : word[^2]) switch
    {
        'a' => word.EndsWith("ational") ? Replace(word, 7, "ate") : word.EndsWith("tional") ? Replace(word, 6, "tion") : word,
        'c' => word.EndsWith("enci") ? Replace(word, 4, "ence") : word.EndsWith("anci") ? Replace(word, 4, "ance") : word,
        'e' => word.EndsWith("izer") ? Replace(word, 4, "ize") : word,
        'g' => word.EndsWith("logi") ? Replace(word, 4, "log") : word,
        'l' => word.EndsWith("bli") ? Replace(word, 3, "ble")
            : word.EndsWith("alli") ? Replace(word, 4, "al")
            : word.EndsWith("entli") ? Replace(word, 5, "ent")
            : word.EndsWith("eli") ? Replace(word, 3, "e")
            : word.EndsWith("ousli") ? Replace(word, 5, "ous") : word,
        'o' => word.EndsWith("ization") ? Replace(word, 7, "ize")
            : word.EndsWith("ation") ? Replace(word, 5, "ate")
            : word.EndsWith("ator") ? Replace(word, 4, "ate") : word,
        's' => word.EndsWith("alism") ? Replace(word, 5, "al")
            : word.EndsWith("iveness") ? Replace(word, 7, "ive")
            : word.EndsWith("fulness") ? Replace(word, 7, "ful")
            : word.EndsWith("ousness") ? Replace(word, 7, "ous") : word,
        't' => word.EndsWith("aliti") ? Replace(word, 5, "al")
            : word.EndsWith("iviti") ? Replace(word, 5, "ive")
            : word.EndsWith("biliti") ? Replace(word, 6, "ble") : word,
        _ => word,
    };

    // Step 3, by the last letter.
    private static Span<char> ReplaceSingle(Span<char> word) => word[^1] switch
    {
        'e' => word.EndsWith("icate") ? Replace(word, 5, "ic")
            : word.EndsWith("ative") ? Replace(word, 5, "")
            : word.EndsWith("alize") ? Replace(word, 5, "al") : word,
        'i' => word.EndsWith("iciti") ? Replace(word, 5, "ic") : word,
        'l' => word.EndsWith("ical") ? Replace(word, 4, "ic") : word.EndsWith("ful") ? Replace(word, 3, "") : word,
        's' => word.EndsWith("ness") ? Replace(word, 4, "") : word,
        _ => word,
    };

    // Step 4: suffixes that go where the rest is long enough.
    private static Span<char> RemoveLast(Span<char> word)
    {
        int suffix = (word.Length < 2 ? '\0' : word[^2]) switch
        {
            'a' => word.EndsWith("al") ? 2 : 0,
            'c' => word.EndsWith("ance") || word.EndsWith("ence") ? 4 : 0,
            'e' => word.EndsWith("er") ? 2 : 0,
            'i' => word.EndsWith("ic") ? 2 : 0,
            'l' => word.EndsWith("able") || word.EndsWith("ible") ? 4 : 0,
            'n' => word.EndsWith("ant") ? 3 : word.EndsWith("ement") ? 5 : word.EndsWith("ment") ? 4 : word.EndsWith("ent") ? 3 : 0,
            'o' => word.EndsWith("sion") || word.EndsWith("tion") ? 3 : word.EndsWith("ou") ? 2 : 0,
            's' => word.EndsWith("ism") ? 3 : 0,
            't' => word.EndsWith("ate") || word.EndsWith("iti") ? 3 : 0,
            'u' => word.EndsWith("ous") ? 3 : 0,
            'v' => word.EndsWith("ive") ? 3 : 0,
            'z' => word.EndsWith("ize") ? 3 : 0,
            _ => 0,
        };
        return suffix > 0 && Measure(word[..^suffix]) > 1 ? word[..^suffix] : word;
    }

    // Step 5: a last e, and one l of two.
    private static Span<char> Tidy(Span<char> word)
    {
        int measure = Measure(word);
        if (word[^1] == 'e' && (measure > 1 || (measure == 1 && !EndsInShortSyllable(word[..^1]))))
        {
            word = word[..^1];
        }
        return word[^1] == 'l' && measure > 1 && EndsInDouble(word) ? word[..^1] : word;
    }

    // Where the stem has a vowel followed by a consonant.
    private static Span<char> Replace(Span<char> word, int suffix, string by)
    {
        Span<char> stem = word[..^suffix];
        if (Measure(stem) == 0)
        {
            return word;
        }
        by.CopyTo(word[stem.Length..]);
        return word[..(stem.Length + by.Length)];
    }

    // How often a run of vowels is followed by a consonant.
    private static int Measure(ReadOnlySpan<char> word)
    {
        int measure = 0;
        bool vowel = false;
        for (int i = 0; i < word.Length; i++)
        {
            bool next = IsVowel(word[i], i == 0 || vowel);
            measure += vowel && !next ? 1 : 0;
            vowel = next;
        }
        return measure;
    }

    private static bool HasVowel(ReadOnlySpan<char> word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            // Nothing before has been a vowel.
            if (IsVowel(word[i], afterVowel: i == 0))
            {
                return true;
            }
        }
        return false;
    }

    // y is a vowel behind a consonant.
    private static bool IsVowel(char c, bool afterVowel) => c is 'a' or 'e' or 'i' or 'o' or 'u' || (c == 'y' && !afterVowel);

    private static bool IsVowelAt(ReadOnlySpan<char> word, int at)
    {
        if (word[at] != 'y')
        {
            return IsVowel(word[at], afterVowel: false);
        }
        // In a run of y, every second one is a vowel.
        int first = at;
        while (first > 0 && word[first - 1] == 'y')
        {
            first--;
        }
        bool vowel = first > 0 && !IsVowel(word[first - 1], afterVowel: false);
        return vowel == ((at - first) % 2 == 0);
    }

    private static bool EndsInDouble(ReadOnlySpan<char> word) =>
        word.Length >= 2 && word[^1] == word[^2] && !IsVowelAt(word, word.Length - 1);

    // Consonant, vowel, consonant, the last not w, x or y: such words had a silent e (hop-ing from hope would be hoping, but hopp-ing from hop).
    private static bool EndsInShortSyllable(ReadOnlySpan<char> word) =>
        word.Length >= 3 && word[^1] is not ('w' or 'x' or 'y')
        && !IsVowelAt(word, word.Length - 1) && IsVowelAt(word, word.Length - 2) && !IsVowelAt(word, word.Length - 3);
}
