using System.Globalization;
using System.Text;

namespace Search.Ingest.Charsets;

/// <summary>
/// Guesses the encoding of bytes that say nothing of it. Bytes that are UTF-8 are UTF-8. Otherwise each encoding is tried, and the one wins in which most of
/// what is beyond ASCII are frequent characters of one language, in places where they can stand.
/// </summary>
internal static class CharsetDetector
{
    private const int SampleBytes = 1 << 12;
    private const int Windows1252 = 1252;

    /// <summary>So much UTF-8 is UTF-8 with a few errors in it, and no less than so little is worth a thought.</summary>
    private const double SurePart = 0.9;
    private const double LeastPart = 0.1;

    /// <summary>What a text in its true encoding scores at least, and what is beyond doubt.</summary>
    private const double GoodScore = 0.4;
    private const double SureScore = 1;

    /// <summary>Marks that texts of all languages have: they tell the encoding a little, not the language.</summary>
    private const string Marks = "“”„‘’‚–—…•«»°€£§©®™·¿¡№、。，「」：；！？（）《》・　";

    /// <summary>The code page. 65001 where that is what it most likely is, also with errors; 1252 where nothing is likely.</summary>
    public static int Detect(ReadOnlySpan<byte> bytes, Utf8Count utf8)
    {
        ReadOnlySpan<byte> start = bytes[..Math.Min(bytes.Length, SampleBytes)];
        if (Utf16(start) is { } utf16)
        {
            return utf16;
        }
        if (utf8.Invalid == 0 && utf8.Sequences == 0 && (start.IndexOf("\x1B$B"u8) >= 0 || start.IndexOf("\x1B$@"u8) >= 0))
        {
            return 50220;
        }
        if (utf8.Part > SurePart)
        {
            return Encoding.UTF8.CodePage;
        }
        ReadOnlySpan<byte> sample = Sample(bytes);
        (int best, double bestScore) = (Windows1252, 0.01);
        string text = "";
        int decoded = 0;
        foreach (CharsetLanguage language in CharsetLanguage.All)
        {
            if (decoded != language.CodePage)
            {
                decoded = language.CodePage;
                text = CharsetNames.Encoding(decoded, DecoderFallback.ReplacementFallback).GetString(sample);
            }
            double score = Score(text, language);
            if (score > bestScore + 1e-9)
            {
                (best, bestScore) = (language.CodePage, score);
            }
        }
        return bestScore < (utf8.Part > 0.5 ? SureScore : GoodScore) && utf8.Part > LeastPart ? Encoding.UTF8.CodePage : best;
    }

    /// <summary>UTF-16 without a mark: in texts of ASCII letters, every other byte is 0.</summary>
    private static int? Utf16(ReadOnlySpan<byte> start)
    {
        int pairs = start.Length / 2;
        int high = 0;
        int low = 0;
        for (int i = 0; i < pairs; i++)
        {
            high += start[2 * i] == 0 ? 1 : 0;
            low += start[2 * i + 1] == 0 ? 1 : 0;
        }
        return start.Length % 2 != 0 && start.Length < SampleBytes ? null
            : low > 0 && low * 5 >= pairs * 3 && high == 0 ? 1200
            : high > 0 && high * 5 >= pairs * 3 && low == 0 ? 1201
            : null;
    }

    /// <summary>Some of the bytes around the first that are not ASCII, cut where no encoding has the middle of a character.</summary>
    private static ReadOnlySpan<byte> Sample(ReadOnlySpan<byte> bytes)
    {
        int first = Math.Max(0, bytes.IndexOfAnyInRange((byte)0x80, (byte)0xFF));
        int line = bytes[..first].LastIndexOfAny((byte)'\n', (byte)' ') + 1;
        ReadOnlySpan<byte> sample = bytes[line..];
        if (sample.Length <= SampleBytes)
        {
            return sample;
        }
        sample = sample[..SampleBytes];
        int end = sample.LastIndexOfAny((byte)'\n', (byte)' ', (byte)'>');
        return end > SampleBytes / 2 ? sample[..end] : sample;
    }

    /// <summary>About the part of what is beyond ASCII that speaks for the language: below 0 for nonsense.</summary>
    private static double Score(string text, CharsetLanguage language)
    {
        double sum = 0;
        int count = 0;
        int latinRun = 0;
        for (int i = 0; i < text.Length; i++)
        {
            char c = text[i];
            if (c < 0x80)
            {
                latinRun = 0;
                continue;
            }
            count++;
            if (c == '\uFFFD' || char.IsControl(c) || (c >= '\uE000' && c <= '\uF8FF'))
            {
                sum -= 3;
            }
            else if (Marks.Contains(c) || c == '\u00A0')
            {
                sum += language.IsLatin ? 0.9 : 0.5;
            }
            else if (char.IsLetter(c) || language.Letters.ContainsKey(c))
            {
                latinRun++;
                sum += OfLetter(text, i, language, latinRun);
            }
            else
            {
                sum -= c is >= '\uFF61' and <= '\uFF9F' or (>= '\u2500' and <= '\u25FF') ? 1 : 0.3;
            }
        }
        return count == 0 ? 0 : sum / count;
    }

    private static double OfLetter(string text, int i, CharsetLanguage language, int run)
    {
        char c = text[i];
        char before = i > 0 ? text[i - 1] : ' ';
        char after = i + 1 < text.Length ? text[i + 1] : ' ';
        if (char.IsUpper(c) && char.IsLower(before))
        {
            return -1;
        }
        if (language.IsLatin ? run > 2 : char.IsAsciiLetter(before) || char.IsAsciiLetter(after))
        {
            return -0.7;
        }
        if (language.Letters.TryGetValue(c, out double weight))
        {
            // A mark above or below needs a letter before it.
            return char.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark && before < 0x80 ? -1 : weight;
        }
        if (language.Letters.TryGetValue(char.ToLowerInvariant(c), out weight))
        {
            // Capitals begin words, and words all in capitals are few: in KOI8 small letters stand where windows-1251 has capitals.
            return char.IsUpper(before) ? 0.3 * weight : 0.9 * weight;
        }
        return language.OthersWeigh;
    }
}
