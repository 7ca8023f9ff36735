using System.Globalization;
using Search.Ingest.Text;

namespace Search.Ingest.Dates;

/// <summary>Reads days that are written in numbers: three with the same sign between them.</summary>
internal static class NumberDays
{
    /// <summary>How many words before a day may be that of the week.</summary>
    private const int WordsBefore = 3;

    public static bool TryRead(ReadOnlySpan<char> text, List<Word> words, int index, DayForms forms, out WrittenDate date, out int next)
    {
        date = default;
        next = index + 5;
        if (next > words.Count || !IsRow(text, words, index) || GoesOn(text, words, next))
        {
            return false;
        }
        Word first = words[index];
        Word second = words[index + 2];
        Word third = words[index + 4];
        if (first.Length == 4 && second.Length <= 2 && third.Length <= 2)
        {
            return TryMake(Number(text, first), Number(text, second), Number(text, third), first.Start, third.End, out date);
        }
        char sign = text[words[index + 1].Start];
        bool hasShortYear = third.Length == 2 && forms.HasShortYears && sign is '.' or '/';
        if (first.Length > 2 || second.Length > 2 || (third.Length != 4 && !hasShortYear))
        {
            return false;
        }
        int year = Number(text, third) + (!hasShortYear ? 0 : Number(text, third) < 70 ? 2000 : 1900);
        bool isDay = TryMake(year, Number(text, second), Number(text, first), first.Start, third.End, out WrittenDate dayFirst);
        bool isMonth = TryMake(year, Number(text, first), Number(text, second), first.Start, third.End, out WrittenDate monthFirst);
        if (!isDay || !isMonth || dayFirst.Value == monthFirst.Value)
        {
            // Nobody writes 1.17.2022.
            date = isDay ? dayFirst : monthFirst;
            return isDay || (isMonth && sign != '.');
        }
        DayOrder order = sign == '.' ? DayOrder.DayFirst : OfWeekday(text, words, index, dayFirst.Value,
            monthFirst.Value) is var told and not DayOrder.Unknown ? told : forms.Order;
        DateTime earlier = dayFirst.Value < monthFirst.Value ? dayFirst.Value : monthFirst.Value;
        date = order switch
        {
            DayOrder.DayFirst => dayFirst,
            DayOrder.MonthFirst => monthFirst,
            _ => new WrittenDate(new DateTime(year, 1, 1), DatePrecision.Year, first.Start, third.End, earlier),
        };
        return true;
    }

    public static int Number(ReadOnlySpan<char> text, Word word) =>
        word.Length <= 4 ? int.Parse(word.In(text), NumberStyles.None, CultureInfo.InvariantCulture) : int.MaxValue;

    public static bool TryMake(int year, int month, int day, int start, int end, out WrittenDate date)
    {
        date = default;
        if (year is < DayForms.FirstYear or > DayForms.LastYear || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month))
        {
            return false;
        }
        date = new WrittenDate(new DateTime(year, month, day), DatePrecision.Day, start, end);
        return true;
    }

    /// <summary>"Monday, 03/04/2022": only one of the two days is a Monday.</summary>
    private static DayOrder OfWeekday(ReadOnlySpan<char> text, List<Word> words, int index, DateTime dayFirst, DateTime monthFirst)
    {
        if (dayFirst.DayOfWeek == monthFirst.DayOfWeek)
        {
            return DayOrder.Unknown;
        }
        for (int i = index - 1; i >= 0 && i >= index - WordsBefore; i--)
        {
            if (WeekdayWords.DayOf(words[i].In(text)) is { } weekday)
            {
                return weekday == dayFirst.DayOfWeek ? DayOrder.DayFirst : weekday == monthFirst.DayOfWeek ? DayOrder.MonthFirst : DayOrder.Unknown;
            }
        }
        return DayOrder.Unknown;
    }

    /// <summary>Three numbers with the same sign between them; a space may follow the sign, and marks of direction may stand anywhere.</summary>
    private static bool IsRow(ReadOnlySpan<char> text, List<Word> words, int index)
    {
        if (words[index].Kind != WordKind.Digits || words[index + 1].Kind != WordKind.Sign || words[index + 2].Kind != WordKind.Digits
            || words[index + 3].Kind != WordKind.Sign || words[index + 4].Kind != WordKind.Digits)
        {
            return false;
        }
        char sign = text[words[index + 1].Start];
        return sign is '.' or '/' or '-' && text[words[index + 3].Start] == sign
            && Touch(text, words[index], words[index + 1]) && Touch(text, words[index + 2], words[index + 3])
            && words[index + 2].Start - words[index + 1].End <= 1 && words[index + 4].Start - words[index + 3].End <= 1;
    }

    /// <summary>A fourth number of the kind: an address of a machine, a version.</summary>
    private static bool GoesOn(ReadOnlySpan<char> text, List<Word> words, int next) =>
        next + 1 < words.Count && words[next].Start == words[next - 1].End && text[words[next].Start] == text[words[next - 2].Start]
        && words[next + 1].Kind == WordKind.Digits && words[next + 1].Start == words[next].End;

    private static bool Touch(ReadOnlySpan<char> text, Word first, Word second) =>
        first.End == second.Start || (second.Start == first.End + 1 && Words.IsMark(text[first.End]));
}
