using System.Globalization;
using Search.Ingest.Text;

namespace Search.Ingest.Dates;

/// <summary>
/// Finds days as pages of many languages write them: <c>17. Januar 2022</c>, <c>17 de enero de 2022</c>, <c>January 17th, 2022</c>,
/// <c>2022年1月17日</c>,
/// <c>17.01.2022</c>, <c>17.1.22</c>, <c>2022-01-17</c>, <c>2022/01/17</c>, <c>01/17/2022</c>. Numbers that can be read both ways are day and month.
/// </summary>
internal static class DayText
{
    private const int FirstYear = 1970;
    private const int LastYear = 2100;

    /// <summary>Every day that stands in a text, in order.</summary>
    /// <param name="text">A short text.</param>
    /// <param name="isMonthFirst">Numbers that can be read both ways are month and day.</param>
    public static List<WrittenDate> Find(ReadOnlySpan<char> text, bool isMonthFirst = false)
    {
        var found = new List<WrittenDate>();
        if (!text.ContainsAnyInRange('0', '9'))
        {
            return found;
        }
        List<Word> words = Words.ListOf(text);
        for (int i = 0; i < words.Count; i++)
        {
            if (TryReadAt(text, words, i, isMonthFirst, out DateTime day, out int next))
            {
                found.Add(new WrittenDate(day, DatePrecision.Day, words[i].Start, words[next - 1].End));
                i = next - 1;
            }
        }
        return found;
    }

    /// <summary>Whether a text has a numeric date that can only be month and day: <c>01/17/2022</c>.</summary>
    public static bool HasMonthFirst(ReadOnlySpan<char> text)
    {
        List<Word> words = Words.ListOf(text);
        for (int i = 0; i + 4 < words.Count; i++)
        {
            if (IsRow(text, words, i) && text[words[i + 1].Start] == '/' && words[i].Length <= 2 && words[i + 4].Length == 4
                && Number(text, words[i]) is >= 1 and <= 12 && Number(text, words[i + 2]) is > 12 and <= 31)
            {
                return true;
            }
        }
        return false;
    }

    private static bool TryReadAt(ReadOnlySpan<char> text, List<Word> words, int index, bool isMonthFirst, out DateTime day, out int next)
    {
        Word word = words[index];
        if (word.Kind == WordKind.Letters)
        {
            return TryMonthFirst(text, words, index, out day, out next);
        }
        if (word.Kind == WordKind.Digits && (index == 0 || !IsGlued(text, words, index)))
        {
            return TryCharacters(text, words, index, out day, out next) || TryNumbers(text, words, index, isMonthFirst, out day, out next)
                || TryDayFirst(text, words, index, out day, out next) || TryYearFirst(text, words, index, out day, out next);
        }
        day = default;
        next = index;
        return false;
    }

    /// <summary>A number directly behind a sign and a digit before that, as within a telephone number or a price.</summary>
    private static bool IsGlued(ReadOnlySpan<char> text, List<Word> words, int index) =>
        words[index - 1].End == words[index].Start && text[words[index - 1].Start] is '.' or '-' or '/' or ':' or ',' or '+'
        && index >= 2 && words[index - 2].End == words[index - 1].Start && words[index - 2].Kind == WordKind.Digits;

    /// <summary><c>January 17th, 2022</c>.</summary>
    private static bool TryMonthFirst(ReadOnlySpan<char> text, List<Word> words, int index, out DateTime day, out int next)
    {
        day = default;
        next = Skip(text, words, index + 1, '.');
        int month = MonthWords.MonthOf(words[index].In(text));
        if (month == 0)
        {
            return false;
        }
        if (next < words.Count && words[next] is { Kind: WordKind.Digits, Length: 6 } glued)
        {
            // "Apr 042013": day and year in elements of their own with nothing between.
            return TryMake(Number(text, glued with { Start = glued.Start + 2, Length = 4 }), month, Number(text, glued with { Length = 2 }), out day) && ++next > 0;
        }
        if (!TryShort(text, words, next, out int number))
        {
            return false;
        }
        next = SkipEnding(text, words, next + 1);
        next = Skip(text, words, Skip(text, words, next, '.'), ',');
        return TryYear(text, words, next, out int year) && TryMake(year, month, number, out day) && ++next > 0;
    }

    /// <summary><c>17. Januar 2022</c>, <c>17th of January, 2022</c>, <c>17 de enero de 2022</c>, <c>17-Jan-2022</c>.</summary>
    private static bool TryDayFirst(ReadOnlySpan<char> text, List<Word> words, int index, out DateTime day, out int next)
    {
        day = default;
        next = index + 1;
        if (!TryShort(text, words, index, out int number))
        {
            return false;
        }
        next = SkipEnding(text, words, next);
        next = SkipSmall(text, words, SkipSigns(text, words, next));
        if (next >= words.Count || MonthWords.MonthOf(words[next].In(text)) is not (> 0 and int month))
        {
            return false;
        }
        next = SkipSmall(text, words, SkipSigns(text, words, next + 1));
        return TryYear(text, words, next, out int year) && TryMake(year, month, number, out day) && ++next > 0;
    }

    /// <summary><c>2022. január 17.</c>, <c>2022 January 17</c>.</summary>
    private static bool TryYearFirst(ReadOnlySpan<char> text, List<Word> words, int index, out DateTime day, out int next)
    {
        day = default;
        next = index + 1;
        if (!TryYear(text, words, index, out int year) || words[index].Length != 4)
        {
            return false;
        }
        next = SkipSigns(text, words, next);
        if (next >= words.Count || MonthWords.MonthOf(words[next].In(text)) is not (> 0 and int month))
        {
            return false;
        }
        next = SkipSigns(text, words, next + 1);
        if (!TryShort(text, words, next, out int number) || !TryMake(year, month, number, out day))
        {
            return false;
        }
        next++;
        // "2022 January 17, 2023": the first year belongs to something else.
        return true;
    }

    /// <summary><c>2022年1月17日</c>, <c>2022년 1월 17일</c>.</summary>
    private static bool TryCharacters(ReadOnlySpan<char> text, List<Word> words, int index, out DateTime day, out int next)
    {
        day = default;
        next = index + 6;
        return index + 5 < words.Count && words[index].Length == 4 && words[index + 1].In(text)[0] is '年' or '년'
            && words[index + 3].In(text)[0] is '月' or '월' && words[index + 5].In(text)[0] is '日' or '일' or '号'
            && TryYear(text, words, index, out int year) && TryShort(text, words, index + 2, out int month) && TryShort(text, words, index + 4, out int number)
            && TryMake(year, month, number, out day);
    }

    private static bool TryNumbers(ReadOnlySpan<char> text, List<Word> words, int index, bool isMonthFirst, out DateTime day, out int next)
    {
        day = default;
        next = index + 5;
        if (next > words.Count || !IsRow(text, words, index))
        {
            return false;
        }
        char sign = text[words[index + 1].Start];
        // A fourth number of the kind: an address of a machine, a version.
        if (next + 1 < words.Count && words[next].Start == words[next - 1].End && text[words[next].Start] == sign && words[next + 1].Kind == WordKind.Digits
            && words[next + 1].Start == words[next].End)
        {
            return false;
        }
        int first = Number(text, words[index]);
        int second = Number(text, words[index + 2]);
        int third = Number(text, words[index + 4]);
        if (words[index].Length == 4)
        {
            return words[index + 2].Length <= 2 && words[index + 4].Length <= 2 && TryMake(first, second, third, out day);
        }
        if (words[index].Length > 2 || words[index + 2].Length > 2 || (words[index + 4].Length != 4 && !(words[index + 4].Length == 2 && sign is '.' or '/')))
        {
            return false;
        }
        if (words[index + 4].Length == 2)
        {
            // Two digits are a year only where the text is a date and little else: 17.01.22.
            third += third < 70 ? 2000 : 1900;
        }
        bool monthFirst = second > 12 || (isMonthFirst && first <= 12 && sign == '/');
        return monthFirst ? TryMake(third, first, second, out day) : TryMake(third, second, first, out day);
    }

    /// <summary>Three numbers with the same sign between them; a space may follow the sign.</summary>
    private static bool IsRow(ReadOnlySpan<char> text, List<Word> words, int index)
    {
        if (words[index].Kind != WordKind.Digits || words[index + 1].Kind != WordKind.Sign || words[index + 2].Kind != WordKind.Digits
            || words[index + 3].Kind != WordKind.Sign || words[index + 4].Kind != WordKind.Digits)
        {
            return false;
        }
        char sign = text[words[index + 1].Start];
        return sign is '.' or '/' or '-' && text[words[index + 3].Start] == sign && words[index + 1].Start == words[index].End && words[index + 3].Start == words[index + 2].End
            && words[index + 2].Start - words[index + 1].End <= 1 && words[index + 4].Start - words[index + 3].End <= 1;
    }

    private static int Number(ReadOnlySpan<char> text, Word word) =>
        word.Length <= 4 ? int.Parse(word.In(text), CultureInfo.InvariantCulture) : int.MaxValue;

    private static bool TryShort(ReadOnlySpan<char> text, List<Word> words, int index, out int number)
    {
        number = 0;
        return index < words.Count && words[index] is { Kind: WordKind.Digits, Length: <= 2 } && (number = Number(text, words[index])) is >= 1 and <= 31;
    }

    private static bool TryYear(ReadOnlySpan<char> text, List<Word> words, int index, out int year)
    {
        year = 0;
        return index < words.Count && words[index] is { Kind: WordKind.Digits, Length: 4 } && (year = Number(text, words[index])) is >= FirstYear and <= LastYear;
    }

    private static bool TryMake(int year, int month, int number, out DateTime day)
    {
        day = default;
        if (year is < FirstYear or > LastYear || month is < 1 or > 12 || number < 1 || number > DateTime.DaysInMonth(year, month))
        {
            return false;
        }
        day = new DateTime(year, month, number);
        return true;
    }

    private static int Skip(ReadOnlySpan<char> text, List<Word> words, int index, char sign) =>
        index < words.Count && words[index].Kind == WordKind.Sign && text[words[index].Start] == sign ? index + 1 : index;

    private static int SkipSigns(ReadOnlySpan<char> text, List<Word> words, int index)
    {
        for (int count = 0; count < 2 && index < words.Count && words[index].Kind == WordKind.Sign && text[words[index].Start] is '.' or ',' or '-' or '/' or 'º' or '°'; count++)
        {
            index++;
        }
        return index;
    }

    /// <summary><c>st nd rd th er º</c> behind a day.</summary>
    private static int SkipEnding(ReadOnlySpan<char> text, List<Word> words, int index) =>
        index < words.Count && words[index].Start == words[index - 1].End && words[index].In(text) is "st" or "nd" or "rd" or "th" or "er" or "ST" or "ND" or "RD" or "TH" or "º" or "ª"
            ? index + 1 : index;

    private static int SkipSmall(ReadOnlySpan<char> text, List<Word> words, int index) =>
        index < words.Count && words[index].In(text) is "de" or "of" or "del" or "di" or "De" or "DE" or "Of" ? index + 1 : index;
}
