using Search.Analysis.Languages.Identification;
using Search.Analysis.Unicode;

namespace Search.Analysis.Languages;

/// <summary>
/// In which language a text is: by its script, and where several languages share it, by their frequent words, pieces of words and letters. Keeps no
/// state.
/// </summary>
public static class LanguageIdentifier
{
    // More of a text says nothing new.
    private const int MostLetters = 4000;

    // What a word says on average, at least: in a text of a language that is not known, a few words are listed for others by chance. The first few
    // words, as of a title, need not say so much.
    private const float LeastPerWord = 0.8f;
    private const int FreeWords = 6;

    // Most texts are told by the frequent words among their first ones: so many letters tell the script, and from so many words on a language that leads by
    // so much stays the first.
    private const int ScriptLetters = 200;
    private const int QuickLetters = 1000;
    private const int FewestQuickWords = 40;
    private const float QuickLead = 30;
    private const float QuickPerWord = 1.5f;
    private const float PidginStart = 20;

    // About one frequent word.
    private const float LikelyWithin = 6;

    // About two frequent words.
    private const float LeastUnusual = 12;

    /// <summary>The language's tag (<c>en</c>, <c>pt</c>, <c>pcm</c>), or null where it is none of the known ones or there are no words.</summary>
    /// <param name="text">Its first 4,000 letters are looked at, mostly fewer.</param>
    /// <param name="usual">
    /// The language that texts of its kind mostly are in: where another one in Latin script seems likelier, but has hardly more of its frequent words there, nobody knows.
    /// Lines of names, numbers and abbreviations look like languages that have such pieces of words. Null: none.
    /// </param>
    public static string? Identify(ReadOnlySpan<char> text, string? usual = null)
    {
        Span<int> counts = stackalloc int[(int)Script.Hangul + 1];
        int end = CountScripts(text, counts, ScriptLetters);
        if (counts[(int)Script.Latin] == ScriptLetters && OfFirstWords(text, usual) is { } quick)
        {
            return quick;
        }
        end += CountScripts(text[end..], counts, MostLetters - ScriptLetters);
        text = text[..end];
        // A Chinese character is about as much as a third of a word.
        counts[(int)Script.Han] *= 3;
        counts[(int)Script.Kana] *= 2;
        counts[(int)Script.Hangul] *= 2;
        int most = 1;
        for (int i = 2; i < counts.Length; i++)
        {
            most = counts[i] > counts[most] ? i : most;
        }
        return counts[most] == 0 ? null : (Script)most switch
        {
            Script.Greek => "el",
            Script.Hebrew => "he",
            Script.Devanagari => "hi",
            Script.Thai => "th",
            Script.Hangul => "ko",
            Script.Kana => "ja",
            Script.Han => counts[(int)Script.Kana] * 10 > counts[(int)Script.Han] ? "ja" : "zh",
            Script.Ethiopic => OfLetters(text, LetterTells.Ethiopic),
            Script.Arabic => OfLetters(text, LetterTells.Arabic),
            Script.Cyrillic => OfLetters(text, LetterTells.Cyrillic),
            _ => OfWords(text, usual),
        };
    }

    /// <summary>Which of some languages a few words may be in: the likeliest, and those that are hardly less likely.</summary>
    /// <param name="text">Words in Latin script count.</param>
    /// <param name="languages">As <see cref="LanguageTag"/> writes them. Those in other scripts, and those that are not known here, are none of the answer.</param>
    public static IReadOnlyList<string> Likely(ReadOnlySpan<char> text, IEnumerable<string> languages)
    {
        WordProfiles profiles = WordProfiles.Instance;
        int[] asked = [.. languages.Select(language => Array.IndexOf(profiles.Languages, language)).Where(n => n >= 0)];
        Span<float> scores = stackalloc float[profiles.Languages.Length];
        scores.Clear();
        AddWords(profiles, text[..Math.Min(text.Length, QuickLetters)], scores, scores);
        float best = float.MinValue;
        foreach (int n in asked)
        {
            best = Math.Max(best, scores[n]);
        }
        var likely = new List<string>();
        foreach (int n in asked)
        {
            if (scores[n] > best - LikelyWithin)
            {
                likely.Add(profiles.Languages[n]);
            }
        }
        return likely;
    }

    // Counts to the end of the text, or until there are enough; where it stopped.
    private static int CountScripts(ReadOnlySpan<char> text, Span<int> counts, int enough)
    {
        int letters = 0;
        for (int i = 0; i < text.Length; i++)
        {
            Script script = LetterScripts.Of(text[i]);
            if (script != Script.None)
            {
                counts[(int)script]++;
                if (++letters == enough)
                {
                    return i + 1;
                }
            }
        }
        return text.Length;
    }

    // The first language one of whose own letters is not rare; the last has none.
    private static string OfLetters(ReadOnlySpan<char> text, (string Language, string Letters, double Share)[] tells)
    {
        text = text[..Math.Min(text.Length, 2 * QuickLetters)];
        int letters = 0;
        foreach (char c in text)
        {
            letters += LetterScripts.Of(c) is Script.Arabic or Script.Cyrillic or Script.Ethiopic ? 1 : 0;
        }
        foreach ((string language, string own, double share) in tells)
        {
            int found = 0;
            foreach (char c in text)
            {
                found += own.Contains((char)LowerCase.Of(c)) ? 1 : 0;
            }
            if (found > share * letters)
            {
                return language;
            }
        }
        return tells[^1].Language;
    }

    // What an apostrophe joins: l'homme, n'ime. Not an English 's.
    private static void AddParts(WordProfiles profiles, ReadOnlySpan<char> word, Span<float> scores)
    {
        if (word.Contains('\''))
        {
            foreach (Range part in word.Split('\''))
            {
                ReadOnlySpan<char> text = word[part];
                if (text.Length > 1 || part.End.GetOffset(word.Length) < word.Length)
                {
                    profiles.AddWord(text, scores);
                }
            }
        }
    }

    // By whole words alone, as far as one language leads clearly; null: that is never so.
    private static string? OfFirstWords(ReadOnlySpan<char> text, string? usual)
    {
        WordProfiles profiles = WordProfiles.Instance;
        Span<float> scores = stackalloc float[profiles.Languages.Length];
        profiles.Start(scores, usual, PidginStart);
        Span<char> word = stackalloc char[WordReader.MostUnits];
        var reader = new WordReader(text[..Math.Min(text.Length, QuickLetters)]);
        for (int words = 1; reader.Next(word) is var length and > 0; words++)
        {
            profiles.AddWord(word[1..(length - 1)], scores);
            if (words >= FewestQuickWords && words % 4 == 0)
            {
                (int best, float lead) = Lead(scores);
                if (lead >= QuickLead && scores[best] >= words * QuickPerWord && LanguageAnalyzers.NameOf(profiles.Languages[best]) != null)
                {
                    return profiles.Languages[best];
                }
            }
        }
        return null;
    }

    private static (int Best, float Lead) Lead(ReadOnlySpan<float> scores)
    {
        int best = 0;
        float second = float.MinValue;
        for (int n = 1; n < scores.Length; n++)
        {
            if (scores[n] > scores[best])
            {
                second = scores[best];
                best = n;
            }
            else
            {
                second = Math.Max(second, scores[n]);
            }
        }
        return (best, scores[best] - second);
    }

    private static string? OfWords(ReadOnlySpan<char> text, string? usual)
    {
        WordProfiles profiles = WordProfiles.Instance;
        Span<float> scores = stackalloc float[profiles.Languages.Length];
        Span<float> ofWords = stackalloc float[profiles.Languages.Length];
        profiles.Start(scores, usual);
        ofWords.Clear();
        int words = AddWords(profiles, text, ofWords, scores);
        for (int n = 0; n < scores.Length; n++)
        {
            scores[n] += ofWords[n];
        }
        (int best, _) = Lead(scores);
        int expected = usual == null ? -1 : Array.IndexOf(profiles.Languages, usual);
        if (expected >= 0 && expected != best && ofWords[best] - ofWords[expected] < Math.Max(LeastUnusual, words * LeastPerWord))
        {
            return null;
        }
        return scores[best] > Math.Max(1, (words - FreeWords) * LeastPerWord) ? profiles.Languages[best] : null;
    }

    // What all words of a text say, and all their pieces; how many words there are.
    private static int AddWords(WordProfiles profiles, ReadOnlySpan<char> text, Span<float> ofWords, Span<float> ofPieces)
    {
        Span<char> word = stackalloc char[WordReader.MostUnits];
        var reader = new WordReader(text);
        int words = 0;
        while (reader.Next(word) is var length and > 0)
        {
            words++;
            ReadOnlySpan<char> bounded = word[..length];
            profiles.AddWord(bounded[1..^1], ofWords);
            AddParts(profiles, bounded[1..^1], ofWords);
            for (int start = 0; start < length; start++)
            {
                for (int size = 1; size <= Math.Min(WordProfiles.LongestPiece, length - start); size++)
                {
                    profiles.AddPiece(bounded.Slice(start, size), ofPieces);
                }
            }
        }
        return words;
    }
}
