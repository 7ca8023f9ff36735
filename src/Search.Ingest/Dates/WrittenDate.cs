namespace Search.Ingest.Dates;

/// <summary>A date as it stands in a text.</summary>
/// <param name="Value">The date as written; of lower precision its first instant.</param>
/// <param name="Precision">How much of it was written, or can be known: of a day that can be read both ways, the year.</param>
/// <param name="Start">Where it starts in the text, in UTF-16 units.</param>
/// <param name="End">Behind its last unit.</param>
/// <param name="NotBefore">Of a day that can be read both ways the earlier one.</param>
internal readonly record struct WrittenDate(DateTime Value, DatePrecision Precision, int Start, int End, DateTime? NotBefore = null)
{
    public bool IsDay => Precision is DatePrecision.Day or DatePrecision.Second;
}
