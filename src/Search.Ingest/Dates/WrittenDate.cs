namespace Search.Ingest.Dates;

/// <summary>A date as it stands in a text.</summary>
/// <param name="Value">The date as written; of lower precision its first instant.</param>
/// <param name="Precision">How much of it was written.</param>
/// <param name="Start">Where it starts in the text, in UTF-16 units.</param>
/// <param name="End">Behind its last unit.</param>
internal readonly record struct WrittenDate(DateTime Value, DatePrecision Precision, int Start, int End);
