namespace Search.Analysis.Stemming;

/// <summary>Snowball's Swedish stemmer.</summary>
internal sealed class SwedishStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouyäåö");
    private static readonly LetterSet BeforeS = new("bcdfghjklmnoprtvy");
    private static readonly LetterSet BeforeOst = new("iklnprtuv");

    private static readonly Suffixes Inflections = new(
        "a arna erna heterna orna ad e ade ande arne are aste en anden aren heten ern ar er heter or as arnas ernas ornas es ades andes "
        + "ens arens hetens erns at andet het ast",
        "s", "et");

    // Of such words et is part: nyhet, alfabet, raket.
    private static readonly Suffixes NotBeforeEt = new("h iet uit fab cit dit alit ilit mit nit pit rit sit tit ivit kvit xit kom rak pak stak");
    private static readonly Suffixes Pairs = new("dd gd nn dt gt kt tt");
    private static readonly Suffixes Derivations = new("lig ig els", "öst", "fullt");

    private protected override void Stem(ref Word word)
    {
        word.R1 = word.Length < 3 ? word.Length : Math.Max(3, word.BehindConsonant(Vowels, 0));
        RemoveInflection(ref word);
        word.Cut(Pairs.Longest(word.From(word.R1), out _) != null ? 1 : 0);
        switch (Derivations.Longest(word.From(word.R1), out int suffix))
        {
            case "lig":
                word.Cut(suffix);
                break;
            case "öst" when word.EndsIn(BeforeOst, before: suffix):
            case "fullt":
                word.Cut(1);
                break;
        }
    }

    private static void RemoveInflection(ref Word word)
    {
        switch (Inflections.Longest(word.From(word.R1), out int suffix))
        {
            case "a":
                word.Cut(suffix);
                break;
            case "s":
                word.Cut(word.EndsWith("et", before: 1) && EtGoes(ref word, 3) ? 3 : word.EndsIn(BeforeS, before: 1) ? 1 : 0);
                break;
            case "et" when EtGoes(ref word, 2):
                word.Cut(suffix);
                break;
        }
    }

    private static bool EtGoes(ref Word word, int suffix) =>
        word.EndsOutside(Vowels, suffix) && word.EndsIn(Vowels, suffix + 1) && word.Length > suffix + 2
        && NotBeforeEt.Longest(word.Before(suffix), out _) == null;
}
