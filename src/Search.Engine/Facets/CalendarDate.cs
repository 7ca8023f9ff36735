namespace Search.Engine.Facets;

/// <summary>A day in the calendar of today, carried on into all times before and after (proleptic Gregorian, with a year 0).</summary>
/// <param name="Year">Negative before year 0.</param>
/// <param name="Month">1 to 12.</param>
/// <param name="Day">1 to 31.</param>
internal readonly record struct CalendarDate(long Year, int Month, int Day)
{
    public const long MillisecondsPerDay = 86_400_000;

    private const long DaysPer400Years = 146_097;

    /// <summary>Days from 0000-03-01 to 1970-01-01.</summary>
    private const long EpochDay = 719_468;

    /// <summary>Days since 1970-01-01.</summary>
    public long DayNumber
    {
        get
        {
            // Years that begin in March: the leap day is the last one.
            long year = Month <= 2 ? Year - 1 : Year;
            long era = FloorDiv(year, 400);
            long yearOfEra = year - era * 400;
            long dayOfYear = (153 * ((Month + 9) % 12) + 2) / 5 + Day - 1;
            return era * DaysPer400Years + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - EpochDay;
        }
    }

    /// <summary>The day of an instant in milliseconds since 1970.</summary>
    public static CalendarDate Of(long milliseconds) => OfDay(FloorDiv(milliseconds, MillisecondsPerDay));

    /// <param name="dayNumber">Days since 1970-01-01.</param>
    public static CalendarDate OfDay(long dayNumber)
    {
        long day = dayNumber + EpochDay;
        long era = FloorDiv(day, DaysPer400Years);
        uint dayOfEra = (uint)(day - era * DaysPer400Years);
        uint yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        uint dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        uint monthFromMarch = (5 * dayOfYear + 2) / 153;
        int month = (int)(monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9);
        return new CalendarDate(era * 400 + yearOfEra + (month <= 2 ? 1 : 0), month, (int)(dayOfYear - (153 * monthFromMarch + 2) / 5) + 1);
    }

    /// <summary>The quotient rounded down, for a positive divisor.</summary>
    public static long FloorDiv(long value, long divisor) => value >= 0 ? value / divisor : -((-(value + 1)) / divisor) - 1;

    public static Int128 FloorDiv(Int128 value, long divisor) => value >= 0 ? value / divisor : -((-(value + 1)) / divisor) - 1;
}
