using Search.Ingest.Furniture;
using Search.Ingest.Text;

namespace Search.Ingest.Dates;

/// <summary>
/// Lines that say when an article was published: only a date with words such as "Published on"; a byline with a date; or a bar of short parts,
/// one of which is a date (<c>Russia | China | 17th January 2022 | Virtual Wire</c>).
/// </summary>
internal static class Dateline
{
    /// <summary>How many lines from the top and from the end may be datelines.</summary>
    private const int EdgeLines = 8;

    private const int LongestLine = 160;

    private const int MostNames = 5;

    private const string Bars = "|•·｜";

    /// <summary>Whether a line may be one by its place: near the top or the end, and not the end of a wrapped sentence.</summary>
    public static bool CanBe(PageText page, int line) => (line < EdgeLines || line >= page.Count - EdgeLines) && !LineText.GoesOn(page, line);

    /// <param name="line">A line of the page.</param>
    /// <param name="forms">Which forms of days are read.</param>
    /// <param name="date">Its date.</param>
    /// <param name="isUpdate">It says when the article was changed, not when it came out.</param>
    public static bool TryRead(ReadOnlySpan<char> line, DayForms forms, out WrittenDate date, out bool isUpdate)
    {
        date = default;
        isUpdate = false;
        if (line.Length > LongestLine)
        {
            return false;
        }
        line = PlainDigits.Of(line);
        if (!line.ContainsAnyInRange('0', '9'))
        {
            return false;
        }
        return line.IndexOfAny(Bars) >= 0 ? TryReadBar(line, forms, out date, out isUpdate) : TryReadPart(line, forms, out date, out isUpdate);
    }

    private static bool TryReadBar(ReadOnlySpan<char> line, DayForms forms, out WrittenDate date, out bool isUpdate)
    {
        date = default;
        isUpdate = false;
        bool isFound = false;
        foreach (Range range in line.SplitAny(Bars))
        {
            ReadOnlySpan<char> part = line[range];
            if (Words.Count(part) > 10)
            {
                return false;
            }
            if ((!isFound || isUpdate) && TryReadPart(part, forms, out WrittenDate found, out bool foundUpdate) && !(isFound && foundUpdate))
            {
                date = found;
                isUpdate = foundUpdate;
                isFound = true;
            }
        }
        return isFound;
    }

    /// <summary>A date with nothing but labels, days of the week and times beside it; behind "by" a name may stand before it.</summary>
    private static bool TryReadPart(ReadOnlySpan<char> part, DayForms forms, out WrittenDate date, out bool isUpdate)
    {
        isUpdate = false;
        if (!DateText.TryFind(part, forms, out date))
        {
            return false;
        }
        bool isByline = DateLabels.IsByline(part);
        int names = 0;
        foreach (Word word in new Words(part))
        {
            if (word.Kind != WordKind.Letters || (word.Start >= date.Start && word.End <= date.End))
            {
                continue;
            }
            // Where no spaces are, the date ends within a word: 日星期一.
            ReadOnlySpan<char> text = word.Start < date.End && word.End > date.End ? part[date.End..word.End] : word.In(part);
            if (DateLabels.IsLabel(text))
            {
                isUpdate |= word.Start < date.Start && DateLabels.IsChange(text);
            }
            else if (!(isByline && word.End <= date.Start && ++names <= MostNames))
            {
                return false;
            }
        }
        return true;
    }
}
