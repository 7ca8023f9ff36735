using Search.Ingest.Text;

namespace Search.Ingest.Dates;

/// <summary>
/// Finds the date that a text itself gives: on a line near the top, else near the end, else in front of the first paragraph as news agencies write
/// it. A date of
/// change counts only where no other stands.
/// </summary>
internal static class DatelineFinder
{
    /// <summary>How many lines from the top may start as those of agencies.</summary>
    private const int AgencyLines = 4;

    public static bool TryFind(PageText page, DayForms forms, out WrittenDate date)
    {
        date = default;
        bool isFound = false;
        for (int line = 0; line < page.Count; line++)
        {
            if (Dateline.CanBe(page, line) && Dateline.TryRead(page[line], forms, out WrittenDate found, out bool isUpdate))
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
        for (int line = 0; !isFound && line < Math.Min(page.Count, AgencyLines); line++)
        {
            isFound = AgencyLine.TryRead(page[line], forms, out date);
        }
        return isFound;
    }
}
