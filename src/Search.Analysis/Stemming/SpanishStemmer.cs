namespace Search.Analysis.Stemming;

/// <summary>Snowball's Spanish stemmer. The stem has no acute accents.</summary>
internal sealed class SpanishStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouáéíóúü");
    private static readonly Suffixes Pronouns = new("me se sela selo selas selos la le lo las les los nos");
    private static readonly Suffixes BeforePronoun = new("iéndo", "ándo", "ár", "ér", "ír", "ando iendo ar er ir", "yendo");

    private static readonly Suffixes Endings = new(
        "anza anzas ico ica icos icas ismo ismos able ables ible ibles ista istas oso osa osos osas amiento amientos imiento imientos",
        "ador adora ación adoras adores aciones ante antes ancia ancias acion",
        "logía logías", "ución uciones ucion", "encia encias", "amente", "mente", "idad idades", "iva ivo ivas ivos");

    private static readonly Suffixes BeforeAmente = new("iv", "os ic ad");
    private static readonly Suffixes BeforeMente = new("ante able ible");
    private static readonly Suffixes BeforeIdad = new("abil ic iv");
    private static readonly Suffixes VerbsInY = new("ya ye yan yen yeron yendo yo yó yas yes yais yamos");

    private static readonly Suffixes Verbs = new(
        "en es éis emos",
        "arían arías arán arás aríais aría aréis aríamos aremos ará aré erían erías erán erás eríais ería eréis eríamos eremos erá eré "
        + "irían irías irán irás iríais iría iréis iríamos iremos irá iré aba ada ida ía ara iera ad ed id ase iese aste iste an aban ían "
        + "aran ieran asen iesen aron ieron ado ido ando iendo ió ar er ir as abas adas idas ías aras ieras ases ieses ís áis abais íais "
        + "arais ierais aseis ieseis asteis isteis ados idos amos ábamos íamos imos áramos iéramos iésemos ásemos");

    private static readonly Suffixes Residues = new("os a o á í ó", "e é");

    private protected override void Stem(ref Word word)
    {
        word.MarkRegions(Vowels);
        word.MarkRomanceVerb(Vowels);
        RemovePronoun(ref word);
        _ = RemoveEnding(ref word) || RemoveVerbInY(ref word) || RemoveVerb(ref word);
        RemoveResidue(ref word);
        foreach (ref char c in word.Text)
        {
            c = c switch { 'á' => 'a', 'é' => 'e', 'í' => 'i', 'ó' => 'o', 'ú' => 'u', _ => c };
        }
    }

    private static void RemovePronoun(ref Word word)
    {
        if (Pronouns.Longest(word.Text, out int pronoun) == null)
        {
            return;
        }
        string? group = BeforePronoun.Longest(word.Before(pronoun), out int verb);
        if (group == null || !word.IsIn(word.RV, pronoun + verb) || (group == "yendo" && !word.EndsWith("u", before: pronoun + verb)))
        {
            return;
        }
        word.Cut(pronoun);
        string? plain = group switch { "iéndo" => "iendo", "ándo" => "ando", "ár" => "ar", "ér" => "er", "ír" => "ir", _ => null };
        if (plain != null)
        {
            word.Replace(verb, plain);
        }
    }

    private static bool RemoveEnding(ref Word word)
    {
        switch (Endings.Longest(word.Text, out int suffix))
        {
            case "anza":
                return word.CutIn(word.R2, suffix);
            case "ador":
                return CutWith(ref word, word.R2, suffix, "ic");
            case "logía":
                return word.ReplaceIn(word.R2, suffix, "log");
            case "ución":
                return word.ReplaceIn(word.R2, suffix, "u");
            case "encia":
                return word.ReplaceIn(word.R2, suffix, "ente");
            case "amente":
                return word.CutIn(word.R1, suffix) && RemoveBeforeAmente(ref word);
            case "mente":
                return CutWith(ref word, word.R2, suffix, BeforeMente);
            case "idad":
                return CutWith(ref word, word.R2, suffix, BeforeIdad);
            case "iva":
                return CutWith(ref word, word.R2, suffix, "at");
            default:
                return false;
        }
    }

    private static bool CutWith(ref Word word, int region, int suffix, string before)
    {
        bool cut = word.CutIn(region, suffix);
        _ = cut && word.CutIn(region, before);
        return cut;
    }

    private static bool CutWith(ref Word word, int region, int suffix, Suffixes before)
    {
        bool cut = word.CutIn(region, suffix);
        _ = cut && before.Longest(word.Text, out int length) != null && word.CutIn(region, length);
        return cut;
    }

    private static bool RemoveBeforeAmente(ref Word word)
    {
        string? group = BeforeAmente.Longest(word.Text, out int suffix);
        _ = group != null && word.CutIn(word.R2, suffix) && group == "iv" && word.CutIn(word.R2, "at");
        return true;
    }

    private static bool RemoveVerbInY(ref Word word) =>
        VerbsInY.Longest(word.From(word.RV), out int suffix) != null && word.EndsWith("u", before: suffix) && word.CutIn(word.RV, suffix);

    private static bool RemoveVerb(ref Word word)
    {
        string? group = Verbs.Longest(word.From(word.RV), out int suffix);
        word.Cut(suffix);
        word.Cut(group == "en" && word.EndsWith("gu") ? 1 : 0);
        return group != null;
    }

    private static void RemoveResidue(ref Word word)
    {
        string? group = Residues.Longest(word.Text, out int suffix);
        if (group != null && word.CutIn(word.RV, suffix) && group == "e" && word.EndsWith("gu"))
        {
            word.CutIn(word.RV, 1);
        }
    }
}
