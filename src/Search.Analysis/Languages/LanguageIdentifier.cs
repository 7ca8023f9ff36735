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

    /// <summary>The language's tag (<c>en</c>, <c>pt</c>, <c>pcm</c>), or null where it is none of the known ones or there are no words.</summary>
    public static string? Identify(ReadOnlySpan<char> text)
    {
        Span<int> counts = stackalloc int[(int)Script.Hangul + 1];
        int end = CountScripts(text, counts);
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
            _ => OfWords(text),
        };
    }

    // Counts to the end of the text, or until there are enough; where it stopped.
    private static int CountScripts(ReadOnlySpan<char> text, Span<int> counts)
    {
        int letters = 0;
        for (int i = 0; i < text.Length; i++)
        {
            Script script = LetterScripts.Of(text[i]);
            if (script != Script.None)
            {
                counts[(int)script]++;
                if (++letters == MostLetters)
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

    private static string? OfWords(ReadOnlySpan<char> text)
    {
        WordProfiles profiles = WordProfiles.Instance;
        Span<float> scores = stackalloc float[profiles.Languages.Length];
        profiles.Start(scores);
        Span<char> word = stackalloc char[WordReader.MostUnits];
        var reader = new WordReader(text);
        int words = 0;
        while (reader.Next(word) is var length and > 0)
        {
            words++;
            ReadOnlySpan<char> bounded = word[..length];
            profiles.AddWord(bounded[1..^1], scores);
            AddParts(profiles, bounded[1..^1], scores);
            for (int start = 0; start < length; start++)
            {
                for (int size = 1; size <= Math.Min(WordProfiles.LongestPiece, length - start); size++)
                {
                    profiles.AddPiece(bounded.Slice(start, size), scores);
                }
            }
        }
        int best = 0;
        for (int n = 1; n < scores.Length; n++)
        {
            best = scores[n] > scores[best] ? n : best;
        }
        return scores[best] > Math.Max(1, (words - FreeWords) * LeastPerWord) ? profiles.Languages[best] : null;
    }
}
