namespace Search.Analysis.Stemming;

/// <summary>Snowball's Danish stemmer.</summary>
internal sealed class DanishStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("aeiouyæåø");
    private static readonly LetterSet BeforeS = new("abcdfghjklmnoprtvyzå'");
    private static readonly LetterSet Undoubled = new("bdfgklmnprst");

    private static readonly Suffixes Inflections = new(
        "hed ethed ered e erede ende erende ene erne ere en heden eren er heder erer heds es endes erendes enes ernes eres ens hedens "
        + "erens ers ets erets et eret",
        "s");

    private static readonly Suffixes Pairs = new("gd dt gt kt");
    private static readonly Suffixes Derivations = new("ig lig elig els", "løst");

    private protected override void Stem(ref Word word)
    {
        if (word.Length < 3)
        {
            return;
        }
        word.R1 = Math.Max(3, BehindApostrophe(ref word));
        string? group = Inflections.Longest(word.From(word.R1), out int suffix);
        word.Cut(group == "hed" || (group == "s" && word.EndsIn(BeforeS, before: suffix)) ? suffix : 0);
        RemovePair(ref word);
        word.Cut(word.EndsWith("igst") ? 2 : 0);
        switch (Derivations.Longest(word.From(word.R1), out suffix))
        {
            case "ig":
                word.Cut(suffix);
                RemovePair(ref word);
                break;
            case "løst":
                word.Cut(1);
                break;
        }
        if (word.Length >= 2 && word.IsIn(word.R1, 1) && word.EndsIn(Undoubled) && word[word.Length - 1] == word[word.Length - 2])
        {
            word.Cut(1);
        }
        word.Cut(word.EndsWith("'") ? 1 : 0);
    }

    // Endings of abbreviations stand behind one: pc'en.
    private static int BehindApostrophe(ref Word word)
    {
        int apostrophe = word.Text.IndexOf('\'');
        return apostrophe >= 0 ? apostrophe + 1 : word.BehindConsonant(Vowels, 0);
    }

    private static void RemovePair(ref Word word) => word.Cut(Pairs.Longest(word.From(word.R1), out _) != null ? 1 : 0);
}
