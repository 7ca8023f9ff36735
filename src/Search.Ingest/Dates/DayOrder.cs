namespace Search.Ingest.Dates;

/// <summary>How a source writes days in numbers that can be read both ways (<c>03/04/2022</c>).</summary>
internal enum DayOrder
{
    /// <summary>Nothing tells: such a date is known by its year only.</summary>
    Unknown,

    DayFirst,

    MonthFirst,
}
