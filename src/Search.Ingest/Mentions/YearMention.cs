namespace Search.Ingest.Mentions;

/// <summary>A year in a text.</summary>
/// <param name="Year">The year.</param>
/// <param name="Start">Where it stands, in UTF-16 units; of the second year of <c>1986/87</c> the place of its two digits.</param>
/// <param name="IsDated">Words before it say that something is placed in time there: in, since, early, a month.</param>
internal readonly record struct YearMention(int Year, int Start, bool IsDated);
