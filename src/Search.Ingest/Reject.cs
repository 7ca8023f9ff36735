namespace Search.Ingest;

/// <summary>A file or a record that could not be read. The rest goes on.</summary>
/// <param name="Path">The file, as it was reached from the given PATH; <c>-</c> for standard input.</param>
/// <param name="Line">The record's line, counted from 1; null where the whole file is meant, or a record of a format that has no lines.</param>
/// <param name="Reason">Why, for people.</param>
/// <param name="Record">The record's number in a file whose records are no lines, counted from 1; else null.</param>
public sealed record Reject(string Path, long? Line, string Reason, long? Record = null);
