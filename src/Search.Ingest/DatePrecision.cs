namespace Search.Ingest;

/// <summary>How exactly a date is known. The names in lower case are those of exports and of the index.</summary>
public enum DatePrecision
{
    /// <summary>There is no date.</summary>
    None,
    Year,
    Month,
    Day,
    Second,
}
