namespace Search.Analysis.Stemming;

/// <summary>Snowball's Portuguese stemmer.</summary>
internal sealed class PortugueseStemmer : Stemmer
{
    // On the way ã and õ are a~ and o~: a vowel and a consonant.
    private static readonly LetterSet Vowels = new("aeiouáéíóúâêô");

    private static readonly Suffixes Endings = new(
        "eza ezas ico ica icos icas ismo ismos ável ível ista istas oso osa osos osas amento amentos imento imentos adora ador aça~o "
        + "adoras adores aço~es ante antes ância",
        "logia logias", "uça~o uço~es", "ência ências", "amente", "mente", "idade idades", "iva ivo ivas ivos", "ira iras");

    private static readonly Suffixes BeforeAmente = new("iv", "os ic ad");
    private static readonly Suffixes BeforeMente = new("ante avel ível");
    private static readonly Suffixes BeforeIdade = new("abil ic iv");

    private static readonly Suffixes Verbs = new(
        "ada ida ia aria eria iria ará ara erá era irá ava asse esse isse aste este iste ei arei erei irei am iam ariam eriam iriam aram "
        + "eram iram avam em arem erem irem assem essem issem ado ido ando endo indo ara~o era~o ira~o ar er ir as adas idas ias arias "
        + "erias irias arás aras erás eras irás avas es ardes erdes irdes ares eres ires asses esses isses astes estes istes is ais eis "
        + "íeis aríeis eríeis iríeis áreis areis éreis ereis íreis ireis ásseis ésseis ísseis áveis ados idos ámos amos íamos aríamos "
        + "eríamos iríamos áramos éramos íramos ávamos emos aremos eremos iremos ássemos êssemos íssemos imos armos ermos irmos eu iu ou "
        + "ira iras");

    private static readonly Suffixes Residues = new("os a i o á í ó");

    private protected override void Stem(ref Word word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            if (word[i] is 'ã' or 'õ')
            {
                word.Replace(i, 1, word[i] == 'ã' ? "a~" : "o~");
            }
        }
        word.MarkRegions(Vowels);
        word.MarkRomanceVerb(Vowels);
        if (RemoveEnding(ref word) || RemoveVerb(ref word))
        {
            RemoveBehind(ref word, "ci");
        }
        else if (Residues.Longest(word.Text, out int suffix) != null)
        {
            word.CutIn(word.RV, suffix);
        }
        if (word.EndsWith("ç"))
        {
            word.Replace(1, "c");
        }
        else if (word.Text is [.., 'e' or 'é' or 'ê'] && word.CutIn(word.RV, 1))
        {
            RemoveBehind(ref word, "gu");
            RemoveBehind(ref word, "ci");
        }
        for (int i = 0; i + 1 < word.Length; i++)
        {
            if (word[i + 1] == '~' && word[i] is 'a' or 'o')
            {
                word.Replace(i, 2, word[i] == 'a' ? "ã" : "õ");
            }
        }
    }

    // The second of two last letters.
    private static void RemoveBehind(ref Word word, string ending)
    {
        if (word.EndsWith(ending))
        {
            word.CutIn(word.RV, 1);
        }
    }

    private static bool RemoveEnding(ref Word word)
    {
        string? group = Endings.Longest(word.Text, out int suffix);
        switch (group)
        {
            case "logia":
                return word.ReplaceIn(word.R2, suffix, "log");
            case "uça~o":
                return word.ReplaceIn(word.R2, suffix, "u");
            case "ência":
                return word.ReplaceIn(word.R2, suffix, "ente");
            case "ira":
                return word.EndsWith("e", before: suffix) && word.ReplaceIn(word.RV, suffix, "ir");
            case null:
                return false;
        }
        if (!word.CutIn(group == "amente" ? word.R1 : word.R2, suffix))
        {
            return false;
        }
        switch (group)
        {
            case "amente":
                string? before = BeforeAmente.Longest(word.Text, out int length);
                _ = before != null && word.CutIn(word.R2, length) && before == "iv" && word.CutIn(word.R2, "at");
                break;
            case "mente":
                _ = BeforeMente.Longest(word.Text, out length) != null && word.CutIn(word.R2, length);
                break;
            case "idade":
                _ = BeforeIdade.Longest(word.Text, out length) != null && word.CutIn(word.R2, length);
                break;
            case "iva":
                word.CutIn(word.R2, "at");
                break;
        }
        return true;
    }

    private static bool RemoveVerb(ref Word word) => Verbs.Longest(word.From(word.RV), out int suffix) != null && word.CutIn(word.RV, suffix);
}
