using Search.Service.Articles;

namespace Search.Service.Queries;

/// <summary>Ends of a range of dates as people write them: each a year, a month, a day or a second, and the whole of it is meant.</summary>
public static class DateRange
{
    /// <summary>The first instant.</summary>
    /// <exception cref="UsageException">It is no date.</exception>
    public static DateTime Start(string text) => Parse(text).Start;

    /// <summary>The first instant behind it.</summary>
    /// <exception cref="UsageException">It is no date.</exception>
    public static DateTime End(string text) => Parse(text).End;

    private static (DateTime Start, DateTime End) Parse(string text) =>
        DateText.Parse(text) ?? throw new UsageException($"'{text}' is no date", "Write 2022, 2022-01, 2022-01-17 or 2022-01-17T09:30:00.");
}
