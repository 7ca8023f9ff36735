namespace Search.Analysis.Stemming;

/// <summary>
/// Snowball's Finnish stemmer, with the illatives of release 3.0: they are left whole where the vowel before them is another one, and -hun is none.
/// </summary>
internal sealed class FinnishStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouyäö");
    private static readonly LetterSet Consonants = new("bcdfghjklmnpqrstvwxz");
    private static readonly LetterSet BeforeParticle = new("aeiouyäönt");
    private static readonly LetterSet LastVowels = new("aäei");
    private static readonly Suffixes Particles = new("kin kaan kään ko kö han hän pa pä", "sti");
    private static readonly Suffixes Possessives = new("si", "ni", "nsa nsä mme nne", "an", "än", "en");
    private static readonly Suffixes BeforeAn = new("ta ssa sta lla lta na");
    private static readonly Suffixes BeforeAen = new("tä ssä stä llä ltä nä");
    private static readonly Suffixes BeforeEn = new("lle ine");

    private static readonly Suffixes Cases = new(
        "hän hön han hen hin hon", "siin den tten", "seen", "n", "a ä", "tta ttä", "ta tä ssa ssä sta stä lla llä lta ltä lle na nä ksi ine");

    private static readonly Suffixes LongVowels = new("aa ee ii oo uu ää öö");
    private static readonly Suffixes VowelsWithI = new("ai ei ii oi ui äi öi '");
    private static readonly Suffixes Comparatives = new("mpi mpa mpä mmi mma mmä", "impi impa impä immi imma immä eja ejä");

    private protected override void Stem(ref Word word)
    {
        word.MarkRegions(Vowels);
        RemoveParticle(ref word);
        RemovePossessive(ref word);
        bool hadCase = RemoveCase(ref word);
        string? group = Comparatives.Longest(word.From(word.R2), out int suffix);
        word.Cut(group == "mpi" && word.EndsWith("po", before: suffix) ? 0 : suffix);
        if (hadCase)
        {
            word.Cut(word.From(word.R1) is [.., 'i' or 'j'] ? 1 : 0);
        }
        else
        {
            RemovePluralT(ref word);
        }
        TidyUp(ref word);
    }

    private static void RemoveParticle(ref Word word)
    {
        string? group = Particles.Longest(word.From(word.R1), out int suffix);
        if (group == "kin" ? word.EndsIn(BeforeParticle, before: suffix) : word.IsIn(word.R2, suffix))
        {
            word.Cut(suffix);
        }
    }

    private static void RemovePossessive(ref Word word)
    {
        string? group = Possessives.Longest(word.From(word.R1), out int suffix);
        bool goes = group switch
        {
            "si" => !word.EndsWith("k", before: suffix),
            "an" => BeforeAn.Longest(word.Before(suffix), out _) != null,
            "än" => BeforeAen.Longest(word.Before(suffix), out _) != null,
            "en" => BeforeEn.Longest(word.Before(suffix), out _) != null,
            _ => group != null,
        };
        word.Cut(goes ? suffix : 0);
        if (group == "ni" && word.EndsWith("kse"))
        {
            word.Replace(1, "i");
        }
    }

    // Where what must stand before siin, seen, den or tten is missing, n may still be an ending.
    private static bool RemoveCase(ref Word word)
    {
        ReadOnlySpan<char> region = word.From(word.R1);
        string? group = Cases.Longest(region, out int suffix);
        if ((group == "siin" && VowelsWithI.Longest(region[..^suffix], out _) == null)
            || (group == "seen" && LongVowels.Longest(region[..^suffix], out _) == null))
        {
            (group, suffix) = ("n", 1);
        }
        switch (group)
        {
            case null:
            case "hän" when word.Before(suffix) is [.., var before] && before != word[word.Length - 2] && before != '\'':
            case "a" when !(word.EndsIn(Vowels, before: 1) && word.EndsIn(Consonants, before: 2)):
            case "tta" when !word.EndsWith("e", before: suffix):
                return false;
            case "n" when LongVowels.Longest(word.Before(1), out _) != null || word.EndsWith("ie", before: 1):
                word.Cut(2);
                return true;
            default:
                word.Cut(suffix);
                return true;
        }
    }

    private static void RemovePluralT(ref Word word)
    {
        if (word.EndsWith("t") && word.IsIn(word.R1, 2) && word.EndsIn(Vowels, before: 1))
        {
            word.Cut(1);
            ReadOnlySpan<char> region = word.From(word.R2);
            word.Cut(region.EndsWith("imma") ? 4 : region.EndsWith("mma") && !word.EndsWith("po", before: 3) ? 3 : 0);
        }
    }

    private static void TidyUp(ref Word word)
    {
        if (word.Length < word.R1)
        {
            return;
        }
        if (LongVowels.Longest(word.From(word.R1), out _) != null)
        {
            word.Cut(1);
        }
        if (word.EndsIn(LastVowels) && word.IsIn(word.R1, 2) && word.EndsIn(Consonants, before: 1))
        {
            word.Cut(1);
        }
        if (word.IsIn(word.R1, 2) && (word.EndsWith("oj") || word.EndsWith("uj")))
        {
            word.Cut(1);
        }
        if (word.IsIn(word.R1, 2) && word.EndsWith("jo"))
        {
            word.Cut(1);
        }
        // One of two equal consonants, behind which only vowels follow.
        int vowels = 0;
        while (word.EndsIn(Vowels, before: vowels))
        {
            vowels++;
        }
        if (word.EndsIn(Consonants, before: vowels) && word.Before(vowels) is [.., char first, char second] && first == second)
        {
            word.Replace(word.Length - vowels - 1, 1, "");
        }
        word.Cut(word.EndsWith("'") ? 1 : 0);
    }
}
