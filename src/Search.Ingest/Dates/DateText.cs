using System.Globalization;
using Search.Ingest.Text;

namespace Search.Ingest.Dates;

/// <summary>
/// Finds dates as English news writes them: <c>17th January 2022</c>, <c>Jan. 17, 2022</c>, <c>January 2022</c>, <c>2022-01-17</c>, <c>2022/1/17</c>,
/// and
/// <c>17-Jan-2022</c>, <c>17/01/2022</c> or <c>01/17/2022</c> where one of the numbers can only be a day. A date without a year is none. A time of
/// day may follow.
/// </summary>
internal static class DateText
{
    public const int FirstYear = 1600;
    public const int LastYear = 2200;

    /// <summary>The first date in a text.</summary>
    public static bool TryFind(ReadOnlySpan<char> text, out WrittenDate date)
    {
        List<Word> words = Words.ListOf(text);
        for (int i = 0; i < words.Count; i++)
        {
            if (TryReadAt(text, words, i, out date))
            {
                return true;
            }
        }
        date = default;
        return false;
    }

    private static bool TryReadAt(ReadOnlySpan<char> text, List<Word> words, int index, out WrittenDate date)
    {
        date = default;
        int year;
        int month;
        int day = 1;
        int next;
        DatePrecision precision = DatePrecision.Day;
        Word word = words[index];
        if (word.Kind == WordKind.Letters)
        {
            month = MonthNames.MonthOf(word.In(text));
            if (month == 0)
            {
                return false;
            }
            next = SkipSign(text, words, index + 1, '.');
            if (TryDay(text, words, next, out day, out int afterDay) && TryYear(text, words, SkipSign(text, words, afterDay, ','), out year, out int afterYear))
            {
                next = afterYear;
            }
            else if (TryYear(text, words, SkipSign(text, words, next, ','), out year, out next))
            {
                day = 1;
                precision = DatePrecision.Month;
            }
            else
            {
                return false;
            }
        }
        else if (word.Kind == WordKind.Digits && TryDay(text, words, index, out day, out next) && TryMonthAndYear(text, words, next, out month, out year, out int end))
        {
            next = end;
        }
        else if (word.Kind != WordKind.Digits || !TryNumbers(text, words, index, out year, out month, out day, out next))
        {
            return false;
        }
        if (!DateTime.TryParseExact($"{year:D4}-{month:D2}-{day:D2}", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateTime value))
        {
            return false;
        }
        int last = next - 1;
        if (precision == DatePrecision.Day && TimeText.TryRead(text, words, next, out TimeSpan time, out int afterTime))
        {
            value += time;
            precision = DatePrecision.Second;
            last = afterTime - 1;
        }
        date = new WrittenDate(value, precision, word.Start, words[last].End);
        return true;
    }

    /// <summary><c>January 2022</c>, <c>of Jan., 2022</c>, <c>-Jan-2022</c> behind a day.</summary>
    private static bool TryMonthAndYear(ReadOnlySpan<char> text, List<Word> words, int index, out int month, out int year, out int next)
    {
        month = 0;
        year = 0;
        next = index;
        if (index < words.Count && words[index].In(text).Equals("of", StringComparison.OrdinalIgnoreCase))
        {
            index++;
        }
        int afterSign = SkipSign(text, words, index, '-');
        bool isHyphened = afterSign > index;
        index = afterSign;
        if (index >= words.Count || words[index].Kind != WordKind.Letters || (month = MonthNames.MonthOf(words[index].In(text))) == 0)
        {
            return false;
        }
        index = SkipSign(text, words, index + 1, isHyphened ? '-' : '.');
        return TryYear(text, words, SkipSign(text, words, index, ','), out year, out next);
    }

    /// <summary><c>17</c> or <c>17th</c>.</summary>
    private static bool TryDay(ReadOnlySpan<char> text, List<Word> words, int index, out int day, out int next)
    {
        day = 0;
        next = index + 1;
        if (index >= words.Count || words[index].Kind != WordKind.Digits || words[index].Length > 2)
        {
            return false;
        }
        day = int.Parse(words[index].In(text), CultureInfo.InvariantCulture);
        if (next < words.Count && words[next].Start == words[index].End && words[next].Kind == WordKind.Letters)
        {
            ReadOnlySpan<char> ending = words[next].In(text);
            if (ending is not ("st" or "nd" or "rd" or "th" or "ST" or "ND" or "RD" or "TH"))
            {
                return false;
            }
            next++;
        }
        return day is >= 1 and <= 31;
    }

    private static bool TryYear(ReadOnlySpan<char> text, List<Word> words, int index, out int year, out int next)
    {
        year = 0;
        next = index + 1;
        return index < words.Count && words[index].Kind == WordKind.Digits && words[index].Length == 4
            && (year = int.Parse(words[index].In(text), CultureInfo.InvariantCulture)) is >= FirstYear and <= LastYear;
    }

    /// <summary>Three numbers with the same sign between them and no space.</summary>
    private static bool TryNumbers(ReadOnlySpan<char> text, List<Word> words, int index, out int year, out int month, out int day, out int next)
    {
        year = month = day = 0;
        next = index + 5;
        if (next > words.Count || words[index + 2].Kind != WordKind.Digits || words[index + 4].Kind != WordKind.Digits
            || words[index + 4].End - words[index].Start != words[index].Length + words[index + 2].Length + words[index + 4].Length + 2
            || text[words[index + 1].Start] is not ('-' or '/' or '.') || text[words[index + 1].Start] != text[words[index + 3].Start]
            || words[index].Length > 4 || words[index + 2].Length > 2 || words[index + 4].Length > 4)
        {
            return false;
        }
        int first = int.Parse(words[index].In(text), CultureInfo.InvariantCulture);
        int second = int.Parse(words[index + 2].In(text), CultureInfo.InvariantCulture);
        int third = int.Parse(words[index + 4].In(text), CultureInfo.InvariantCulture);
        if (words[index].Length == 4)
        {
            (year, month, day) = (first, second, third);
        }
        else if (words[index + 4].Length == 4 && (first > 12 || second > 12 || first == second))
        {
            (year, month, day) = second > 12 ? (third, first, second) : (third, second, first);
        }
        return year is >= FirstYear and <= LastYear;
    }

    private static int SkipSign(ReadOnlySpan<char> text, List<Word> words, int index, char sign) =>
        index < words.Count && words[index].Kind == WordKind.Sign && text[words[index].Start] == sign ? index + 1 : index;
}
