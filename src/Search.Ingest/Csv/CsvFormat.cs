namespace Search.Ingest.Csv;

/// <summary>
/// CSV, as RFC 4180 has it and as it is found:
/// <code>
/// file  = header row*            -- UTF-8; UTF-16 and UTF-32 with a byte order mark; else what the bytes of a row suggest
/// row   = value (sign value)* (CR? LF | end)
/// value = plain | '"' (any but '"' | '""')* '"' (' ' | TAB)*
/// sign  = ',' | ';' | TAB | '|'  -- the one that the header has most often outside of quotes; in .tsv and .tab a TAB
/// plain = any but sign and LF; a quote within it is a character
/// </code>
/// Empty lines are no rows. Rows are counted from 1, the header not. A row with another number of values than the header is a reject. Behind one that
/// cannot be read for its quotes, reading goes on at the next line. A quote that is never closed would take the rest of the file with it each time; so after
/// the first one no value goes over lines.
/// </summary>
internal static class CsvFormat
{
    /// <summary>The signs that may stand between values, the usual one first.</summary>
    public const string Signs = ",;\t|";

    /// <summary>More columns than this are not kept.</summary>
    public const int MostColumns = 4096;
}
