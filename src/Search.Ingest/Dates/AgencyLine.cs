using System.Collections.Frozen;
using Search.Ingest.Text;

namespace Search.Ingest.Dates;

/// <summary>
/// Reads the date that news agencies put before the text: <c>LONDON, Jan 17, 2022 (Reuters) - …</c>, <c>Berlin, 17. Januar 2022 (dpa) - …</c>,
/// <c>МОСКВА, 17 января 2022 г. /ТАСС/. …</c>, <c>新华社北京2022年1月17日电 …</c>.
/// </summary>
internal static class AgencyLine
{
    /// <summary>How far into the paragraph it may reach.</summary>
    private const int Longest = 120;

    /// <summary>How far behind the date its agency or its dash may stand.</summary>
    private const int LongestAgency = 30;

    private const int MostPlaces = 5;

    private const string Dashes = "-–—―";

    /// <summary>Words that go with a place or a date.</summary>
    private static readonly FrozenSet<string> Small =
        new[] { "de", "del", "la", "le", "di", "in", "den", "am", "em", "en", "el", "do", "da", "on", "в" }
            .ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Words that start a sentence that has a date.</summary>
    private static readonly FrozenSet<string> NoPlaces = new[]
    {
        "since", "until", "till", "after", "before", "by", "from", "the", "this", "that", "when", "as", "seit", "bis", "nach", "vor", "ab", "der",
        "die", "das", "depuis", "avant", "après", "desde", "hasta", "después", "antes", "após", "até", "dal", "dopo", "prima", "с", "до", "после",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    public static bool TryRead(ReadOnlySpan<char> paragraph, DayForms forms, out WrittenDate date)
    {
        ReadOnlySpan<char> start = paragraph[..Math.Min(paragraph.Length, Longest)];
        if (!DateText.TryFind(start, forms, out date) || date.Start == 0)
        {
            return false;
        }
        ReadOnlySpan<char> before = start[..date.Start];
        ReadOnlySpan<char> after = start[date.End..].TrimStart(" .,г");
        if (after.Length > 0 && after[0] is '电' or '電' or '讯' or '訊')
        {
            return true;
        }
        bool hasAgency = after.Length > 0 && after[0] is '(' or '/' or '[' or '（'
            && after[1..Math.Min(after.Length, LongestAgency)].IndexOfAny(")/]）") > 1;
        if (after.IndexOfAny(Dashes) < 0 && !hasAgency)
        {
            return false;
        }
        if (IsCapital(before) && HasDash(after))
        {
            return true;
        }
        return IsPlace(before) && (hasAgency || (before.Contains(',') && after.IndexOfAny(Dashes) == 0));
    }

    /// <summary>Two of three letters are capitals.</summary>
    private static bool IsCapital(ReadOnlySpan<char> text)
    {
        int capitals = 0;
        int letters = 0;
        foreach (char c in text)
        {
            capitals += char.IsUpper(c) ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
        }
        return text.TrimStart("( ") is [var first, ..] && char.IsUpper(first) && letters > 2 && capitals * 3 >= letters * 2;
    }

    private static bool HasDash(ReadOnlySpan<char> after)
    {
        int dash = after.IndexOfAny(Dashes);
        return dash == 0 || (dash > 0 && dash <= LongestAgency + 20 && (after[dash - 1] is ' ' or '.' or ')')
            && (dash + 1 == after.Length || !char.IsLetterOrDigit(after[dash + 1])));
    }

    /// <summary>Nothing but names, days of the week and little words, and at least one name.</summary>
    private static bool IsPlace(ReadOnlySpan<char> text)
    {
        int names = 0;
        foreach (Word word in new Words(text))
        {
            ReadOnlySpan<char> written = word.In(text);
            if (word.Kind == WordKind.Sign)
            {
                if (written[0] is not (',' or '،' or '(' or ')' or '-' or '/' or '.' or '’'))
                {
                    return false;
                }
            }
            else if (NoPlaces.GetAlternateLookup<ReadOnlySpan<char>>().Contains(written) || word.Kind == WordKind.Digits
                || (char.IsLower(written[0]) && !IsSmall(written)))
            {
                return false;
            }
            else if (!IsSmall(written) && WeekdayWords.DayOf(written) == null)
            {
                names++;
            }
        }
        return names is > 0 and <= MostPlaces;
    }

    private static bool IsSmall(ReadOnlySpan<char> word) => Small.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word) || (char.IsLower(word[0])
        && WeekdayWords.DayOf(word) != null);
}
