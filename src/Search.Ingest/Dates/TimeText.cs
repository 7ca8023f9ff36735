using System.Collections.Frozen;
using System.Globalization;
using Search.Ingest.Text;

namespace Search.Ingest.Dates;

/// <summary>
/// Reads a time of day behind a date: <c>, 17:52</c>, <c>at 5:52 pm</c>, <c>T17:52:10</c>, <c>à 17h52</c>, <c>kl. 17.52</c>, <c>17時52分</c>. A zone
/// that follows is
/// left alone: times stay as written.
/// </summary>
internal static class TimeText
{
    private const int MostBetween = 4;

    /// <summary>Little words between a date and its time.</summary>
    private static readonly FrozenSet<string> Between = new[]
    {
        ",", "-", "–", "|", "T", "،", "at", "à", "a", "las", "às", "в", "o", "um", "alle", "ore", "kl", "klo", "om", "saat", "godz", ".", "الساعة",
        "lúc",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Those behind which a dot may stand between hours and minutes.</summary>
    private static readonly FrozenSet<string> BeforeDots = new[] { "kl", "klo", "um", "om", "ore", "alle" }
        .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool TryRead(ReadOnlySpan<char> text, List<Word> words, int index, out TimeSpan time, out int next)
    {
        time = default;
        next = index;
        bool hasDots = false;
        for (int skipped = 0; skipped < MostBetween && index < words.Count && Has(Between, words[index].In(text)); skipped++)
        {
            hasDots |= Has(BeforeDots, words[index].In(text));
            index++;
        }
        if (!TryNumber(text, words, index, out int hours) || !TryMinutes(text, words, index + 1, hasDots, out int minutes))
        {
            return false;
        }
        index += 3;
        int seconds = 0;
        if (TryMinutes(text, words, index, false, out int written))
        {
            seconds = written;
            index += 2;
        }
        else if (index < words.Count && words[index].In(text) is "分" or "분")
        {
            index++;
        }
        if (TryHalf(text, words, index, out bool afternoon, out int afterHalf))
        {
            if (hours is 0 or > 12)
            {
                return false;
            }
            hours = hours % 12 + (afternoon ? 12 : 0);
            index = afterHalf;
        }
        if (hours > 23)
        {
            return false;
        }
        time = new TimeSpan(hours, minutes, seconds);
        next = index;
        return true;
    }

    private static bool Has(FrozenSet<string> set, ReadOnlySpan<char> word) => set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word);

    private static bool TryNumber(ReadOnlySpan<char> text, List<Word> words, int index, out int value)
    {
        value = 0;
        return index < words.Count && words[index].Kind == WordKind.Digits && words[index].Length <= 2
            && int.TryParse(words[index].In(text), NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    /// <summary><c>:52</c>, <c>h52</c> without spaces.</summary>
    private static bool TryMinutes(ReadOnlySpan<char> text, List<Word> words, int index, bool hasDots, out int value)
    {
        value = 0;
        return index >= 1 && index + 1 < words.Count && IsSign(words[index].In(text), hasDots) && words[index].Start == words[index - 1].End
            && words[index + 1].Start == words[index].End && words[index + 1].Length == 2 && TryNumber(text, words, index + 1, out value)
            && value < 60;
    }

    private static bool IsSign(ReadOnlySpan<char> word, bool hasDots) => word is ":" or "h" or "時" or "时" or "시" || (hasDots && word is ".");

    /// <summary><c>pm</c>, <c>P.M.</c></summary>
    private static bool TryHalf(ReadOnlySpan<char> text, List<Word> words, int index, out bool afternoon, out int next)
    {
        afternoon = false;
        next = index + 1;
        if (index >= words.Count)
        {
            return false;
        }
        ReadOnlySpan<char> word = words[index].In(text);
        if (word.Length == 2 && (word[1] | 0x20) == 'm' && (word[0] | 0x20) is 'a' or 'p')
        {
            afternoon = (word[0] | 0x20) == 'p';
            return true;
        }
        if (word.Length == 1 && (word[0] | 0x20) is 'a' or 'p' && index + 2 < words.Count
            && text[words[index + 1].Start] == '.' && (text[words[index + 2].Start] | 0x20) == 'm' && words[index + 2].Length == 1)
        {
            afternoon = (word[0] | 0x20) == 'p';
            next = index + 3 < words.Count && text[words[index + 3].Start] == '.' ? index + 4 : index + 3;
            return true;
        }
        return false;
    }
}
