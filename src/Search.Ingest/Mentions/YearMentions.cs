using System.Globalization;
using Search.Ingest.Dates;

namespace Search.Ingest.Mentions;

/// <summary>
/// Finds the years that a text talks about: numbers of four digits that stand for themselves, from 1900 to 2100 unless what stands beside them says
/// otherwise, from 1000 to 1899 only where it says so. Both years of <c>1986/87</c>, <c>2004-05</c> and <c>2019-2021</c>.
/// </summary>
/// <remarks>
/// No years: amounts and parts of numbers (<c>$2021</c>, <c>2,021</c>, <c>2021.5</c>), counts and measures (<c>2000 people</c>,
/// <c>1500-metre</c>, <c>at 1930 GMT</c>, <c>nearly 2000</c>, <c>more than 2000</c>), numbers that name (<c>flight 1987</c>, <c>Resolution 1973</c>,
/// <c>A-2000</c>), decades (<c>1990s</c>, <c>the 1990's</c>), and whatever stands in an address or a telephone number. Units, words of time and names
/// of months are known in many languages, digits in all scripts. The year of publication is not added: an article that never names it does not talk
/// about it.
/// </remarks>
internal static class YearMentions
{
    private const int FirstUsual = 1900;
    private const int LastUsual = 2100;
    private const int FirstOld = 1000;

    /// <summary>The distinct years of title and body, ascending.</summary>
    public static int[] Of(string? title, string body)
    {
        var years = new SortedSet<int>();
        foreach (YearMention mention in Find(title))
        {
            years.Add(mention.Year);
        }
        foreach (YearMention mention in Find(body))
        {
            years.Add(mention.Year);
        }
        return [.. years];
    }

    /// <summary>All mentions in the order of the text.</summary>
    public static List<YearMention> Find(ReadOnlySpan<char> text)
    {
        var mentions = new List<YearMention>();
        text = PlainDigits.Of(text);
        for (int i = 0; i < text.Length;)
        {
            int skip = text[i..].IndexOfAnyInRange('0', '9');
            if (skip < 0)
            {
                break;
            }
            int start = i + skip;
            i = start + 1;
            while (i < text.Length && char.IsAsciiDigit(text[i]))
            {
                i++;
            }
            if (i - start == 4)
            {
                Add(text, start, mentions);
            }
        }
        return mentions;
    }

    private static void Add(ReadOnlySpan<char> text, int start, List<YearMention> mentions)
    {
        int year = int.Parse(text.Slice(start, 4), CultureInfo.InvariantCulture);
        if (year is < FirstOld or > LastUsual)
        {
            return;
        }
        var beside = new NumberNeighbours(text, start, start + 4);
        if (!beside.CanBeYear)
        {
            return;
        }
        ReadOnlySpan<char> before = beside.WordBefore;
        bool isDay = beside.IsAfterDayOfMonth;
        bool isCertain = isDay || beside.IsPartOfDate || beside.IsNamedYear || YearWords.Certain.Has(before)
            || (before.Length > 0 && MonthWords.IsWhole(before));
        if (!isCertain)
        {
            if (YearWords.Counting.Has(before) || beside.IsAfterAmountPhrase
                || (YearWords.Units.Has(beside.WordAfter) && !YearWords.InTime.Has(before)))
            {
                return;
            }
            if (year < FirstUsual
                && !(beside.IsPartOfRange || (YearWords.OldYears.Has(before) && !IsPlural(beside.WordAfter)) || beside.IsNamedEvent))
            {
                return;
            }
        }
        bool isDated = isDay || YearWords.InTime.Has(before) || YearWords.Since.Has(before)
            || before.Equals("early", StringComparison.OrdinalIgnoreCase) || before.Equals("late", StringComparison.OrdinalIgnoreCase)
            || before.Equals("mid", StringComparison.OrdinalIgnoreCase) || MonthNames.MonthOf(before) > 0;
        mentions.Add(new YearMention(year, start, isDated));
        // 1986/87, 2004-05: two digits that go on from the year.
        if (beside.TryGetShortEnd(out int lastDigits, out int at))
        {
            int end = year / 100 * 100 + lastDigits;
            end = end < year && lastDigits < 50 ? end + 100 : end;
            if (end > year && end - year <= 60)
            {
                mentions.Add(new YearMention(end, at, false));
            }
        }
    }

    private static bool IsPlural(ReadOnlySpan<char> word) => word.Length > 3 && char.IsLower(word[0]) && word[^1] is 's';
}
