namespace Search.Analysis.Stemming;

/// <summary>Snowball's Norwegian stemmer, for Bokmål.</summary>
internal sealed class NorwegianStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeêioòóôuyæåø");
    private static readonly LetterSet BeforeS = new("bcdfghjlmnoptvyz");

    private static readonly Suffixes Inflections = new(
        "a e ede ande ende ane ene hetene en heten ar er heter as es edes endes enes hetenes ens hetens ets et het ast", "ers", "s", "erte ert");

    private static readonly Suffixes BeforeErs = new("amm ast ind kap kk lt nk omm pp v øst", "giv hav skap");
    private static readonly Suffixes Pairs = new("dt vt");
    private static readonly Suffixes Derivations = new("leg eleg ig eig lig elig els lov elov slov hetslov");

    private protected override void Stem(ref Word word)
    {
        if (word.Length < 3)
        {
            return;
        }
        int apostrophe = word.Text.IndexOf('\'');
        word.R1 = Math.Max(3, apostrophe >= 0 ? apostrophe + 1 : word.BehindConsonant(Vowels, 0));
        RemoveInflection(ref word);
        word.Cut(Pairs.Longest(word.From(word.R1), out _) != null ? 1 : 0);
        Derivations.Longest(word.From(word.R1), out int suffix);
        word.Cut(suffix);
        word.Cut(word.EndsWith("'") ? 1 : 0);
    }

    private static void RemoveInflection(ref Word word)
    {
        switch (Inflections.Longest(word.From(word.R1), out int suffix))
        {
            case "a":
            case "ers" when BeforeErs.Longest(word.Before(suffix), out _) != "amm":
            case "s" when word.EndsIn(BeforeS, before: 1) || (word.EndsWith("r", before: 1) && !word.EndsWith("e", before: 2))
                || (word.EndsWith("k", before: 1) && word.EndsOutside(Vowels, before: 2)):
                word.Cut(suffix);
                break;
            case "erte":
                word.Replace(suffix, "er");
                break;
        }
    }
}
