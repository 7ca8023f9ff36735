using System.Globalization;
using Search.Ingest.Text;

namespace Search.Ingest.Dates;

/// <summary>Reads a time of day behind a date: <c>, 17:52</c>, <c>at 5:52 pm</c>, <c>T17:52:10</c>. A zone that follows is left alone: times stay as written.</summary>
internal static class TimeText
{
    public static bool TryRead(ReadOnlySpan<char> text, List<Word> words, int index, out TimeSpan time, out int next)
    {
        time = default;
        next = index;
        // At most two signs or little words stand between: ", at".
        for (int skipped = 0; skipped < 2 && index < words.Count && IsBetween(words[index].In(text)); skipped++)
        {
            index++;
        }
        if (!TryNumber(text, words, index, out int hours) || !TryMinutes(text, words, index + 1, out int minutes))
        {
            return false;
        }
        index += 3;
        int seconds = 0;
        if (TryMinutes(text, words, index, out int written))
        {
            seconds = written;
            index += 2;
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

    private static bool IsBetween(ReadOnlySpan<char> word) =>
        word is "," or "-" or "–" or "|" or "T" || word.Equals("at", StringComparison.OrdinalIgnoreCase);

    private static bool TryNumber(ReadOnlySpan<char> text, List<Word> words, int index, out int value)
    {
        value = 0;
        return index < words.Count && words[index].Kind == WordKind.Digits && words[index].Length <= 2
            && int.TryParse(words[index].In(text), NumberStyles.None, CultureInfo.InvariantCulture, out value);
    }

    /// <summary><c>:52</c> without spaces.</summary>
    private static bool TryMinutes(ReadOnlySpan<char> text, List<Word> words, int index, out int value)
    {
        value = 0;
        return index >= 1 && index + 1 < words.Count && text[words[index].Start] == ':' && words[index].Start == words[index - 1].End
            && words[index + 1].Start == words[index].End && words[index + 1].Length == 2 && TryNumber(text, words, index + 1, out value) && value < 60;
    }

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
