namespace Search.Engine.Facets;

/// <summary>The year of a date in milliseconds since 1970, for any 64-bit number.</summary>
internal static class CalendarYear
{
    public static long Of(long milliseconds) => CalendarDate.Of(milliseconds).Year;
}
