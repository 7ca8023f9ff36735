namespace Search.Ingest.Dates;

/// <summary>Which forms of days are read.</summary>
/// <param name="Order">How numbers are read that can be read both ways.</param>
/// <param name="HasShortYears">Years may have two digits (<c>17.1.22</c>): where a text is a date and little else.</param>
/// <param name="AssumedYear">The year of days that name none; 0: they are no days.</param>
internal readonly record struct DayForms(DayOrder Order, bool HasShortYears = false, int AssumedYear = 0)
{
    public const int FirstYear = 1600;
    public const int LastYear = 2200;
}
