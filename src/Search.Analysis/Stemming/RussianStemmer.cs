namespace Search.Analysis.Stemming;

/// <summary>Snowball's Russian stemmer. ё counts as е.</summary>
internal sealed class RussianStemmer : Stemmer
{
    private static readonly LetterSet Vowels = new("аеиоуыэюя");
    private static readonly Suffixes Gerunds = new("в вши вшись", "ив ивши ившись ыв ывши ывшись");

    private static readonly Suffixes Adjectives = new(
        "ее ие ые ое ими ыми ей ий ый ой ем им ым ом его ого ему ому их ых ую юю ая яя ою ею");

    private static readonly Suffixes Participles = new("ем нн вш ющ щ", "ивш ывш ующ");
    private static readonly Suffixes Reflexives = new("ся сь");

    private static readonly Suffixes Verbs = new(
        "ла на ете йте ли й л ем н ло но ет ют ны ть ешь нно",
        "ила ыла ена ейте уйте ите или ыли ей уй ил ыл им ым ен ило ыло ено ят ует уют ит ыт ены ить ыть ишь ую ю");

    private static readonly Suffixes Nouns = new(
        "а ев ов ие ье е иями ями ами еи ии и ией ей ой ий й иям ям ием ем ам ом о у ах иях ях ы ь ию ью ю ия ья я");

    private static readonly Suffixes Superlatives = new("ейш ейше");

    private protected override void Stem(ref Word word)
    {
        word.Text.Replace('ё', 'е');
        word.RV = word.Behind(Vowels, true, 0);
        word.R2 = word.BehindConsonant(Vowels, word.Behind(Vowels, false, word.RV));
        if (!RemoveGerund(ref word))
        {
            word.Cut(Length(Reflexives, ref word));
            _ = RemoveAdjective(ref word) || RemoveVerb(ref word) || RemoveNoun(ref word);
        }
        word.CutIn(word.RV, "и");
        _ = word.CutIn(word.R2, "ость") || word.CutIn(word.R2, "ост");
        TidyUp(ref word);
    }

    // The length of the longest suffix of a list in RV; all that this stemmer looks at is there.
    private static int Length(Suffixes suffixes, ref Word word)
    {
        suffixes.Longest(word.From(word.RV), out int length);
        return length;
    }

    // The suffixes of the first group of each list only go behind а or я.
    private static bool RemoveVerbal(ref Word word, Suffixes suffixes, string afterA)
    {
        string? group = suffixes.Longest(word.From(word.RV), out int suffix);
        if (group == null || (group == afterA && !(word.IsIn(word.RV, suffix + 1) && word.Before(suffix) is [.., 'а' or 'я'])))
        {
            return false;
        }
        word.Cut(suffix);
        return true;
    }

    private static bool RemoveGerund(ref Word word) => RemoveVerbal(ref word, Gerunds, "в");

    private static bool RemoveVerb(ref Word word) => RemoveVerbal(ref word, Verbs, "ла");

    private static bool RemoveAdjective(ref Word word)
    {
        int length = Length(Adjectives, ref word);
        word.Cut(length);
        _ = length > 0 && RemoveVerbal(ref word, Participles, "ем");
        return length > 0;
    }

    private static bool RemoveNoun(ref Word word)
    {
        word.Cut(Length(Nouns, ref word));
        return true;
    }

    private static void TidyUp(ref Word word)
    {
        int superlative = Length(Superlatives, ref word);
        word.Cut(superlative);
        if (superlative > 0 || !word.CutIn(word.RV, "ь"))
        {
            word.Cut(word.EndsWith("нн") && word.IsIn(word.RV, 2) ? 1 : 0);
        }
    }
}
