namespace Search.Analysis.Stemming;

/// <summary>Snowball's German stemmer: ae, oe and ue count as umlauts, ß as ss, and the stem has no umlauts.</summary>
internal sealed class GermanStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouyäöü");
    private static readonly LetterSet BeforeS = new("bdfghklmnrt");
    private static readonly LetterSet BeforeSt = new("bdfghklmnt");
    private static readonly LetterSet BeforeEt = new("dfgklmnrstUzä");
    private static readonly Suffixes Inflections = new("em", "ern er erin erinnen", "e en es", "s", "ln lns");
    private static readonly Suffixes VerbEndings = new("en er est", "st", "et");
    private static readonly Suffixes NotBeforeEt = new("geordn intern plan tick tr");
    private static readonly Suffixes Derivations = new("end ung", "ig ik isch", "lich heit", "keit");
    private static readonly Suffixes Apostrophes = new("'s 'sch '");

    private protected override void Stem(ref Word word)
    {
        Spell(ref word);
        if (word.Length < 3)
        {
            word.R1 = word.R2 = word.Length;
        }
        else
        {
            word.MarkRegions(Vowels);
            word.R1 = Math.Max(word.R1, 3);
        }
        RemoveInflection(ref word);
        RemoveVerbEnding(ref word);
        RemoveDerivation(ref word);
        if (Apostrophes.Longest(word.Text, out int suffix) != null && word.Length - suffix >= 2)
        {
            word.Cut(suffix);
        }
        foreach (ref char c in word.Text)
        {
            c = c switch { 'Y' => 'y', 'U' => 'u', 'ä' => 'a', 'ö' => 'o', 'ü' => 'u', _ => c };
        }
    }

    // u and y between vowels are consonants: written in upper case on the way.
    private static void Spell(ref Word word)
    {
        Span<char> text = word.Text;
        for (int i = 1; i < text.Length - 1; i++)
        {
            if (text[i] is 'u' or 'y' && Vowels.Contains(text[i - 1]) && Vowels.Contains(text[i + 1]))
            {
                text[i] = text[i] == 'u' ? 'U' : 'Y';
            }
        }
        for (int i = 0; i < word.Length; i++)
        {
            char next = i + 1 < word.Length ? word[i + 1] : '\0';
            switch (word[i], next)
            {
                case ('ß', _):
                    word.Replace(i++, 1, "ss");
                    break;
                case ('a', 'e'):
                    word.Replace(i, 2, "ä");
                    break;
                case ('o', 'e'):
                    word.Replace(i, 2, "ö");
                    break;
                case ('u', 'e'):
                    word.Replace(i, 2, "ü");
                    break;
                case ('q', 'u'):
                    i++;
                    break;
            }
        }
    }

    private static void RemoveInflection(ref Word word)
    {
        string? group = Inflections.Longest(word.Text, out int suffix);
        if (!word.IsIn(word.R1, suffix))
        {
            return;
        }
        switch (group)
        {
            case "em" when !word.EndsWith("syst", before: suffix):
            case "ern":
            case "s" when word.EndsIn(BeforeS, before: suffix):
                word.Cut(suffix);
                break;
            case "e":
                word.Cut(suffix);
                word.Cut(word.EndsWith("niss") ? 1 : 0);
                break;
            case "ln":
                word.Replace(suffix, "l");
                break;
        }
    }

    private static void RemoveVerbEnding(ref Word word)
    {
        string? group = VerbEndings.Longest(word.Text, out int suffix);
        bool goes = group switch
        {
            "en" => true,
            "st" => word.EndsIn(BeforeSt, before: suffix) && word.Length - suffix >= 4,
            "et" => word.EndsIn(BeforeEt, before: suffix) && NotBeforeEt.Longest(word.Before(suffix), out _) == null,
            _ => false,
        };
        if (goes)
        {
            word.CutIn(word.R1, suffix);
        }
    }

    private static void RemoveDerivation(ref Word word)
    {
        string? group = Derivations.Longest(word.Text, out int suffix);
        if (group == null || !word.IsIn(word.R2, suffix) || (group == "ig" && word.EndsWith("e", before: suffix)))
        {
            return;
        }
        word.Cut(suffix);
        switch (group)
        {
            case "end" when !word.EndsWith("eig"):
                word.CutIn(word.R2, "ig");
                break;
            case "lich" when word.EndsWith("er") || word.EndsWith("en"):
                word.CutIn(word.R1, 2);
                break;
            case "keit":
                _ = word.CutIn(word.R2, "lich") || word.CutIn(word.R2, "ig");
                break;
        }
    }
}
