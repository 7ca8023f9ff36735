namespace Search.Ingest.Dates;

/// <summary>English names of months and days of the week, whole and cut (Jan, Sept, Tues).</summary>
internal static class MonthNames
{
    private static readonly string[] Months =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];

    private static readonly string[] Weekdays = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

    /// <summary>1 to 12, or 0 for a word that is no month. At least three letters; a dot behind a cut name is not part of the word.</summary>
    public static int MonthOf(ReadOnlySpan<char> word)
    {
        for (int i = 0; i < Months.Length; i++)
        {
            if (IsWholeOrCut(word, Months[i]))
            {
                return i + 1;
            }
        }
        return 0;
    }

    public static bool IsWeekday(ReadOnlySpan<char> word)
    {
        foreach (string day in Weekdays)
        {
            if (IsWholeOrCut(word, day))
            {
                return true;
            }
        }
        return false;
    }

    /// <summary>Three or four letters, five for Thurs, are the usual cuts: "marc" or "decembe" are typing errors.</summary>
    private static bool IsWholeOrCut(ReadOnlySpan<char> word, string name) =>
        word.Length >= 3 && (word.Length <= 4 || word.Length == name.Length || name == "thursday" && word.Length == 5)
        && word.Length <= name.Length && name.AsSpan().StartsWith(word, StringComparison.OrdinalIgnoreCase);
}
