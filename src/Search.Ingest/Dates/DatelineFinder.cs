using Search.Ingest.Text;

namespace Search.Ingest.Dates;

/// <summary>
/// Finds the date that a text itself gives: on a line near the top, else near the end, else in front of the first paragraph as news agencies write it
/// (<c>LONDON, Jan 17, 2022 (Reuters) - …</c>). A date of change counts only where no other stands.
/// </summary>
internal static class DatelineFinder
{
    /// <summary>How far into the first paragraph an agency's dateline may reach.</summary>
    private const int LongestAgencyLine = 100;

    public static bool TryFind(PageText page, out WrittenDate date)
    {
        date = default;
        bool isFound = false;
        for (int line = 0; line < page.Count; line++)
        {
            if (Dateline.CanBe(page, line) && Dateline.TryRead(page[line], out WrittenDate found, out bool isUpdate))
            {
                if (!isUpdate)
                {
                    date = found;
                    return true;
                }
                date = isFound ? date : found;
                isFound = true;
            }
        }
        for (int line = 0; !isFound && line < Math.Min(page.Count, 4); line++)
        {
            isFound = TryReadAgency(page[line], out date);
        }
        return isFound;
    }

    /// <summary>Capitals, the date, perhaps the agency in brackets, and a dash.</summary>
    private static bool TryReadAgency(ReadOnlySpan<char> paragraph, out WrittenDate date)
    {
        date = default;
        ReadOnlySpan<char> start = paragraph[..Math.Min(paragraph.Length, LongestAgencyLine)];
        int dash = Math.Max(start.IndexOf(" - "), Math.Max(start.IndexOf(" – "), Math.Max(start.IndexOf(" — "), start.IndexOf(" -- "))));
        if (dash < 0 || !DateText.TryFind(start[..dash], out date) || date.Start == 0 || !char.IsUpper(start[0]))
        {
            return false;
        }
        int capitals = 0;
        int letters = 0;
        foreach (char c in start[..date.Start])
        {
            capitals += char.IsUpper(c) ? 1 : 0;
            letters += char.IsLetter(c) ? 1 : 0;
        }
        return letters > 2 && capitals * 3 >= letters * 2;
    }
}
