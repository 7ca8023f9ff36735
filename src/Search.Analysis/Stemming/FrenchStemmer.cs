namespace Search.Analysis.Stemming;

/// <summary>Snowball's French stemmer. Takes elided words off the front (l'homme).</summary>
internal sealed class FrenchStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouyâàëéêèïîôûù");
    private static readonly LetterSet Elided = new("cdjlmnstz");
    private static readonly LetterSet BeforeOux = new("bhjlnp");
    private static readonly LetterSet KeepsS = new("aiouès");

    private static readonly Suffixes Endings = new(
        "ance iqUe isme able iste eux ances iqUes ismes ables istes", "ation atrice ateur atrices ateurs ations", "logie logies",
        "usion ution usions utions", "ence ences", "ement ements", "ité ités",
        "if ive ifs ives", "eaux", "aux", "oux", "euse euses", "issement issements", "amment", "emment",
        "ment ments");

    private static readonly Suffixes BeforeEment = new("iv", "eus", "abl iqU", "ièr Ièr");
    private static readonly Suffixes BeforeIte = new("abil", "ic", "iv");

    private static readonly Suffixes VerbsInI = new(
        "îmes ît îtes i ie ies ir ira irai iraIent irais irait iras irent irez iriez irions irons iront is issaIent issais issait issant "
        + "issante issantes issants isse issent isses issez issiez issions issons it");

    private static readonly Suffixes Verbs = new(
        "ions",
        "é ée ées és èrent er era erai eraIent erais erait eras erez eriez erions erons eront ez iez eais",
        "âmes ât âtes a ai aIent ait ant ante antes ants as asse assent asses assiez assions",
        "ais aise aises");

    private static readonly Suffixes Residues = new("ion", "ier ière Ier Ière", "e");
    private static readonly Suffixes Doubled = new("enn onn ett ell eill");

    private protected override void Stem(ref Word word)
    {
        RemoveElision(ref word);
        for (int i = 0; i < word.Length; i++)
        {
            while (MarksConsonant(ref word, i))
            {
            }
        }
        MarkRegions(ref word);
        if (RemoveEnding(ref word) || RemoveVerbInI(ref word) || RemoveVerb(ref word))
        {
            if (word.EndsWith("Y") || word.EndsWith("ç"))
            {
                word.Replace(1, word.EndsWith("Y") ? "i" : "c");
            }
        }
        else
        {
            RemoveResidue(ref word);
        }
        word.Cut(Doubled.Longest(word.Text, out _) != null ? 1 : 0);
        RemoveAccent(ref word);
        Respell(ref word);
    }

    private static void RemoveElision(ref Word word)
    {
        int apostrophe = word.Text.IndexOf('\'');
        bool elided = apostrophe == 1 ? Elided.Contains(word[0]) : apostrophe == 2 && word.Text.StartsWith("qu");
        if (elided && word.Length > apostrophe + 1)
        {
            word.Replace(0, apostrophe + 1, "");
        }
    }

    // Vowels that sound as consonants are written in upper case on the way, and a diaeresis as an H before its letter.
    private static bool MarksConsonant(ref Word word, int at)
    {
        Span<char> text = word.Text;
        bool vowelNext = at + 1 < text.Length && Vowels.Contains(text[at + 1]);
        if (vowelNext && Vowels.Contains(text[at]))
        {
            bool vowelAfter = at + 2 < text.Length && Vowels.Contains(text[at + 2]);
            if (text[at + 1] == 'y' || (text[at + 1] is 'u' or 'i' && vowelAfter))
            {
                text[at + 1] = (char)(text[at + 1] & ~0x20);
                return true;
            }
        }
        switch (text[at])
        {
            case 'ë':
                word.Replace(at, 1, "He");
                return true;
            case 'ï':
                word.Replace(at, 1, "Hi");
                return true;
            case 'y' when vowelNext:
                text[at] = 'Y';
                return true;
            case 'q' when vowelNext && text[at + 1] == 'u':
                text[at + 1] = 'U';
                return true;
            default:
                return false;
        }
    }

    private static void MarkRegions(ref Word word)
    {
        word.MarkRegions(Vowels);
        Span<char> text = word.Text;
        bool three = text.Length >= 3
            && ((Vowels.Contains(text[0]) && Vowels.Contains(text[1]))
                || text[..3] is "par" or "col" or "tap"
                || (text[..2] is "ni" && Vowels.Contains(text[2])));
        word.RV = three ? 3 : word.Behind(Vowels, true, 1);
    }

    // Whether verbs need not be looked for.
    private static bool RemoveEnding(ref Word word)
    {
        string? group = Endings.Longest(word.Text, out int suffix);
        switch (group)
        {
            case "ance":
                return word.CutIn(word.R2, suffix);
            case "ation":
                return word.CutIn(word.R2, suffix) && ReplaceIc(ref word);
            case "logie":
                return word.ReplaceIn(word.R2, suffix, "log");
            case "usion":
                return word.ReplaceIn(word.R2, suffix, "u");
            case "ence":
                return word.ReplaceIn(word.R2, suffix, "ent");
            case "ement":
                return word.CutIn(word.RV, suffix) && RemoveBeforeEment(ref word);
            case "ité":
                return word.CutIn(word.R2, suffix) && RemoveBeforeIte(ref word);
            case "if":
                return word.CutIn(word.R2, suffix) && (!word.CutIn(word.R2, "at") || ReplaceIc(ref word));
            case "eaux":
                return word.ReplaceIn(0, suffix, "eau");
            case "aux":
                return word.ReplaceIn(word.R1, suffix, "al");
            case "oux":
                return word.EndsIn(BeforeOux, before: suffix) && word.ReplaceIn(0, suffix, "ou");
            case "euse":
                return word.CutIn(word.R2, suffix) || word.ReplaceIn(word.R1, suffix, "eux");
            case "issement":
                return word.EndsOutside(Vowels, before: suffix) && word.CutIn(word.R1, suffix);
            case "amment":
                word.ReplaceIn(word.RV, suffix, "ant");
                return false;
            case "emment":
                word.ReplaceIn(word.RV, suffix, "ent");
                return false;
            case "ment":
                // With the vowel of a participle before it.
                word.Cut(word.EndsIn(Vowels, before: suffix) && word.IsIn(word.RV, suffix + 1) ? suffix : 0);
                return false;
            default:
                return false;
        }
    }

    private static bool ReplaceIc(ref Word word)
    {
        if (word.EndsWith("ic") && !word.CutIn(word.R2, 2))
        {
            word.Replace(2, "iqU");
        }
        return true;
    }

    private static bool RemoveBeforeEment(ref Word word)
    {
        switch (BeforeEment.Longest(word.Text, out int suffix))
        {
            case "iv":
                _ = word.CutIn(word.R2, suffix) && word.CutIn(word.R2, "at");
                break;
            case "eus":
                _ = word.CutIn(word.R2, suffix) || word.ReplaceIn(word.R1, suffix, "eux");
                break;
            case "abl":
                word.CutIn(word.R2, suffix);
                break;
            case "ièr":
                word.ReplaceIn(word.RV, suffix, "i");
                break;
        }
        return true;
    }

    private static bool RemoveBeforeIte(ref Word word)
    {
        string? group = BeforeIte.Longest(word.Text, out int suffix);
        if (group != null && !word.CutIn(word.R2, suffix) && group != "iv")
        {
            word.Replace(suffix, group == "ic" ? "iqU" : "abl");
        }
        return true;
    }

    private static bool RemoveVerbInI(ref Word word)
    {
        if (VerbsInI.Longest(word.From(word.RV), out int suffix) == null || !word.IsIn(word.RV, suffix + 1)
            || word.EndsWith("H", before: suffix) || word.EndsIn(Vowels, before: suffix))
        {
            return false;
        }
        word.Cut(suffix);
        return true;
    }

    private static bool RemoveVerb(ref Word word)
    {
        string? group = Verbs.Longest(word.From(word.RV), out int suffix);
        switch (group)
        {
            case null:
            case "ais" when word.EndsWith("auv", before: suffix) || word.EndsWith("épl", before: suffix)
                || (word.EndsWith("al", before: suffix) && word.Length - suffix == 3):
                return false;
            case "ions":
                return word.CutIn(word.R2, suffix);
            case "âmes" when word.EndsWith("e", before: suffix) && word.IsIn(word.RV, suffix + 1):
                word.Cut(suffix + 1);
                return true;
            default:
                word.Cut(suffix);
                return true;
        }
    }

    private static void RemoveResidue(ref Word word)
    {
        if (word.EndsWith("s") && (word.EndsWith("Hi", before: 1) || word.EndsOutside(KeepsS, before: 1)))
        {
            word.Cut(1);
        }
        switch (Residues.Longest(word.From(word.RV), out int suffix))
        {
            case "ion" when word.IsIn(word.R2, suffix) && word.IsIn(word.RV, suffix + 1)
                && (word.EndsWith("s", before: suffix) || word.EndsWith("t", before: suffix)):
            case "e":
                word.Cut(suffix);
                break;
            case "ier":
                word.Replace(suffix, "i");
                break;
        }
    }

    // é and è before the consonants at the end.
    private static void RemoveAccent(ref Word word)
    {
        int consonants = 0;
        while (word.EndsOutside(Vowels, before: consonants))
        {
            consonants++;
        }
        if (consonants > 0 && word.Before(consonants) is [.., 'é' or 'è'])
        {
            word.Text[^(consonants + 1)] = 'e';
        }
    }

    private static void Respell(ref Word word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            switch (word[i])
            {
                case 'H' when i + 1 < word.Length && word[i + 1] is 'e' or 'i':
                    word.Replace(i, 2, word[i + 1] == 'e' ? "ë" : "ï");
                    break;
                case 'H':
                    word.Replace(i--, 1, "");
                    break;
                case 'I' or 'U' or 'Y':
                    word.Text[i] |= (char)0x20;
                    break;
            }
        }
    }
}
