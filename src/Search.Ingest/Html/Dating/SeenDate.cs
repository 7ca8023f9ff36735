using Search.Ingest.Dates;

namespace Search.Ingest.Html.Dating;

/// <summary>A day that a reader of the page sees.</summary>
/// <param name="Date">The day, or the year of one that can be read both ways.</param>
/// <param name="Block">The block that it stands in.</param>
/// <param name="Score">How likely it is the day of publication; the higher, the likelier.</param>
/// <param name="IsTime">A <c>time</c> element says it.</param>
/// <param name="Kind">The tag and class of the element that it stands in: dates of a list share it.</param>
/// <param name="IsChange">Words before it say that the page was changed then.</param>
/// <param name="IsUtc">No reader sees it: it is that of a stamp in UTC, beside which only a time is shown, or nothing.</param>
internal readonly record struct SeenDate(WrittenDate Date, int Block, double Score, bool IsTime, string Kind, bool IsChange = false,
    bool IsUtc = false)
{
    public DateTime Day => Date.Value.Date;
}
