using System.Collections.Frozen;
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

    private static readonly FrozenSet<string> Labels = new[]
    {
        "published", "publish", "posted", "updated", "update", "last", "modified", "created", "issued", "released", "release", "date", "dated", "on",
        "at", "the",
        "first", "this", "article", "story", "was", "is", "time", "local", "gmt", "utc", "est", "edt", "et", "cst", "cdt", "pst", "pdt", "bst",
        "cet", "cest",
        "ist", "wat", "eat", "sast", "aest", "aedt", "hrs", "hours", "am", "pm", "a", "p", "m", "z", "t", "original", "originally", "by",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>Whether a line may be one by its place: near the top or the end, and not the end of a wrapped sentence.</summary>
    public static bool CanBe(PageText page, int line) => (line < EdgeLines || line >= page.Count - EdgeLines) && !LineText.GoesOn(page, line);

    /// <param name="line">A line of the page.</param>
    /// <param name="date">Its date.</param>
    /// <param name="isUpdate">It says when the article was changed, not when it came out.</param>
    public static bool TryRead(ReadOnlySpan<char> line, out WrittenDate date, out bool isUpdate)
    {
        date = default;
        isUpdate = false;
        if (line.Length > LongestLine || !line.ContainsAnyInRange('0', '9'))
        {
            return false;
        }
        if (line.IndexOfAny("|•·") >= 0)
        {
            return TryReadBar(line, out date, out isUpdate);
        }
        return TryReadPart(line, out date, out isUpdate);
    }

    private static bool TryReadBar(ReadOnlySpan<char> line, out WrittenDate date, out bool isUpdate)
    {
        date = default;
        isUpdate = false;
        bool isFound = false;
        foreach (Range range in line.SplitAny("|•·"))
        {
            ReadOnlySpan<char> part = line[range];
            if (Words.Count(part) > 10)
            {
                return false;
            }
            if ((!isFound || isUpdate) && TryReadPart(part, out WrittenDate found, out bool foundUpdate) && !(isFound && foundUpdate))
            {
                date = found;
                isUpdate = foundUpdate;
                isFound = true;
            }
        }
        return isFound;
    }

    /// <summary>A date with nothing but labels, days of the week and times beside it; behind "by" a name may stand before it.</summary>
    private static bool TryReadPart(ReadOnlySpan<char> part, out WrittenDate date, out bool isUpdate)
    {
        isUpdate = false;
        if (!DateText.TryFind(part, out date))
        {
            return false;
        }
        bool isByline = part.TrimStart().StartsWith("by ", StringComparison.OrdinalIgnoreCase);
        int names = 0;
        foreach (Word word in new Words(part))
        {
            if (word.Kind != WordKind.Letters || (word.Start >= date.Start && word.End <= date.End))
            {
                continue;
            }
            ReadOnlySpan<char> text = word.In(part);
            if (Labels.GetAlternateLookup<ReadOnlySpan<char>>().Contains(text))
            {
                isUpdate |= word.Start < date.Start && (text.StartsWith("updat", StringComparison.OrdinalIgnoreCase) || text.Equals("modified", StringComparison.OrdinalIgnoreCase));
            }
            else if (!MonthNames.IsWeekday(text) && !(isByline && word.End <= date.Start && ++names <= 5))
            {
                return false;
            }
        }
        return true;
    }
}
