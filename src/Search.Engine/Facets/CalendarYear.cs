namespace Search.Engine.Facets;

/// <summary>The year of a date in milliseconds since 1970, in the calendar of today (proleptic Gregorian), for any 64-bit number.</summary>
internal static class CalendarYear
{
    private const long MillisecondsPerDay = 86_400_000;
    private const long DaysPer400Years = 146_097;

    /// <summary>Days from 0000-03-01 to 1970-01-01.</summary>
    private const long EpochDay = 719_468;

    public static long Of(long milliseconds)
    {
        long day = Math.DivRem(milliseconds, MillisecondsPerDay, out long rest) + (rest < 0 ? -1 : 0) + EpochDay;
        long era = (day >= 0 ? day : day - DaysPer400Years + 1) / DaysPer400Years;
        uint dayOfEra = (uint)(day - era * DaysPer400Years);
        // Years that begin in March: the leap day is the last one, so every year's start is a multiple with corrections.
        uint yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        uint dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        bool isJanuaryOrFebruary = dayOfYear >= 306;
        return era * 400 + yearOfEra + (isJanuaryOrFebruary ? 1 : 0);
    }
}
