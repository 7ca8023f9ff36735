namespace Search.Analysis.Stemming;

/// <summary>Snowball's Italian stemmer. Takes elided words off the front (dell'anno); acute accents become grave ones.</summary>
internal sealed class ItalianStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouàèìòù");
    private static readonly LetterSet LastVowels = new("aeioàèìò");

    private static readonly Suffixes Pronouns = new(
        "ci gli la le li lo mi ne si ti vi sene gliela gliele glieli glielo gliene mela mele meli melo mene tela tele teli telo tene cela "
        + "cele celi celo cene vela vele veli velo vene");

    private static readonly Suffixes BeforePronoun = new("ando endo", "ar er ir");

    private static readonly Suffixes Endings = new(
        "anza anze ico ici ica ice iche ichi ismo ismi abile abili ibile ibili ista iste isti istà istè istì oso osi osa ose mente atrice "
        + "atrici ante anti",
        "azione azioni atore atori", "logia logie", "uzione uzioni usione usioni", "enza enze", "amento amenti imento imenti", "amente", "ità",
        "ivo ivi iva ive");

    private static readonly Suffixes BeforeAmente = new("iv", "os ic abil");
    private static readonly Suffixes BeforeIta = new("abil ic iv");

    private static readonly Suffixes Verbs = new(
        "ammo ando ano are arono asse assero assi assimo ata ate ati ato ava avamo avano avate avi avo emmo enda ende endi endo erà erai "
        + "eranno ere erebbe erebbero erei eremmo eremo ereste eresti erete erò erono essero ete eva evamo evano evate evi evo Yamo iamo "
        + "immo irà irai iranno ire irebbe irebbero irei iremmo iremo ireste iresti irete irò irono isca iscano isce isci isco iscono "
        + "issero ita ite iti ito iva ivamo ivano ivate ivi ivo ono uta ute uti uto ar ir");

    private protected override void Stem(ref Word word)
    {
        RemoveElision(ref word);
        Spell(word.Text);
        word.MarkRegions(Vowels);
        word.MarkRomanceVerb(Vowels);
        if (word.Text.StartsWith("divan"))
        {
            word.RV = 5;
        }
        RemovePronoun(ref word);
        _ = RemoveEnding(ref word) || RemoveVerb(ref word);
        RemoveVowel(ref word);
        foreach (ref char c in word.Text)
        {
            c = c is 'I' or 'U' ? (char)(c | 0x20) : c;
        }
    }

    private static void RemoveElision(ref Word word)
    {
        int apostrophe = word.Text.IndexOf('\'');
        if (apostrophe > 0 && apostrophe + 1 < word.Length
            && word.Text[..apostrophe] is "d" or "l" or "m" or "s" or "t" or "v" or "all" or "dall" or "dell" or "gl" or "nell" or "quell" or "quest"
                or "sull" or "tutt" or "un")
        {
            word.Replace(0, apostrophe + 1, "");
        }
    }

    // Vowels that sound as consonants are written in upper case on the way.
    private static void Spell(Span<char> text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            bool afterQ = i > 0 && text[i - 1] == 'q';
            text[i] = text[i] switch { 'á' => 'à', 'é' => 'è', 'í' => 'ì', 'ó' => 'ò', 'ú' => 'ù', 'u' when afterQ => 'U', _ => text[i] };
        }
        for (int i = 1; i < text.Length - 1; i++)
        {
            if (text[i] is 'u' or 'i' && Vowels.Contains(text[i - 1]) && Vowels.Contains(text[i + 1]))
            {
                text[i] = text[i] == 'u' ? 'U' : 'I';
            }
        }
    }

    private static void RemovePronoun(ref Word word)
    {
        if (Pronouns.Longest(word.Text, out int pronoun) == null)
        {
            return;
        }
        string? group = BeforePronoun.Longest(word.Before(pronoun), out int verb);
        if (group != null && word.IsIn(word.RV, pronoun + verb))
        {
            word.Replace(pronoun, group == "ar" ? "e" : "");
        }
    }

    private static bool RemoveEnding(ref Word word)
    {
        string? group = Endings.Longest(word.Text, out int suffix);
        switch (group)
        {
            case "logia":
                return word.ReplaceIn(word.R2, suffix, "log");
            case "uzione":
                return word.ReplaceIn(word.R2, suffix, "u");
            case "enza":
                return word.ReplaceIn(word.R2, suffix, "ente");
            case "amento":
                return word.CutIn(word.RV, suffix);
            case null:
                return false;
        }
        if (!word.CutIn(group == "amente" ? word.R1 : word.R2, suffix))
        {
            return false;
        }
        switch (group)
        {
            case "azione":
                word.CutIn(word.R2, "ic");
                break;
            case "amente":
                string? before = BeforeAmente.Longest(word.Text, out int length);
                _ = before != null && word.CutIn(word.R2, length) && before == "iv" && word.CutIn(word.R2, "at");
                break;
            case "ità":
                _ = BeforeIta.Longest(word.Text, out length) != null && word.CutIn(word.R2, length);
                break;
            case "ivo":
                _ = word.CutIn(word.R2, "at") && word.CutIn(word.R2, "ic");
                break;
        }
        return true;
    }

    private static bool RemoveVerb(ref Word word) => Verbs.Longest(word.From(word.RV), out int suffix) != null && word.CutIn(word.RV, suffix);

    private static void RemoveVowel(ref Word word)
    {
        if (word.EndsIn(LastVowels))
        {
            _ = word.CutIn(word.RV, 1) && word.CutIn(word.RV, "i");
        }
        if ((word.EndsWith("ch") || word.EndsWith("gh")) && word.IsIn(word.RV, 2))
        {
            word.Cut(1);
        }
    }
}
